"""Which documents' statuses hang together with those that changed, and what they become."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ingest.model import Amendment, Status
from vectorstore import codec, editions, rows
from vectorstore.editions import Effect
from vectorstore.tables import amendments, documents


def repealed_by(connection: Connection, ids: Collection[str]) -> set[str]:
    """The works that these documents repeal, asked before what they say of it is forgotten."""
    told = _effects(connection)
    said = {title for name in ids for title in told.get(name, editions.NONE).repeals}
    named = [documents.c.title.endswith(title, autoescape=True) for title in sorted(said)]
    return set(_works(connection, sa.or_(*named))) if named else set()


def settled(
    connection: Connection, ids: Collection[str], today: date, beside: Collection[str] = ()
) -> dict[str, tuple[Status, Status]]:
    """The status kept and the status due, by id, of these documents and all that hangs on them.

    That is every edition of their works, what repeals or is repealed by any of these with its own
    editions, and what waits for the day on which it comes into force. ``beside`` are further works.
    """
    told = _effects(connection)
    works = {*beside, *_works(connection, documents.c.id.in_(sorted(ids)))}
    works |= set(_works(connection, documents.c.status == "upcoming"))
    found = _of_works(connection, works)
    while more := _related(connection, found, told) - works:
        works |= more
        found = _of_works(connection, works)
    read = [rows.document_as_read(row) for row in found]
    due = editions.settle(read, told, today)
    return {row.id: (row.status, due[row.id]) for row in found}


def _effects(connection: Connection) -> Mapping[str, Effect]:
    """What the live documents say of their own force and of others'."""
    query = (
        sa.select(amendments.c.body)
        .join(documents, documents.c.id == amendments.c.document)
        .where(documents.c.live, amendments.c.body.like('%"field":"document"%'))
    )
    return editions.effects(codec.loads(Amendment, body) for body in connection.scalars(query))


def _related(
    connection: Connection, found: Collection[sa.Row[Any]], told: Mapping[str, Effect]
) -> set[str]:
    """The works of what repeals these documents, and of what they repeal."""
    if not told:
        return set()
    titles = {row.title for row in found}
    repealing = [
        name
        for name, effect in told.items()
        if any(editions.names(said, title) for said in effect.repeals for title in titles)
    ]
    said = {title for row in found for title in told.get(row.id, editions.NONE).repeals}
    named = [documents.c.title.endswith(title, autoescape=True) for title in sorted(said)]
    return set(_works(connection, sa.or_(documents.c.id.in_(repealing), *named)))


def _of_works(connection: Connection, works: Collection[str]) -> list[sa.Row[Any]]:
    query = sa.select(documents).where(documents.c.live, documents.c.work.in_(sorted(works)))
    return list(connection.execute(query).all())


def _works(connection: Connection, condition: sa.ColumnElement[bool]) -> list[str]:
    return list(connection.scalars(sa.select(documents.c.work).where(condition)))
