"""Drafts: readings that wait to be checked, apart from everything that search reads.

A draft is a whole reading of one file. Nothing of it is found, listed or cited; what was published
of the same file before goes on answering until the draft takes its place (``Library.publish``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ingest.model import (
    Amendment,
    Correction,
    Document,
    Indicator,
    Parsed,
    Passage,
    ReadPage,
    Remark,
)
from vectorstore import codec
from vectorstore.database import Database, UtcTime, metadata
from vectorstore.errors import UnknownDraft

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("root", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("parser", sa.Integer, nullable=False),
    sa.Column("titles", sa.Text, nullable=False),
    sa.Column("documents", sa.Text, nullable=False),
    sa.Column("made_at", UtcTime, nullable=False),
    sa.Column("made_by", sa.String(255), nullable=False),
    sa.UniqueConstraint("root", "source", name="uq_drafts_root_source"),
)
"""``documents`` is the reading as JSON, ``titles`` the ids and titles in it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a draft beside its reading. ``documents`` are ids with titles."""

    id: str
    root: str
    source: str
    fingerprint: str
    sha256: str
    size: int
    parser: int
    documents: tuple[tuple[str, str], ...]
    made_at: datetime
    made_by: str


class Drafts:
    """The drafts there are; ``library`` makes and publishes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self) -> tuple[Draft, ...]:
        """All drafts, the oldest first."""
        columns = [column for column in drafts.c if column.name != "documents"]
        query = sa.select(*columns).order_by(drafts.c.made_at, drafts.c.id)
        with self._database.connect() as connection:
            return tuple(_draft(row) for row in connection.execute(query))

    def get(self, name: str) -> Draft:
        """A draft by its id or that of a document in it; raises ``UnknownDraft``."""
        for draft in self.listed():
            if name == draft.id or any(name == document for document, _ in draft.documents):
                return draft
        raise UnknownDraft(id=name)

    def at(self, root: str, source: str) -> Draft | None:
        """The draft of a file, if it has one."""
        return next((d for d in self.listed() if (d.root, d.source) == (root, source)), None)

    def reading(self, identity: str) -> tuple[Parsed, ...]:
        """What was read from the file of a draft; raises ``UnknownDraft``."""
        query = sa.select(drafts.c.documents).where(drafts.c.id == identity)
        with self._database.connect() as connection:
            text = connection.scalar(query)
        if text is None:
            raise UnknownDraft(id=identity)
        return tuple(_parsed(plain) for plain in json.loads(text))


def keep(
    connection: Connection,
    file: tuple[str, str],
    fingerprint: str,
    content: tuple[str, int, int],
    documents: Sequence[Parsed],
    made: tuple[datetime, str],
) -> str:
    """Keep a reading as the draft of a file (root, source), in place of one it had; returns its id.

    ``content`` is the hash of the original, its size in bytes, and the parser's version.
    """
    identity = _identity(file)
    values = {
        "id": identity,
        "root": file[0],
        "source": file[1],
        "fingerprint": fingerprint,
        "sha256": content[0],
        "size": content[1],
        "parser": content[2],
        "titles": json.dumps(
            [[p.document.id, p.document.title] for p in documents], ensure_ascii=False
        ),
        "documents": json.dumps([_plain(p) for p in documents], ensure_ascii=False),
        "made_at": made[0],
        "made_by": made[1],
    }
    drop(connection, identity)
    connection.execute(drafts.insert().values(values))
    return identity


def drop(connection: Connection, identity: str) -> bool:
    """Forget a draft; says whether there was one."""
    return connection.execute(drafts.delete().where(drafts.c.id == identity)).rowcount == 1


def drop_of(connection: Connection, file: tuple[str, str]) -> None:
    """Forget the draft of a file (root, source), if it has one."""
    drop(connection, _identity(file))


def _identity(file: tuple[str, str]) -> str:
    return hashlib.sha256("\0".join(file).encode()).hexdigest()[:16]


def _plain(parsed: Parsed) -> dict[str, str]:
    return {
        "document": codec.dumps(parsed.document),
        "blocks": codec.dumps_blocks(parsed.blocks),
        "passages": codec.dumps_all(parsed.passages),
        "indicators": codec.dumps_all(parsed.indicators),
        "amendments": codec.dumps_all(parsed.amendments),
        "read": codec.dumps_all(parsed.read),
        "remarks": codec.dumps_all(parsed.remarks),
        "corrections": codec.dumps_all(parsed.corrections),
    }


def _parsed(plain: dict[str, str]) -> Parsed:
    return Parsed(
        document=codec.loads(Document, plain["document"]),
        blocks=codec.loads_blocks(plain["blocks"]),
        passages=codec.loads_all(Passage, plain["passages"]),
        indicators=codec.loads_all(Indicator, plain["indicators"]),
        amendments=codec.loads_all(Amendment, plain["amendments"]),
        read=codec.loads_all(ReadPage, plain["read"]),
        remarks=codec.loads_all(Remark, plain["remarks"]),
        corrections=codec.loads_all(Correction, plain["corrections"]),
    )


def _draft(row: sa.Row[tuple[object, ...]]) -> Draft:
    found = row._mapping
    return Draft(
        id=found["id"],
        root=found["root"],
        source=found["source"],
        fingerprint=found["fingerprint"],
        sha256=found["sha256"],
        size=found["size"],
        parser=found["parser"],
        documents=tuple((document, title) for document, title in json.loads(found["titles"])),
        made_at=found["made_at"],
        made_by=found["made_by"],
    )
