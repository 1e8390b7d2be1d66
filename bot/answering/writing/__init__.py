"""Prose that a language model writes and that rules let through sentence by sentence."""

from bot.answering.writing.model import Model, ModelFailed, Record
from bot.answering.writing.prose import ProseWriter
from bot.answering.writing.rewriting import Rewriter

__all__ = ["Model", "ModelFailed", "ProseWriter", "Record", "Rewriter"]
