"""A library that jobs bring files into, without a service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.compose import App, compose
from bot.settings import Settings
from tests.bot.web.serving import NOW

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder


@pytest.fixture
def app(tmp_path: Path, embedder: Embedder) -> Iterator[App]:
    """An application over an empty home."""
    settings = Settings(home=tmp_path / "home")
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        yield app
