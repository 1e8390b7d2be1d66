"""Answers that list indicators by when they are due: until a day, next, or again and again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answering.draft import Draft
from bot.answering.fidelity.wording import Entire, Listed, Quoted, Rendered
from bot.answering.places import Places
from bot.answering.standing import of_term, say_apart
from bot.answering.understanding import Understanding
from bot.worklist.board import plain
from bot.worklist.periods import Period
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import due_of, unit_worklist
from ingest.model import Indicator
from prompts import reply


class DueForm:
    """Writes such a list into a draft; each row is cited to its name and its deadline."""

    def __init__(self, register: Register, draft: Draft, today: date) -> None:
        self._register, self._draft, self._today = register, draft, today
        self._places = Places(register)

    def write(self, asked: Understanding, table: TaskTable) -> None:
        """Write the rows of the period or of the term asked for; of the next day without either."""
        board = self._register.board
        rows = table.indicators
        if asked.units:
            rows = tuple(t.indicator for t in unit_worklist(board, table, asked.units[0]).tasks)
        if asked.term:
            self._recurring(asked, rows, table)
            return
        dated = [(due_of(board, i), i) for i in rows]
        days = [(d.day, i) for d, i in dated if d.kind == "date" and d.day]
        period = asked.period or self._nearest([day for day, _ in days])
        if period is None:
            self._draft.say(reply("answer.due_over", table=self._register.label(table.document)))
            return
        due = [(day, i) for day, i in days if inside(day, period)]
        key = "due_count" if due else "due_none"
        count = {"count": Listed(len(due))} if due else {}
        said = {"table": self._whose(asked, table), "period": Rendered(said_period, period)}
        self._draft.say(reply(f"answer.{key}", **said, **count))
        for _, indicator in sorted(due, key=lambda row: row[0]):
            self._row(indicator)
        if asked.period:
            self.beside(period, rows)

    def beside(self, period: Period, rows: Sequence[Indicator]) -> None:
        """What a list by date cannot tell: what has no date, and what was handed in."""
        if period.end < self._today:
            self._draft.say(reply("answer.overdue"))
        say_apart(self._draft, self._places, self._register.board, rows)

    def _recurring(self, asked: Understanding, rows: Sequence[Indicator], table: TaskTable) -> None:
        """The rows with this very term, or where none has it those with one of its kind."""
        term = asked.term
        exact = [row for row in rows if plain(term) in plain(self._value(row))]
        found = exact or [row for row in rows if of_term(term, self._value(row))]
        said = {"table": self._whose(asked, table), "term": term}
        if found:
            self._draft.say(reply("answer.standing_count", count=Listed(len(found)), **said))
        else:
            self._draft.say(reply("answer.standing_none", **said))
        for row in found:
            self._row(row)

    def _whose(self, asked: Understanding, table: TaskTable) -> str:
        label = Rendered(self._register.label, table.document)
        if not asked.units:
            return label
        return reply("answer.unit_in_table", unit=asked.units[0], table=label)

    def _nearest(self, days: Sequence[date]) -> Period | None:
        """The next day on which anything is due, today included."""
        day = min((day for day in days if day >= self._today), default=None)
        return Period(day, day) if day else None

    def _value(self, indicator: Indicator) -> str:
        return self._register.board.field(indicator, "deadline").value.replace("\n", "")

    def _row(self, row: Indicator) -> None:
        until, places = self._value(row), self._places.field(row, "deadline")
        text: str = Entire(row.name, row.name)
        if row.number:
            text = reply("answer.row", number=row.number, name=text)
        if until:
            told = Quoted(until, *(place.quote for place in places[:1]))
            text = reply("answer.row_with", row=text, extra=told)
        self._draft.item(text, self._places.name(row), *places)


def inside(day: date, period: Period) -> bool:
    """Whether a day lies in a period."""
    return day <= period.end and (period.start is None or day >= period.start)


def said_period(period: Period) -> str:
    """A period in words: 2025年8月31日前, 2025年9月1日至9月30日, 2025年8月31日."""
    end = f"{period.end.month}月{period.end.day}日"
    if period.start is None:
        return f"{period.end.year}年{end}前"
    if period.start == period.end:
        return f"{period.end.year}年{end}"
    if period.start.year != period.end.year:
        end = f"{period.end.year}年{end}"
    return f"{period.start.year}年{period.start.month}月{period.start.day}日至{end}"
