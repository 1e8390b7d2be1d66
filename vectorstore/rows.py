"""Rows of the tables to values of the model, and back."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from ingest.model import Amendment, Document, Indicator, Passage, Piece
from vectorstore import codec

_INSIGNIFICANT = re.compile(r"[\W_]+")

Row = dict[str, Any]


def document(row: sa.Row[Any]) -> Document:
    """A document as its row in ``documents`` has it; one that no file holds is superseded."""
    in_a_file = row.live or row.status not in ("current", "upcoming")
    return Document(
        id=row.id,
        work=row.work,
        source=row.source,
        title=row.title,
        part=row.part,
        number=row.number,
        issuer=row.issuer,
        level=row.level,
        issued=row.issued,
        edition=row.edition,
        status=row.status if in_a_file else "superseded",
        standing=row.standing,
        authority=row.authority,
        secrecy=row.secrecy,
    )


def document_as_read(row: sa.Row[Any]) -> Document:
    """A document with the status that its text claims."""
    return replace(document(row), status=row.status_read)


def document_row(value: Document) -> Row:
    """What a Document says of itself, as columns of ``documents``."""
    return {
        "id": value.id,
        "work": value.work,
        "source": value.source,
        "part": value.part,
        "title": value.title,
        "number": value.number,
        "issuer": value.issuer,
        "level": value.level,
        "issued": value.issued,
        "edition": value.edition,
        "status": value.status,
        "status_read": value.status,
        "standing": value.standing,
        "authority": value.authority,
        "secrecy": value.secrecy,
    }


def passage(row: sa.Row[Any]) -> Passage:
    """A passage as its row in ``passages`` has it."""
    return Passage(
        id=row.id,
        document=row.document,
        ordinal=row.ordinal,
        path=path(row.path),
        pieces=codec.loads_all(Piece, row.pieces),
        index_text=row.index_text,
        kind=row.kind,
    )


def passage_row(value: Passage, generation: int) -> Row:
    """A passage as columns of ``passages``."""
    text = value.text
    return {
        "id": value.id,
        "document": value.document,
        "ordinal": value.ordinal,
        "kind": value.kind,
        "path": json.dumps(value.path, ensure_ascii=False),
        "text": text,
        "index_text": value.index_text,
        "pieces": codec.dumps_all(value.pieces),
        "content": content_hash(text),
        "embedded_text": text_hash(embedded_text(value.path, value.index_text)),
        "generation": generation,
    }


def indicator_row(value: Indicator) -> Row:
    """An indicator as columns of ``indicators``."""
    return {
        "id": value.id,
        "document": value.document,
        "table": value.table,
        "row": value.row,
        "number": value.number,
        "name": value.name,
        "body": codec.dumps(value),
    }


def amendment_row(value: Amendment, ordinal: int) -> Row:
    """An amendment as columns of ``amendments``."""
    return {
        "id": value.id,
        "document": value.document,
        "ordinal": ordinal,
        "body": codec.dumps(value),
    }


def path(text: str) -> tuple[str, ...]:
    """The headings of a stored path."""
    return () if text == "[]" else tuple(json.loads(text))


def content_hash(text: str) -> str:
    """Equal for texts that differ in width, spaces and punctuation only."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    plain = _INSIGNIFICANT.sub("", folded) or folded
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


def embedded_text(headings: tuple[str, ...], index_text: str) -> str:
    """What an embedding model is given for a passage: the headings above it, then its text.

    No title, so that the unchanged rows of a new edition need no new vector.
    """
    return "\n".join([" ".join(headings), index_text]) if headings else index_text


def text_hash(text: str) -> str:
    """The key of an embedded text in the cache."""
    return hashlib.sha256(text.encode()).hexdigest()


def passage_terms(passage: Passage, document: Document) -> tuple[str, str]:
    """The lexical terms of a passage: words and character bigrams of its indexed text."""
    from vectorstore import tokens

    text = passage.index_text
    return " ".join(tokens.terms(text)), " ".join(tokens.bigrams(text))
