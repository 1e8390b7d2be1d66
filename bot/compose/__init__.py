"""The composition root: settings in, a working application out. The only place that builds things."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.assistant import Clock
from bot.compose.app import App
from bot.settings import Settings
from vectorstore.embedder import Embedder

if TYPE_CHECKING:
    from bot.answering.llm import ChatModel

__all__ = ["App", "compose"]


def _now() -> datetime:
    return datetime.now(UTC)


def compose(
    settings: Settings,
    *,
    embedder: Embedder | None = None,
    chat_model: ChatModel | None = None,
    clock: Clock | None = None,
) -> App:
    """The application for these settings. Tests pass an embedder that they share, and a clock.

    ``chat_model`` is a LangChain chat model that is asked instead of the endpoint of the settings.
    """
    return App(settings, embedder, clock or _now, chat_model)
