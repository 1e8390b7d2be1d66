"""The application over a small county's documents, read and embedded once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.compose import App, compose
from bot.settings import Settings
from tests.bot.county import write_county, write_more

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

NOON = datetime(2025, 7, 25, 4, tzinfo=UTC)


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the county's files."""
    return write_more(write_county(tmp_path_factory.mktemp("county") / "文件"))


@pytest.fixture(scope="session")
def county_app(
    county: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[App]:
    """The application that has read them; its clock stands at noon of 25 July 2025."""
    settings = Settings(home=tmp_path_factory.mktemp("county-home"))
    with compose(settings, embedder=embedder, clock=lambda: NOON) as app:
        assert not app.ingest([county]).failed
        app.embed_pending()
        yield app
