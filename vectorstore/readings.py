"""What was noticed while reading a document that is published: its pages, and remarks."""

from __future__ import annotations

import sqlalchemy as sa

from ingest.model import ReadPage, Remark
from vectorstore import codec
from vectorstore.database import Database
from vectorstore.tables import documents, readings


def noticed(database: Database, document: str) -> tuple[tuple[ReadPage, ...], tuple[Remark, ...]]:
    """How a document's pages were read and what was remarked; nothing for one that is unknown."""
    query = (
        sa.select(readings.c.pages, readings.c.remarks)
        .join(documents, documents.c.id == readings.c.document)
        .where(documents.c.id == document, readings.c.parser == documents.c.parser)
    )
    with database.connect() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return (), ()
    return codec.loads_all(ReadPage, row.pages), codec.loads_all(Remark, row.remarks)
