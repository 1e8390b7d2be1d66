"""The database as a whole: versions, failures, and two at once."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.vectorstore.readings import Store, reading
from vectorstore import migrations, tables
from vectorstore.database import Database, metadata
from vectorstore.errors import DatabaseUnavailable

TABLES = (
    "bot.records.tables",
    "bot.records.access.tables",
    "bot.records.tickets.tables",
    "bot.records.approved.tables",
)


def test_tables_and_migrations_agree(database: Database) -> None:
    known = set(metadata.tables)
    for name in TABLES:
        importlib.import_module(name)
        known = set(metadata.tables)

    def ours(name: str | None, kind: str, parents: object) -> bool:
        return kind != "table" or name in known

    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(context, metadata) == []
    assert tables.documents.name in known


def test_the_newest_version_is_the_one_named() -> None:
    config = Config()
    config.set_main_option("script_location", "vectorstore:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]


def test_migrating_again_keeps_everything(store: Store) -> None:
    store.put(reading("a.txt"))
    store.database.migrate()
    assert store.catalog.counts().documents == 1


def test_sqlite_is_set_up_for_readers_beside_a_writer(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.sqlite'}")
    with database.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000}
    database.close()


def test_a_file_that_is_no_database_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "fawen.sqlite"
    path.write_text("这不是数据库" * 100, encoding="utf-8")
    with pytest.raises(DatabaseUnavailable) as caught:
        Database(f"sqlite:///{path}").migrate()
    assert "not a database" in str(caught.value.fields["reason"])


@pytest.mark.parametrize(
    "url", ["no url", "oracle-of-delphi://x", "sqlite:////dev/null/x/y.sqlite"]
)
def test_a_place_that_holds_no_database_is_reported(url: str) -> None:
    with pytest.raises(DatabaseUnavailable):
        Database(url).migrate()


def test_passwords_are_not_reported() -> None:
    with pytest.raises(DatabaseUnavailable) as caught:
        Database("postgresql+pg9999://fawen:geheim@localhost/fawen")
    assert "geheim" not in str(caught.value)


def test_a_wrong_statement_is_not_blamed_on_the_database(database: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError), database.begin() as connection:
        connection.execute(tables.passage_terms.insert().values(passage="x", words="", grams=""))


def test_writers_take_turns_and_readers_see_whole_changes(store: Store) -> None:
    failures: list[str] = []

    def write(name: str) -> None:
        for n in range(8):
            store.put(reading(f"{name}.txt", [f"{name}{n}{m}" for m in range(5)]))

    def read() -> None:
        for _ in range(60):
            counts = store.catalog.counts()
            if counts.passages != 5 * counts.documents:
                failures.append(str(counts))

    threads = [threading.Thread(target=write, args=(name,)) for name in ("甲", "乙", "丙")]
    threads.append(threading.Thread(target=read))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert store.catalog.counts().passages == 15
    assert store.catalog.generation() == 24


def test_opening_a_database_loads_no_model() -> None:
    code = (
        "import sys, vectorstore.library, vectorstore.catalog\n"
        "heavy = {'torch', 'chromadb', 'sentence_transformers', 'tantivy', 'alembic', 'rjieba'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
