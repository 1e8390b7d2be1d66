"""The tables of what was read. Values are built from their rows in ``rows``; see ``codec`` for JSON.

A *file* (root, source) has a last successful reading; its *documents* are text versions that
outlive it, since answers cite them. ``live`` documents are in a file; the others keep only their
row and blocks. ``generation`` counts changes: a passage carries the generation that last changed
it or anything known about its document, and ``removed_passages`` those that went.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from vectorstore.database import UtcTime, metadata

counters = Table(
    "counters",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Integer, nullable=False),
)
"""``generation`` counts changes of documents and passages, ``vectors`` batches of embeddings,
``words`` changes of the units and the thesaurus."""

files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("root", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("read_at", UtcTime, nullable=False),
    Column("withdrawn_at", UtcTime),
    Column("groups", Text),
    Column("barred", String(64)),
    sa.UniqueConstraint("root", "source"),
)
"""``groups``: JSON list of the groups that may see what the file holds; null is everyone. It stays
with a withdrawn file, so that a file that comes back is seen by nobody new. ``barred``: the hash of
what a person took out; the same bytes are not read again from this file."""

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("work", Text, nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("number", Text),
    Column("issuer", Text),
    Column("level", String(16)),
    Column("issued", Date),
    Column("edition", Text),
    Column("status", String(16), nullable=False),
    Column("status_read", String(16), nullable=False),
    Column("standing", String(16), nullable=False),
    Column("authority", String(16), nullable=False),
    Column("secrecy", Text),
    Column("sha256", String(64), nullable=False),
    Column("parser", Integer, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("restricted", Boolean, nullable=False),
    Column("added_at", UtcTime, nullable=False),
)
"""``status_read`` is what the text says, ``status`` what follows beside its other editions.
A ``restricted`` document is seen by its ``document_groups`` only, any other by everyone."""

document_groups = Table(
    "document_groups",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(64), primary_key=True),
)
"""Derived from ``files.groups``."""

file_documents = Table(
    "file_documents",
    metadata,
    Column("file", ForeignKey("files.id", ondelete="CASCADE"), primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_file_documents_document", "document"),
)
"""The documents of the last reading of each file that is not withdrawn."""

readings = Table(
    "readings",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("parser", Integer, primary_key=True),
    Column("blocks", Text, nullable=False),
    Column("pages", Text, nullable=False, server_default="[]"),
    Column("remarks", Text, nullable=False, server_default="[]"),
)
"""The blocks of a document as one version of the parser read them; old ones serve citations.
``pages`` and ``remarks`` say how surely, and what was noticed."""

passages = Table(
    "passages",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("path", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("index_text", Text, nullable=False),
    Column("pieces", Text, nullable=False),
    Column("content", String(32), nullable=False),
    Column("embedded_text", String(64), nullable=False),
    Column("generation", Integer, nullable=False, index=True),
    Index("ix_passages_document_ordinal", "document", "ordinal"),
    Index("ix_passages_embedded_text", "embedded_text"),
)
"""Passages of live documents. ``content`` hashes the normalised display text: equal for twins.
``embedded_text`` hashes what the embedding model is given: see ``rows.embedded_text``."""

passage_terms = Table(
    "passage_terms",
    metadata,
    Column("passage", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("words", Text, nullable=False),
    Column("grams", Text, nullable=False),
)
"""Lexical terms joined by spaces, so that the lexical index starts without a tokenizer."""

removed_passages = Table(
    "removed_passages",
    metadata,
    Column("passage", String(64), primary_key=True),
    Column("generation", Integer, nullable=False, index=True),
)

indicators = Table(
    "indicators",
    metadata,
    Column("id", String(96), primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("table", Integer, nullable=False),
    Column("row", Integer, nullable=False),
    Column("number", Text),
    Column("name", Text, nullable=False),
    Column("body", Text, nullable=False),
)

amendments = Table(
    "amendments",
    metadata,
    Column("id", String(96), primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

embeddings = Table(
    "embeddings",
    metadata,
    Column("model", String(255), primary_key=True),
    Column("embedded_text", String(64), primary_key=True),
    Column("vector", sa.LargeBinary, nullable=False),
    Column("batch", Integer, nullable=False, index=True),
)
"""The cache: float32 little-endian bytes by model (its name tells the prompt too) and text hash.
``batch`` is the value of the counter ``vectors`` when the vector was made."""

units = Table(
    "units",
    metadata,
    Column("name", String(255), primary_key=True),
)
"""Full names that were entered; those that tables name are known from the tables."""

unit_aliases = Table(
    "unit_aliases",
    metadata,
    Column("alias", String(255), primary_key=True),
    Column("unit", ForeignKey("units.name", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(16), nullable=False),
)
"""``kind``: short, former, nickname."""

unit_members = Table(
    "unit_members",
    metadata,
    Column("collective", String(255), primary_key=True),
    Column("unit", ForeignKey("units.name", ondelete="CASCADE"), primary_key=True),
)
"""Who stands behind 各乡镇（街道）, 各执法单位."""

thesaurus = Table(
    "thesaurus",
    metadata,
    Column("preferred", String(255), primary_key=True),
    Column("word", String(255), primary_key=True),
    Column("relation", String(16), nullable=False),
)
"""What people say (``word``) for what documents write (``preferred``). ``relation``: same, mutual
(either may stand for the other), not (they are no synonyms, whatever is shipped)."""

jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("stage", String(16), nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("error", Text),
    Column("error_fields", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("cancelling", Boolean, nullable=False),
    Column("by", String(255), nullable=False),
    Column("holder", String(255)),
    Column("claimed_until", UtcTime),
    Column("created_at", UtcTime, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
)
"""See ``jobs.Job``. ``number`` orders them as they came."""

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("by", String(255), nullable=False),
    Column("via", String(16), nullable=False),
    Column("action", String(32), nullable=False),
    Column("object", Text, nullable=False),
    Column("details", Text, nullable=False),
)
"""Who did what; a trigger refuses to change or delete a row."""
