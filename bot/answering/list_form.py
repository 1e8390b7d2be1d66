"""Answers that list indicators: of a unit, due by a day, needing one kind of evidence, of a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.answering.draft import Draft, Source
from bot.answering.understanding import Understanding
from bot.worklist.board import plain
from bot.worklist.periods import Period
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import Task, UnitWorklist, due_of, unit_worklist
from ingest.model import Indicator, Slot
from prompts import reply


class ListForm:
    """Writes complete, counted lists into a draft; each row is cited to the cell that puts it there."""

    def __init__(self, register: Register, draft: Draft, today: date) -> None:
        self._register, self._draft, self._today = register, draft, today

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
        return self._register.label(table.document)

    def _source(self, indicator: Indicator, slot: Slot | None = None) -> Source:
        document = self._register.documents[indicator.document]
        if slot is None:
            return Source(document, indicator.locator, indicator.name, indicator.groups)
        return Source(document, slot.locator, slot.text, indicator.groups)

    def _row(self, indicator: Indicator, extra: str | None, *slots: Slot | None) -> None:
        """One row, cited to its name and to every cell that it is listed for or shows."""
        cells = [slot for slot in slots if slot and slot.text and not slot.inherited]
        sources = [self._source(indicator), *(self._source(indicator, slot) for slot in cells)]
        number = f"指标{indicator.number}　" if indicator.number else ""
        text = f"{number}{indicator.name}" + (f"（{extra}）" if extra else "")
        self._draft.item(text, *sources)

    def _rows(self, indicators: Iterable[Indicator]) -> None:
        for indicator in indicators:
            self._row(indicator, None)

    def _deadline(self, indicator: Indicator) -> str:
        return self._register.board.field(indicator, "deadline").value

    def _unit(self, asked: Understanding, table: TaskTable) -> None:
        if not asked.units:
            self._draft.status = "clarify"
            self._draft.say(reply("refusals.no_unit"))
            return
        if len(asked.units) > 1:
            self._draft.suggestions.extend(asked.units[1:4])
        worklist = unit_worklist(self._register.board, table, asked.units[0])
        if asked.period:
            worklist = _within(worklist, asked.period)
        if asked.words:
            worklist = self._with_evidence(worklist, asked.words)
        if not worklist.tasks:
            self._without_tasks(asked.units[0], table, asked.period)
            return
        if asked.period:
            self._draft.say(reply("answer.unit_period", period=said_period(asked.period)))
        if asked.words:
            self._draft.say(reply("answer.unit_evidence", text=asked.words))
        if asked.role == "any":
            self._whole_unit(worklist)
        else:
            self._one_role(worklist, asked.role)

    def _without_tasks(self, unit: str, table: TaskTable, period: Period | None) -> None:
        """Nothing in a period is an answer; a unit that the table does not name is not."""
        label = self._label(table)
        if period:
            key, values = "answer.unit_period_none", {"period": said_period(period)}
            self._draft.say(reply(key, table=label, unit=unit, **values))
        else:
            text = reply("refusals.unit_without_indicators", table=label, unit=unit)
            self._draft.refuse("no_evidence", text)

    def _whole_unit(self, worklist: UnitWorklist) -> None:
        lead, joint = worklist.of("lead"), worklist.of("joint")
        self._draft.say(
            reply(
                "answer.unit_counts",
                unit=worklist.unit,
                table=self._label(worklist.table),
                lead=len(lead),
                joint=len(joint),
            )
        )
        nearest = worklist.nearest(self._today)
        if nearest and nearest.due.day:
            self._draft.say(
                reply(
                    "answer.nearest_deadline",
                    number=nearest.indicator.number or nearest.indicator.name,
                    deadline=self._deadline(nearest.indicator),
                    days=(nearest.due.day - self._today).days,
                ),
                self._source(nearest.indicator, nearest.indicator.deadline),
            )
        self._general(worklist)
        self._tasks((*lead, *joint))

    def _general(self, worklist: UnitWorklist) -> None:
        """Tasks that only a general name gives the unit: counted and named by number."""
        general = worklist.of("general")
        if general:
            groups = "、".join(dict.fromkeys(task.named for task in general))
            numbers = "、".join(t.indicator.number or t.indicator.name for t in general)
            self._draft.say(
                reply("answer.unit_general", count=len(general), groups=groups, numbers=numbers),
                *(self._source(task.indicator, task.slot) for task in general),
            )

    def _one_role(self, worklist: UnitWorklist, role: str) -> None:
        tasks = worklist.of("lead" if role == "lead" else "joint")
        key = "unit_lead_count" if role == "lead" else "unit_joint_count"
        values = {"unit": worklist.unit, "table": self._label(worklist.table), "count": len(tasks)}
        said = reply(f"answer.{key}", **values)
        self._draft.say(said if tasks else said.replace("：", "。"))
        if role != "lead":
            self._general(worklist)
        self._tasks(tasks)

    def _tasks(self, tasks: Sequence[Task]) -> None:
        for task in tasks:
            lead = task.indicator.lead
            extra = self._deadline(task.indicator)
            if task.part == "joint" and lead and lead.text:
                extra = f"牵头：{lead.text}" + (f"；{extra}" if extra else "")
            deadline = task.indicator.deadline
            self._row(task.indicator, extra.replace("\n", "") or None, task.slot, lead, deadline)

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
        count = {"count": len(due)} if due else {}
        whose = reply("answer.of_unit", unit=asked.units[0]) if asked.units else ""
        said = {"table": whose + self._label(table), "period": said_period(period)}
        self._draft.say(reply(f"answer.{key}", **said, **count))
        for _, indicator in sorted(due, key=lambda row: row[0]):
            self._row(indicator, self._deadline(indicator) or None, indicator.deadline)

    def _nearest(self, days: Sequence[date]) -> Period | None:
        """The next day on which anything is due, today included."""
        day = min((day for day in days if day >= self._today), default=None)
        return Period(day, day) if day else None

    def _needs(self, indicator: Indicator, words: str) -> bool:
        """Whether an entry of an indicator's evidence in force holds the words."""
        entries = self._register.board.field(indicator, "evidence").entries(indicator.document)
        return any(plain(words) in plain(entry.item.text) for entry in entries)

    def _with_evidence(self, worklist: UnitWorklist, words: str) -> UnitWorklist:
        kept = tuple(t for t in worklist.tasks if self._needs(t.indicator, words))
        return UnitWorklist(worklist.unit, worklist.table, kept)

    def _needing(self, words: str, table: TaskTable) -> None:
        rows = [i for i in table.indicators if self._needs(i, words)]
        key = "evidence_kind_count" if rows else "evidence_kind_none"
        count = {"count": len(rows)} if rows else {}
        self._draft.say(reply(f"answer.{key}", table=self._label(table), text=words, **count))
        for indicator in rows:
            self._row(indicator, None, indicator.evidence)

    def _mentioning(self, words: str, table: TaskTable) -> None:
        wanted = plain(words)
        rows = [
            i
            for i in table.indicators
            if wanted in plain(i.name + (i.requirement.text if i.requirement else ""))
        ]
        said = reply("answer.topic_count", table=self._label(table), text=words, count=len(rows))
        self._draft.say(said)
        for indicator in rows:
            self._row(indicator, None, indicator.requirement)

    def _group(self, group: str, table: TaskTable) -> None:
        rows = [i for i in table.indicators if group in i.groups]
        self._draft.say(
            reply("answer.group_count", table=self._label(table), group=group, count=len(rows))
        )
        self._rows(rows)

    def _count(self, table: TaskTable) -> None:
        first, last = table.indicators[0], table.indicators[-1]
        self._draft.say(
            reply("answer.table_count", table=self._label(table), count=len(table.indicators)),
            self._source(first),
            self._source(last),
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
