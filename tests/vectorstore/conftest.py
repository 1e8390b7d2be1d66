"""A library over an empty database of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vectorstore.readings import Store
from vectorstore.database import Database


@pytest.fixture
def store(database: Database, tmp_path: Path) -> Store:
    """A library over an empty database, with a clock that stands still."""
    return Store(database, tmp_path / "originals")
