"""Asking back: only where two readings would be answered differently and nothing says which is meant.

The asker's unit, a group or a table that the message names decide without a word. What is offered
are whole questions, so that one click or 第二个 answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.draft import Draft
from bot.answering.naming import fields_of, rivals
from bot.answering.understanding import Understanding
from bot.answering.units_asked import unit_named
from bot.model import Question
from bot.worklist.board import FIELDS
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import unit_worklist
from bot.worklist.units import is_general, units_in
from ingest.model import Indicator
from prompts import reply

MOST = 4
"""Readings that are offered; a name that means more of them is too vague to be asked about."""


@dataclass(frozen=True, slots=True)
class AskBack:
    """What to ask, and the questions to choose from."""

    said: str
    choices: tuple[str, ...]
    likeliest: Understanding
    """What the first choice means, which is answered where asking is not allowed."""

    def write(self, draft: Draft) -> None:
        """Make a draft ask back."""
        draft.status = "clarify"
        draft.say(self.said)
        draft.suggestions = list(self.choices)

    @property
    def others(self) -> tuple[str, ...]:
        """At most three chips beside the likeliest answer."""
        return self.choices[1:4]


@dataclass(frozen=True, slots=True)
class Clarifier:
    """Settles which of several readings is meant, or says what to ask."""

    register: Register
    question: Question

    def settle(self, asked: Understanding) -> tuple[Understanding, AskBack | None]:
        """The understanding with what decides taken into account, and what is left to ask."""
        if asked.intent == "indicator" and asked.table:
            return self._rows(asked, asked.table)
        if asked.intent == "unit_list" and asked.table and len(asked.units) > 1:
            return self._units(asked, asked.table)
        return asked, None

    def _rows(self, asked: Understanding, table: TaskTable) -> tuple[Understanding, AskBack | None]:
        """One number or name that several rows of a table have, or several tables of equal rank."""
        asked, table = self._where_it_is(asked, table)
        by_key: dict[str | None, list[Indicator]] = {}
        for row in asked.indicators:
            by_key.setdefault(row.number if asked.numbers else row.name, []).append(row)
        settled = [self._meant(rows, asked) for rows in by_key.values()]
        asked = replace(asked, indicators=tuple(row for rows in settled for row in rows))
        if len(settled) != 1:
            return asked, None
        if len(settled[0]) > 1:
            return asked, self._which_row(settled[0], asked, table)
        return asked, self._which_table(asked, table)

    def _where_it_is(
        self, asked: Understanding, table: TaskTable
    ) -> tuple[Understanding, TaskTable]:
        """Of several tables of equal rank the only one that has a number, or has the asker's unit."""
        others = rivals(self.register, table)
        if not others or asked.table_named or len(asked.numbers) != 1:
            return asked, table
        number, own = asked.numbers[0], self.question.asker.unit
        found = [t for t in (table, *others) if number in t.by_number]
        mine = [t for t in found if own in self.register.units_of(t).names]
        only = next((few[0] for few in (mine, found) if len(few) == 1), None)
        if only is None:
            return asked, table
        rows = only.by_number[number]
        settled = replace(asked, table=only, table_named=True, indicators=rows, missing=())
        return settled, only

    def _meant(self, rows: list[Indicator], asked: Understanding) -> list[Indicator]:
        """Those of like rows that the message or the asker's unit leaves."""
        if len(rows) == 1:
            return rows
        grouped = [row for row in rows if any(group in asked.text for group in row.groups)]
        own = [row for row in rows if self._concerned(row)]
        left = next((few for few in (grouped, own) if len(few) == 1), rows)
        values = {tuple(self._values(row, asked)) for row in left}
        return left[:1] if len(values) == 1 else left

    def _concerned(self, row: Indicator) -> bool:
        """Whether the asker's unit is named in a row."""
        cells = (slot.text for slot in (row.lead, row.joint) if slot)
        return self.question.asker.unit in {name for cell in cells for name in units_in(cell)}

    def _values(self, row: Indicator, asked: Understanding) -> Iterable[str]:
        for name in asked.fields or FIELDS:
            yield self.register.board.field(row, name).value

    def _which_row(
        self, rows: Sequence[Indicator], asked: Understanding, table: TaskTable
    ) -> AskBack | None:
        alike = len({row.name for row in rows}) < len(rows)
        names = [
            f"{row.groups[-1]}的{row.name}" if alike and row.groups else row.name for row in rows
        ]
        choices = tuple(fields_of(name, asked.fields) for name in names)
        if len(set(choices)) < len(rows) or len(rows) > MOST:
            return None
        number = rows[0].number if asked.numbers else rows[0].name
        label = self.register.label(table.document)
        first = replace(asked, indicators=(rows[0],))
        return AskBack(reply("clarify.rows", table=label, number=number), choices, first)

    def _which_table(self, asked: Understanding, table: TaskTable) -> AskBack | None:
        """那张表 where two tables of the own level are in force, and both have the number."""
        others = rivals(self.register, table)
        if not asked.numbers or asked.table_named or not others or self.question.table:
            return None
        found = [t for t in (table, *others) if asked.numbers[0] in t.by_number]
        rows = [t.by_number[asked.numbers[0]][0] for t in found]
        same = len({tuple(self._values(row, asked)) for row in rows}) == 1
        if len(found) < 2 or same or len(found) > MOST:
            return None
        subject = reply("understood.number", number=asked.numbers[0])
        choices = tuple(
            reply(
                "understood.in_table",
                table=t.document.title,
                subject=fields_of(subject, asked.fields),
            )
            for t in found
        )
        return AskBack(reply("clarify.tables"), choices, asked)

    def _units(
        self, asked: Understanding, table: TaskTable
    ) -> tuple[Understanding, AskBack | None]:
        """A short name that several units have: those with tasks are offered."""
        board = self.register.board
        if self.question.asker.unit in asked.units:
            return replace(asked, units=(self.question.asker.unit,)), None
        busy = [u for u in asked.units if unit_worklist(board, table, u).tasks] or [*asked.units]
        asked = replace(asked, units=tuple(busy))
        named = unit_named(asked.text, self.question, self.register, table)
        if len(busy) == 1 or len(busy) > MOST or named is None or any(map(is_general, busy)):
            return asked, None
        words = asked.text[named.start : named.end]
        before, after = asked.text[: named.start], asked.text[named.end :]
        choices = tuple(f"{before}{unit}{after}" for unit in busy)
        first = replace(asked, units=(busy[0],))
        return asked, AskBack(reply("clarify.units", words=words), choices, first)
