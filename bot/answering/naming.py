"""Words that mean one row, its table and its fields, as a question that stands alone names them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.worklist.register import Register, TaskTable
from ingest.model import FieldName, Indicator
from prompts import reply


def subject_of(row: Indicator, register: Register) -> str:
    """Words that mean one row and no other: 指标37, or its name where numbers do not tell."""
    table = register.table(row.document)
    numbered = table and row.number and len(table.by_number[row.number]) == 1
    words = reply("understood.number", number=row.number) if numbered else row.name
    if table is None or (table is register.default and not rivals(register, table)):
        return words
    return reply("understood.in_table", table=table_words(row, register), subject=words)


def table_words(row: Indicator, register: Register) -> str:
    """Words that mean the table of a row: its short name where that is understood, or its title."""
    document = register.documents[row.document]
    label = register.label(document)
    meant = register.named_in(label)
    return label if meant and meant.document.id == document.id else document.title


def fields_of(subject: str, fields: Sequence[FieldName]) -> str:
    """A question for fields of a subject: 指标37的牵头单位、完成时限; the subject alone for none."""
    names = "、".join(reply(f"understood.fields.{name}") for name in fields)
    return reply("understood.of", subject=subject, fields=names) if names else subject


def rivals(register: Register, table: TaskTable) -> tuple[TaskTable, ...]:
    """The tables that a question could mean as well: in force, of the same kind, level and year."""

    def rank(one: TaskTable) -> tuple[object, ...]:
        document = one.document
        return document.status, document.authority, document.level, one.year

    return tuple(t for t in register.tables if t is not table and rank(t) == rank(table))
