"""Documents and what is derived from them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _counters()
    _files()
    _documents()
    _document_parts()
    _passages()
    _terms()
    _records()
    _units()
    _jobs()


def downgrade() -> None:
    for table in (
        "jobs",
        "unit_members",
        "unit_aliases",
        "units",
        "amendments",
        "indicators",
        "embeddings",
        "removed_passages",
        "passage_terms",
        "passages",
        "readings",
        "file_documents",
        "document_groups",
        "documents",
        "files",
        "counters",
    ):
        op.drop_table(table)


def _counters() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    counters = sa.table("counters", sa.column("name"), sa.column("value"))
    op.bulk_insert(counters, [{"name": name, "value": 0} for name in ("generation", "vectors")])


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("groups", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
        sa.UniqueConstraint("root", "source", name="uq_files_root_source"),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("issuer", sa.Text()),
        sa.Column("level", sa.String(16)),
        sa.Column("issued", sa.Date()),
        sa.Column("edition", sa.Text()),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("status_read", sa.String(16), nullable=False),
        sa.Column("standing", sa.String(16), nullable=False),
        sa.Column("authority", sa.String(16), nullable=False),
        sa.Column("secrecy", sa.Text()),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("parser", sa.Integer(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_index("ix_documents_work", "documents", ["work"])


def _document_parts() -> None:
    op.create_table(
        "document_groups",
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_document_groups_document", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "name", name="pk_document_groups"),
    )
    op.create_table(
        "file_documents",
        sa.Column("file", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_file_documents_document", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["file"], ["files.id"], name="fk_file_documents_file", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("file", "document", name="pk_file_documents"),
    )
    op.create_index("ix_file_documents_document", "file_documents", ["document"])
    op.create_table(
        "readings",
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("parser", sa.Integer(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_readings_document", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "parser", name="pk_readings"),
    )


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("index_text", sa.Text(), nullable=False),
        sa.Column("pieces", sa.Text(), nullable=False),
        sa.Column("content", sa.String(32), nullable=False),
        sa.Column("embedded_text", sa.String(64), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_passages_document", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
    )
    op.create_index("ix_passages_document_ordinal", "passages", ["document", "ordinal"])
    op.create_index("ix_passages_embedded_text", "passages", ["embedded_text"])
    op.create_index("ix_passages_generation", "passages", ["generation"])


def _terms() -> None:
    op.create_table(
        "passage_terms",
        sa.Column("passage", sa.String(64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("grams", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage"], ["passages.id"], name="fk_passage_terms_passage", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("passage", name="pk_passage_terms"),
    )
    op.create_table(
        "removed_passages",
        sa.Column("passage", sa.String(64), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("passage", name="pk_removed_passages"),
    )
    op.create_index("ix_removed_passages_generation", "removed_passages", ["generation"])
    op.create_table(
        "embeddings",
        sa.Column("model", sa.String(255), nullable=False),
        sa.Column("embedded_text", sa.String(64), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("model", "embedded_text", name="pk_embeddings"),
    )
    op.create_index("ix_embeddings_batch", "embeddings", ["batch"])


def _records() -> None:
    op.create_table(
        "indicators",
        sa.Column("id", sa.String(96), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("table", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_indicators_document", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_indicators"),
    )
    op.create_index("ix_indicators_document", "indicators", ["document"])
    op.create_table(
        "amendments",
        sa.Column("id", sa.String(96), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_amendments_document", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_amendments"),
    )
    op.create_index("ix_amendments_document", "amendments", ["document"])


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("name", sa.String(255), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_units"),
    )
    op.create_table(
        "unit_aliases",
        sa.Column("alias", sa.String(255), nullable=False),
        sa.Column("unit", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit"], ["units.name"], name="fk_unit_aliases_unit", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("alias", "unit", name="pk_unit_aliases"),
    )
    op.create_table(
        "unit_members",
        sa.Column("collective", sa.String(255), nullable=False),
        sa.Column("unit", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit"], ["units.name"], name="fk_unit_members_unit", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("collective", "unit", name="pk_unit_members"),
    )


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("holder", sa.String(64)),
        sa.Column("claimed_until", sa.DateTime()),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_kind_state", "jobs", ["kind", "state"])
