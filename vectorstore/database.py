"""The SQL database: one truth for documents and records, SQLite by default, PostgreSQL by URL.

Readers get a snapshot, writers take their turn: on SQLite a writing transaction begins with
``BEGIN IMMEDIATE``, so that it waits for the other writer instead of failing half way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import URL, Connection, Dialect, Engine, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from vectorstore.errors import DatabaseUnavailable

BUSY_MILLISECONDS = 30_000

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the project registers here: ours in ``tables``, the bot's in its own module."""


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept as UTC without a zone, since SQLite has none; aware on both sides."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Database:
    """A database by SQLAlchemy URL. Nothing is opened before the first transaction.

    Raises ``DatabaseUnavailable`` for a URL that cannot be used, and from every transaction for
    what is wrong with the database rather than with the statement.
    """

    def __init__(self, url: str | URL) -> None:
        try:
            self._url = make_url(url)
            self._engine = _engine(self._url)
        except (exc.ArgumentError, exc.NoSuchModuleError, ImportError) as error:
            raise DatabaseUnavailable(url=_shown(url), reason=str(error)) from error
        self._writer = self._engine.execution_options(writing=True)
        if self._url.get_backend_name() != "sqlite":
            # Readers only: a writer must see what the writer before it committed.
            self._engine = self._engine.execution_options(isolation_level="REPEATABLE READ")

    @property
    def url(self) -> str:
        """The URL without its password."""
        return _shown(self._url)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A writing transaction: committed at the end, rolled back on any exception."""
        with self._mapped(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A reading transaction: one snapshot for all its statements."""
        with self._mapped(), self._engine.connect() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the tables to the present version; creates them in an empty database."""
        from vectorstore import migrations

        with self._mapped():
            if self._url.get_backend_name() == "sqlite" and self._url.database:
                _make_folder(Path(self._url.database).parent, self.url)
        with self.connect() as connection:
            if migrations.is_current(connection):
                return
        with self.begin() as connection:
            migrations.upgrade(connection)

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except (exc.IntegrityError, exc.ProgrammingError, exc.DataError):
            raise  # the statement is wrong, not the database
        except (exc.DatabaseError, exc.InterfaceError) as error:
            raise DatabaseUnavailable(url=self.url, reason=str(error.orig)) from error
        except exc.TimeoutError as error:
            raise DatabaseUnavailable(url=self.url, reason=str(error)) from error


def _shown(url: str | URL) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except exc.ArgumentError:
        return str(url).split("://", 1)[0]


def _make_folder(folder: Path, url: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnavailable(url=url, reason=str(error)) from error


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: see _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def version_of(database: Database) -> str | None:
    """The version of a database's tables; ``None`` where there are none. Changes nothing."""
    with database.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return str(found) if found else None
