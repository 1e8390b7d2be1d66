"""Lexical: the words leg, a term index in memory that follows the catalog."""

from vectorstore.lexical.leg import Lexical

__all__ = ["Lexical"]
