"""The organiser's own words: a thesaurus, and a counter for changes of it and of the units."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_counters = sa.table("counters", sa.column("name"), sa.column("value"))


def upgrade() -> None:
    op.create_table(
        "thesaurus",
        sa.Column("preferred", sa.String(255), nullable=False),
        sa.Column("word", sa.String(255), nullable=False),
        sa.Column("relation", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("preferred", "word", name="pk_thesaurus"),
    )
    op.bulk_insert(_counters, [{"name": "words", "value": 0}])


def downgrade() -> None:
    op.execute(_counters.delete().where(_counters.c.name == "words"))
    op.drop_table("thesaurus")
