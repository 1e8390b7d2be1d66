"""Corrections, kept by file and apart from every reading of it, so that each new one has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from ingest.model import Correction
from vectorstore.audit import Actor, note
from vectorstore.database import Database, UtcTime, metadata

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("root", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("part", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("target", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("made_at", UtcTime, nullable=False),
    sa.Column("made_by", sa.String(255), nullable=False),
    sa.Index("ix_corrections_source", "source"),
)
"""One for each thing put right: a later one on the same replaces the earlier."""


class Corrections:
    """What was put right, by file (root, source)."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database, self._clock = database, clock

    def of(self, root: str, source: str) -> tuple[Correction, ...]:
        """The corrections of a file, in the order they were made."""
        query = (
            sa.select(corrections)
            .where(corrections.c.root == root, corrections.c.source == source)
            .order_by(corrections.c.number)
        )
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(Correction(row.kind, row.target, row.value, row.part) for row in rows)

    def make(self, root: str, source: str, made: Sequence[Correction], actor: Actor) -> None:
        """Keep corrections of a file; one on the same thing as before takes its place."""
        now = self._clock()
        with self._database.begin() as connection:
            for one in made:
                connection.execute(corrections.delete().where(_same(root, source, one)))
                row = {"kind": one.kind, "target": one.target, "value": one.value}
                row |= {"root": root, "source": source, "made_by": actor.name}
                connection.execute(corrections.insert().values(**row, part=one.part, made_at=now))
                told = {"kind": one.kind, "target": one.target, "value": one.value}
                note(connection, now, actor, "corrected", source, root=root, **told)

    def undo(self, root: str, source: str, actor: Actor) -> int:
        """Forget all corrections of a file; returns how many there were."""
        mine = sa.and_(corrections.c.root == root, corrections.c.source == source)
        with self._database.begin() as connection:
            gone = connection.execute(corrections.delete().where(mine)).rowcount
            note(connection, self._clock(), actor, "corrected", source, root=root, undone=gone)
        return gone


def _same(root: str, source: str, one: Correction) -> sa.ColumnElement[bool]:
    return sa.and_(
        corrections.c.root == root,
        corrections.c.source == source,
        corrections.c.part == one.part,
        corrections.c.kind == one.kind,
        corrections.c.target == one.target,
    )
