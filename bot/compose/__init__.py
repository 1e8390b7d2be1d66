"""The composition root: settings in, a working application out. The only place that builds things."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.assistant import Clock
from bot.compose.app import App
from bot.settings import Settings
from vectorstore.embedder import Embedder

__all__ = ["App", "compose"]


def _now() -> datetime:
    return datetime.now(UTC)


def compose(
    settings: Settings, *, embedder: Embedder | None = None, clock: Clock | None = None
) -> App:
    """The application for these settings. Tests pass an embedder that they share, and a clock."""
    return App(settings, embedder, clock or _now)
