"""The helpdesk: tickets with their events, rules and replies to deliver; approved answers."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _tickets()
    _around_tickets()
    _outbox()
    _approved()


def _tickets() -> None:
    op.create_table(
        "tickets",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text()),
        sa.Column("conversation", sa.String(64)),
        sa.Column("answer", sa.String(64)),
        sa.Column("reason", sa.String(32)),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text()),
        sa.Column("topic", sa.Text()),
        sa.Column("document", sa.Text()),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("assignee", sa.String(64)),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime()),
        sa.Column("merged_into", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["tickets.number"], name="fk_tickets_merged_into", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_tickets"),
        sa.UniqueConstraint("id", name="uq_tickets_id"),
    )
    for column in ("owner", "answer", "merged_into"):
        op.create_index(f"ix_tickets_{column}", "tickets", [column])
    op.create_index("ix_tickets_state_due_at", "tickets", ["state", "due_at"])


def _around_tickets() -> None:
    op.create_table(
        "ticket_events",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("token", sa.String(64)),
        sa.ForeignKeyConstraint(
            ["ticket"], ["tickets.number"], name="fk_ticket_events_ticket", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_ticket_events"),
        sa.UniqueConstraint("ticket", "token", name="uq_ticket_events_ticket_token"),
    )
    op.create_table(
        "ticket_rules",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("value", sa.String(255), nullable=False),
        sa.Column("assignee", sa.String(64), nullable=False),
        sa.Column("days", sa.Integer()),
        sa.PrimaryKeyConstraint("number", name="pk_ticket_rules"),
        sa.UniqueConstraint("kind", "value", name="uq_ticket_rules_kind_value"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("holder", sa.String(255)),
        sa.Column("claimed_until", sa.DateTime()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime()),
        sa.Column("error", sa.Text()),
        sa.ForeignKeyConstraint(
            ["ticket"], ["tickets.number"], name="fk_outbox_ticket", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event"], ["ticket_events.number"], name="fk_outbox_event", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_outbox"),
        sa.UniqueConstraint("ticket", "event", name="uq_outbox_ticket_event"),
    )
    op.create_index("ix_outbox_channel_state_due_at", "outbox", ["channel", "state", "due_at"])


def _approved() -> None:
    op.create_table(
        "approved_answers",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("spelled", sa.String(64), nullable=False),
        sa.Column("similar", sa.Text(), nullable=False),
        sa.Column("negative", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("approver", sa.String(255), nullable=False),
        sa.Column("ticket", sa.Integer()),
        sa.Column("valid_until", sa.Date()),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("approved_at", sa.DateTime()),
        sa.ForeignKeyConstraint(
            ["ticket"], ["tickets.number"], name="fk_approved_answers_ticket", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_approved_answers"),
        sa.UniqueConstraint("spelled", name="uq_approved_answers_spelled"),
    )
    op.create_index("ix_approved_answers_state", "approved_answers", ["state"])
    op.create_index("ix_approved_answers_ticket", "approved_answers", ["ticket"])


def downgrade() -> None:
    for table in ("approved_answers", "outbox", "ticket_rules", "ticket_events", "tickets"):
        op.drop_table(table)
