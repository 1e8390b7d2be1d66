"""How the tables came to be, one version a file; run by ``Database.migrate`` and by tests."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

HEAD = "0008"
"""The newest version. Known here so that a start with nothing to do need not load Alembic."""

_LOCK = 7_317_001


def is_current(connection: Connection) -> bool:
    """Whether the database is at the newest version."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return False
    found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return bool(found == HEAD)


def upgrade(connection: Connection) -> None:
    """Run the versions that the database lacks, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        # SQLite's writers already wait for each other.
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    config = Config()
    config.set_main_option("script_location", "vectorstore:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
