"""Answers that list indicators: of a unit, due by a day, needing one kind of evidence, of a group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answering.draft import Draft, Source
from bot.answering.due_form import DueForm, inside, said_period
from bot.answering.fidelity.wording import DaysLeft, Entire, Listed, Quoted, Rendered
from bot.answering.places import Places
from bot.answering.understanding import Understanding
from bot.answering.unit_meant import unit_meant
from bot.worklist.board import plain
from bot.worklist.periods import Period
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_difference import called_in
from bot.worklist.unit_list import Task, UnitWorklist, unit_worklist
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
                DueForm(self._register, self._draft, self._today).write(asked, asked.table)
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
        unit = unit_meant(asked, self._register, table, self._draft)
        if unit is None:
            return
        unit = called_in(self._register, table, unit)
        worklist = everything = unit_worklist(self._register.board, table, unit)
        if asked.period:
            worklist = _within(worklist, asked.period)
        if asked.words:
            worklist = self._with_evidence(worklist, asked.words)
        if not worklist.tasks:
            self._without_tasks(asked, table, unit)
            return
        if asked.period:
            self._draft.say(reply("answer.unit_period", period=Rendered(said_period, asked.period)))
        if asked.words:
            self._draft.say(reply("answer.unit_evidence", text=asked.words))
        if asked.role == "any":
            self._whole_unit(worklist, asked.words)
        else:
            self._one_role(worklist, asked.role, asked.words)
        if asked.period:
            rows = [t.indicator for t in everything.tasks if _plays(t, asked)]
            DueForm(self._register, self._draft, self._today).beside(asked.period, rows)

    def _without_tasks(self, asked: Understanding, table: TaskTable, unit: str) -> None:
        """Nothing of a kind or in a period is an answer; a unit that the table omits is not."""
        said = {"table": self._label(table), "unit": unit}
        if not unit_worklist(self._register.board, table, unit).tasks:
            self._draft.refuse("no_evidence", reply("refusals.unit_without_indicators", **said))
        elif asked.period:
            period = Rendered(said_period, asked.period)
            self._draft.say(reply("answer.unit_period_none", period=period, **said))
        else:
            self._draft.say(reply("answer.unit_evidence_none", text=asked.words, **said))

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
        self._behind(worklist)
        self._general(worklist)
        self._tasks((*lead, *joint), words)

    def _behind(self, worklist: UnitWorklist) -> None:
        """Who a collective is, as the administrator entered it."""
        if members := worklist.table.directory.members(worklist.unit):
            told = Rendered("、".join, members)  # the administrator's words, no document's
            self._draft.say(
                reply("answer.members", name=worklist.unit, members=told, count=len(members))
            )

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


def _plays(task: Task, asked: Understanding) -> bool:
    """Whether a task is of the role that is asked about."""
    return asked.role == "any" or (task.part == "lead") == (asked.role == "lead")


def _within(worklist: UnitWorklist, period: Period) -> UnitWorklist:
    kept = tuple(t for t in worklist.tasks if t.due.day and inside(t.due.day, period))
    return UnitWorklist(worklist.unit, worklist.table, kept)
