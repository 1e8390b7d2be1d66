"""The demo library and the real speeches, read and embedded once for the tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.compose import App, compose
from bot.settings import Settings

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

SUMMER = datetime(2025, 7, 25, 4, tzinfo=UTC)


def _reading(home: Path, files: Path, embedder: Embedder) -> Iterator[App]:
    """An application that has read a folder, words and vectors; its clock stands in July 2025."""
    with compose(Settings(home=home), embedder=embedder, clock=lambda: SUMMER) as app:
        assert not app.ingest([files]).failed
        app.embed_pending()
        yield app


@pytest.fixture(scope="session")
def demo_app(
    demo_home: Path,
    project_root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    embedder: Embedder,
) -> Iterator[App]:
    """The application over the demo library, in a home of its own: it holds the home to the end."""
    home = tmp_path_factory.mktemp("demo-app") / "data"
    shutil.copytree(demo_home / "data", home)
    yield from _reading(home, project_root / "samples" / "library", embedder)


@pytest.fixture(scope="module")
def seeds_app(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[App]:
    """The application over the real speeches and reports; skips where they are absent."""
    yield from _reading(tmp_path_factory.mktemp("seeds"), shared_data / "seeds", embedder)
