"""Answers that list indicators: of a unit, due by a day, needing one kind of evidence, of a group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answering.draft import Draft, Source
from bot.answering.fidelity.wording import DaysLeft, Entire, Listed, Quoted, Rendered
from bot.answering.places import Places
from bot.answering.understanding import Understanding
from bot.worklist.board import plain
from bot.worklist.periods import Period
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_difference import called_in
from bot.worklist.unit_list import Task, UnitWorklist, due_of, unit_worklist
from ingest.model import FieldName, Indicator
from prompts import reply


class ListForm:
    """Writes complete, counted lists into a draft; each row is cited to the cell that puts it there."""

    def __init__(self, register: Register, draft: Draft, today: date) -> None:
        self._register, self._draft, self._today = register, draft, today
        self._places = Places(register)

    def write(self, asked: Understanding) -> bool:
        """Write the list that was asked for; False when the question is for another form."""
        assert asked.table is not None
        match asked.intent:
            case "unit_list":
                self._unit(asked, asked.table)
            case "due_list":
                self._due(asked, asked.table)
            case "evidence_list":
                self._needing(asked.words, asked.table)
            case "topic_list":
                self._mentioning(asked.words, asked.table)
            case "group_list":
                self._group(asked.words, asked.table)
            case "count":
                self._count(asked.table)
            case _:
                return False
        return True

    def _label(self, table: TaskTable) -> str:
        return Rendered(self._register.label, table.document)

    def _row(self, indicator: Indicator, extra: str | None, *sources: Source) -> None:
        """One row, cited to its name and to all that it is listed for or shows."""
        text: str = Entire(indicator.name, indicator.name)
        if indicator.number:
            text = reply("answer.row", number=indicator.number, name=text)
        if extra:
            text = reply("answer.row_with", row=text, extra=extra)
        self._draft.item(text, self._places.name(indicator), *sources)

    def _value(self, indicator: Indicator, name: FieldName) -> Quoted:
        """The value in force on one line, to be found in what is cited for it."""
        value = self._register.board.field(indicator, name).value.replace("\n", "")
        return Quoted(value, *(place.quote for place in self._places.field(indicator, name)[:1]))

    def _unit(self, asked: Understanding, table: TaskTable) -> None:
        if not asked.units:
            self._draft.status = "clarify"
            self._draft.say(reply("refusals.no_unit"))
            return
        if len(asked.units) > 1:
            self._draft.suggestions.extend(asked.units[1:4])
        called = called_in(self._register, table, asked.units[0])
        worklist = unit_worklist(self._register.board, table, called)
        if asked.period:
            worklist = _within(worklist, asked.period)
        if asked.words:
            worklist = self._with_evidence(worklist, asked.words)
        if not worklist.tasks:
            self._without_tasks(asked, table)
            return
        if asked.period:
            self._draft.say(reply("answer.unit_period", period=Rendered(said_period, asked.period)))
        if asked.words:
            self._draft.say(reply("answer.unit_evidence", text=asked.words))
        if asked.role == "any":
            self._whole_unit(worklist, asked.words)
        else:
            self._one_role(worklist, asked.role, asked.words)

    def _without_tasks(self, asked: Understanding, table: TaskTable) -> None:
        """Nothing of a kind or in a period is an answer; a unit that the table omits is not."""
        said = {"table": self._label(table), "unit": asked.units[0]}
        if asked.period:
            period = Rendered(said_period, asked.period)
            self._draft.say(reply("answer.unit_period_none", period=period, **said))
        elif asked.words and unit_worklist(self._register.board, table, asked.units[0]).tasks:
            self._draft.say(reply("answer.unit_evidence_none", text=asked.words, **said))
        else:
            self._draft.refuse("no_evidence", reply("refusals.unit_without_indicators", **said))

    def _whole_unit(self, worklist: UnitWorklist, words: str) -> None:
        lead, joint = worklist.of("lead"), worklist.of("joint")
        self._draft.say(
            reply(
                "answer.unit_counts",
                unit=worklist.unit,
                table=self._label(worklist.table),
                lead=Listed(len(lead)),
                joint=Listed(len(joint)),
            )
        )
        nearest = worklist.nearest(self._today)
        if nearest and nearest.due.day:
            self._draft.say(
                reply(
                    "answer.nearest_deadline",
                    number=nearest.indicator.number or nearest.indicator.name,
                    deadline=self._value(nearest.indicator, "deadline"),
                    days=DaysLeft(self._today, nearest.due.day),
                ),
                *self._places.field(nearest.indicator, "deadline"),
            )
        self._general(worklist)
        self._tasks((*lead, *joint), words)

    def _general(self, worklist: UnitWorklist) -> None:
        """Tasks that only a general name gives the unit: counted and named by number."""
        general = worklist.of("general")
        if general:
            groups = "、".join(dict.fromkeys(task.named for task in general))
            numbers = "、".join(t.indicator.number or t.indicator.name for t in general)
            self._draft.say(
                reply("answer.unit_general", count=len(general), groups=groups, numbers=numbers),
                *(self._places.cell(task.indicator, task.slot) for task in general),
            )

    def _one_role(self, worklist: UnitWorklist, role: str, words: str) -> None:
        tasks = worklist.of("lead" if role == "lead" else "joint")
        lead = role == "lead"
        some = "answer.unit_lead_count" if lead else "answer.unit_joint_count"
        none = "answer.unit_lead_none" if lead else "answer.unit_joint_none"
        said = {"unit": worklist.unit, "table": self._label(worklist.table)}
        self._draft.say(reply(some if tasks else none, **said, count=Listed(len(tasks))))
        if role != "lead":
            self._general(worklist)
        self._tasks(tasks, words)

    def _tasks(self, tasks: Sequence[Task], words: str) -> None:
        for task in tasks:
            row = task.indicator
            lead, deadline = self._value(row, "lead"), self._value(row, "deadline")
            extra: str = deadline
            if task.part == "joint" and lead:
                extra = reply("answer.row_lead", lead=lead)
                if deadline:
                    extra = reply("answer.row_lead_deadline", lead=lead, deadline=deadline)
            shown: tuple[FieldName, ...] = ("lead", "deadline")
            if task.part == "joint":
                shown = ("joint", *shown)
            sources = [source for name in shown for source in self._places.field(row, name)]
            sources += self._places.evidence(row, words) if words else []
            self._row(row, extra or None, *sources)

    def _due(self, asked: Understanding, table: TaskTable) -> None:
        board = self._register.board
        rows = table.indicators
        if asked.units:
            rows = tuple(t.indicator for t in unit_worklist(board, table, asked.units[0]).tasks)
        dated = [(due_of(board, i), i) for i in rows]
        days = [(d.day, i) for d, i in dated if d.kind == "date" and d.day]
        period = asked.period or self._nearest([day for day, _ in days])
        if period is None:
            self._draft.say(reply("answer.due_over", table=self._label(table)))
            return
        due = [(day, i) for day, i in days if _inside(day, period)]
        key = "due_count" if due else "due_none"
        count = {"count": Listed(len(due))} if due else {}
        whose = reply("answer.of_unit", unit=asked.units[0]) if asked.units else ""
        said = {"whose": whose, "table": self._label(table)}
        when = Rendered(said_period, period)
        self._draft.say(reply(f"answer.{key}", **said, period=when, **count))
        for _, indicator in sorted(due, key=lambda row: row[0]):
            until = self._value(indicator, "deadline")
            self._row(indicator, until or None, *self._places.field(indicator, "deadline"))

    def _nearest(self, days: Sequence[date]) -> Period | None:
        """The next day on which anything is due, today included."""
        day = min((day for day in days if day >= self._today), default=None)
        return Period(day, day) if day else None

    def _with_evidence(self, worklist: UnitWorklist, words: str) -> UnitWorklist:
        kept = tuple(t for t in worklist.tasks if self._places.evidence(t.indicator, words))
        return UnitWorklist(worklist.unit, worklist.table, kept)

    def _needing(self, words: str, table: TaskTable) -> None:
        found = [(i, self._places.evidence(i, words)) for i in table.indicators]
        rows = [(i, items) for i, items in found if items]
        key = "evidence_kind_count" if rows else "evidence_kind_none"
        count = {"count": Listed(len(rows))} if rows else {}
        self._draft.say(reply(f"answer.{key}", table=self._label(table), text=words, **count))
        for indicator, items in rows:
            self._row(indicator, None, *items)

    def _mentioning(self, words: str, table: TaskTable) -> None:
        wanted = plain(words)
        rows = [
            i
            for i in table.indicators
            if wanted in plain(i.name + (i.requirement.text if i.requirement else ""))
        ]
        said = {"table": self._label(table), "text": words, "count": Listed(len(rows))}
        self._draft.say(reply("answer.topic_count", **said))
        for indicator in rows:
            self._row(indicator, None, *self._places.field(indicator, "requirement"))

    def _group(self, group: str, table: TaskTable) -> None:
        rows = [i for i in table.indicators if any(group in named for named in i.groups)]
        said = {"table": self._label(table), "group": group, "count": Listed(len(rows))}
        self._draft.say(reply("answer.group_count", **said))
        for indicator in rows:
            self._row(indicator, None)

    def _count(self, table: TaskTable) -> None:
        first, last = table.indicators[0], table.indicators[-1]
        levels = [
            dict.fromkeys(i.groups[:n] for i in table.indicators if len(i.groups) >= n)
            for n in (1, 2)
        ]
        values = {"table": self._label(table), "count": len(table.indicators)}
        if all(levels):
            values |= {"first": len(levels[0]), "second": len(levels[1])}
        key = "table_count_levels" if all(levels) else "table_count"
        self._draft.say(
            reply(f"answer.{key}", **values),
            self._places.name(first),
            self._places.name(last),
        )


def _inside(day: date, period: Period) -> bool:
    return day <= period.end and (period.start is None or day >= period.start)


def _within(worklist: UnitWorklist, period: Period) -> UnitWorklist:
    kept = tuple(t for t in worklist.tasks if t.due.day and _inside(t.due.day, period))
    return UnitWorklist(worklist.unit, worklist.table, kept)


def said_period(period: Period) -> str:
    """A period in words: 2025年8月31日前, 2025年9月1日至9月30日, 2025年8月31日."""
    end = f"{period.end.month}月{period.end.day}日"
    if period.start is None:
        return f"{period.end.year}年{end}前"
    if period.start == period.end:
        return f"{period.end.year}年{end}"
    return f"{period.start.year}年{period.start.month}月{period.start.day}日至{end}"
