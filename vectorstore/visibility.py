"""Who may see a document: the one place where a Scope becomes SQL."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from vectorstore.model import Scope
from vectorstore.tables import document_groups, documents, file_documents, files

IN_FORCE = ("current", "upcoming")


def granted(scope: Scope) -> sa.ColumnElement[bool]:
    """The documents that the scope's groups and ids let through, of any edition, live or not."""
    condition: sa.ColumnElement[bool] = sa.not_(documents.c.restricted)
    if scope.groups:
        member = sa.exists().where(
            document_groups.c.document == documents.c.id,
            document_groups.c.name.in_(sorted(scope.groups)),
        )
        condition = sa.or_(condition, member)
    if scope.documents is not None:
        condition = sa.and_(condition, documents.c.id.in_(sorted(scope.documents)))
    return condition


def searched(scope: Scope) -> sa.ColumnElement[bool]:
    """The live documents of the scope, in the editions that it asks for."""
    condition = sa.and_(documents.c.live, granted(scope))
    if scope.superseded:
        return condition
    return sa.and_(condition, documents.c.status.in_(IN_FORCE))


def opened(scope: Scope) -> sa.ColumnElement[bool]:
    """The documents that may be opened by id: a scope of all editions opens replaced ones too."""
    return granted(scope) if scope.superseded else searched(scope)


def visible(connection: Connection, ids: Collection[str], scope: Scope) -> set[str]:
    """Those of the documents that the scope may open."""
    query = sa.select(documents.c.id).where(documents.c.id.in_(sorted(ids)), opened(scope))
    return set(connection.scalars(query))


def groups(connection: Connection) -> frozenset[str]:
    """Every group that some document is limited to."""
    return frozenset(connection.scalars(sa.select(document_groups.c.name).distinct()))


def groups_by_document(connection: Connection) -> dict[str, frozenset[str]]:
    """The groups of each document that is limited to some."""
    found: dict[str, set[str]] = {}
    for document, name in connection.execute(sa.select(document_groups)):
        found.setdefault(document, set()).add(name)
    return {document: frozenset(names) for document, names in found.items()}


def settle(connection: Connection, ids: Collection[str]) -> set[str]:
    """Derive the visibility of live documents from their files; returns those that changed.

    A text that also stands in an open file is open; else every group of its files sees it. A
    document in no file keeps what it had.
    """
    changed = set()
    for document in sorted(ids):
        query = (
            sa.select(files.c.groups)
            .join(file_documents, file_documents.c.file == files.c.id)
            .where(file_documents.c.document == document)
        )
        found: list[str | None] = list(connection.scalars(query))
        if not found:
            continue
        stated = [text for text in found if text is not None]
        restricted = len(stated) == len(found)
        names = {name for text in stated for name in json.loads(text)} if restricted else set()
        if _store(connection, document, restricted, names):
            changed.add(document)
    return changed


def groups_text(groups: Iterable[str] | None) -> str | None:
    """How ``files.groups`` keeps groups: ``None`` is everyone, an empty list nobody."""
    return None if groups is None else json.dumps(sorted(set(groups)), ensure_ascii=False)


def _store(connection: Connection, document: str, restricted: bool, names: set[str]) -> bool:
    rows = document_groups.c.document == document
    known = set(connection.scalars(sa.select(document_groups.c.name).where(rows)))
    query = sa.select(documents.c.restricted).where(documents.c.id == document)
    if connection.scalar(query) == restricted and known == names:
        return False
    connection.execute(
        documents.update().where(documents.c.id == document).values(restricted=restricted)
    )
    connection.execute(document_groups.delete().where(rows))
    if names:
        fresh = [{"document": document, "name": name} for name in sorted(names)]
        connection.execute(document_groups.insert(), fresh)
    return True
