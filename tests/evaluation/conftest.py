"""The real speeches, read and embedded once for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.compose import App
from tests.conftest import app_over

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder


@pytest.fixture(scope="module")
def seeds_app(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[App]:
    """The application over the real speeches and reports; skips where they are absent."""
    yield from app_over(tmp_path_factory.mktemp("seeds"), shared_data / "seeds", embedder)
