"""What a home holds after it was killed: in the database, in the word index, in Chroma."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import sqlalchemy as sa

from bot.compose import compose
from bot.compose.app import App
from bot.settings import Settings
from ingest.model import Document
from vectorstore.database import Database
from vectorstore.embedder import Embedder
from vectorstore.model import EVERYTHING_OPEN
from vectorstore.tables import documents, file_documents, files, jobs, passages
from vectorstore.vectors import EmbeddingCache


def half_done(home: Path) -> Iterator[str]:
    """What of a home is half there: files without documents, documents without passages."""
    if not (home / "fawen.sqlite3").exists():
        return
    database = Database(Settings(home=home).sql_url)
    try:
        database.migrate()
        with database.connect() as connection:
            empty = sa.select(documents.c.id).where(
                documents.c.live, ~sa.exists().where(passages.c.document == documents.c.id)
            )
            yield from (f"document without passages: {row.id}" for row in connection.execute(empty))
            bare = sa.select(files.c.source).where(
                files.c.withdrawn_at.is_(None),
                ~sa.exists().where(file_documents.c.file == files.c.id),
            )
            yield from (f"file without documents: {r.source}" for r in connection.execute(bare))
            doubled = (
                sa.select(jobs.c.subject)
                .where(jobs.c.state == "running")
                .group_by(jobs.c.subject)
                .having(sa.func.count() > 1)
            )
            yield from (f"two jobs at one file: {r.subject}" for r in connection.execute(doubled))
    finally:
        database.close()


def astray(
    home: Path, least: Collection[str], most: Collection[str], embedder: Embedder
) -> Iterator[str]:
    """What is missing, double or too much in a home whose work is complete.

    It must hold each file of ``least``, none beside ``most``, each as one document; the word index
    and Chroma, opened anew, must hold just its passages and find each document by its title.
    """
    with compose(Settings(home=home), embedder=embedder) as app:
        found = app.catalog.documents(EVERYTHING_OPEN)
        names = [document.source for document in found]
        yield from (f"lost: {name}" for name in set(least) - set(names))
        yield from (f"from nowhere: {name}" for name in set(names) - set(most))
        yield from (f"doubled: {name}" for name in set(names) if names.count(name) > 1)
        if pending := app.counts().pending:
            yield f"{pending} passages without a vector"
        yield from _unlike(app, found)


def _unlike(app: App, found: Collection[Document]) -> Iterator[str]:
    held = {
        passage.id
        for document in found
        for passage in app.catalog.document_passages(document.id, EVERYTHING_OPEN)
    }
    app.lexical.follow()
    app.dense.follow(app.catalog, EmbeddingCache(app.database))
    if app.dense.count() != len(held):
        yield f"{app.dense.count()} vectors of {len(held)} passages"
    for document in found:
        vector = app.embedder.embed_query(document.title)
        near = app.dense.search(vector, EVERYTHING_OPEN, len(held) + 50)
        if {passage for passage, _ in near} != held:
            yield f"Chroma finds {len(near)} passages of {len(held)}"
        by_words = app.lexical.search(document.title, EVERYTHING_OPEN, 1)
        if [hit.document for hit in by_words] != [document.id]:
            yield f"words do not find {document.source}"
