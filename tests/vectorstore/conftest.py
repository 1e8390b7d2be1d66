"""The databases that the store must run on: SQLite always, PostgreSQL where one is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.vectorstore.readings import Store
from vectorstore.database import Database

POSTGRES = os.environ.get("FAWEN_TEST_POSTGRES")


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param(
            "postgres",
            marks=pytest.mark.skipif(not POSTGRES, reason="FAWEN_TEST_POSTGRES names no server"),
        ),
    ]
)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'home' / 'fawen.sqlite'}")
    else:
        assert POSTGRES
        database = Database(POSTGRES)
        with database.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA IF EXISTS public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
    database.migrate()
    yield database
    database.close()


@pytest.fixture
def store(database: Database, tmp_path: Path) -> Store:
    """A library over an empty database, with a clock that stands still."""
    return Store(database, tmp_path / "originals")
