"""Answers about what changed between two editions of a table, both values cited to their cells."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.difference_lists import DifferenceLists
from bot.answering.difference_row import RowForm
from bot.answering.difference_unit import UnitForm
from bot.answering.draft import Draft
from bot.answering.understanding import Comparison, Understanding
from bot.worklist.difference import Difference, RowChange, difference
from bot.worklist.register import Register
from bot.worklist.unit_difference import unit_difference
from prompts import reply


class DifferenceForm:
    """Writes what is asked of a comparison: of rows, of a unit, of one field, or of all."""

    def __init__(self, register: Register, draft: Draft) -> None:
        self._register, self._draft = register, draft

    def write(self, asked: Understanding) -> None:
        """The changes that are asked for, complete and counted; or that there is nothing to compare."""
        comparison = asked.comparison
        assert comparison is not None
        if comparison.before is None:
            label = self._register.label(comparison.after.document)
            self._draft.refuse("no_evidence", reply("difference.one_edition", table=label))
            return
        found = difference(comparison.before, comparison.after)
        lines = DifferenceLists(self._register, self._draft, found)
        if asked.indicators:
            form = RowForm(self._register, self._draft, found)
            for indicator in asked.indicators:
                row = found.by_row[indicator.id]
                form.write(row, asked.fields, only_name=comparison.names)
        elif asked.missing:
            return
        elif asked.units:
            self._unit(asked, found, lines)
        elif asked.fields:
            for name in asked.fields:
                lines.field(name, found.changing(name))
        else:
            self._rows(comparison, found, lines)
        if self._draft.status == "answered":
            lines.note()

    def _rows(self, comparison: Comparison, found: Difference, lines: DifferenceLists) -> None:
        """Whole rows that came or went, changed names, or all of it with the counts first."""
        narrowed = comparison.added or comparison.dropped or comparison.names
        if not narrowed:
            lines.counts()
        if comparison.added or not narrowed:
            lines.added(found.of("added"), alone=narrowed)
        if comparison.dropped or not narrowed:
            lines.dropped(found.of("dropped"), alone=narrowed)
        if comparison.names or not narrowed:
            lines.renamed([row for row in found.rows if row.renamed], alone=narrowed)
        if not narrowed:
            lines.changed([row for row in found.rows if row.fields])

    def _unit(self, asked: Understanding, found: Difference, lines: DifferenceLists) -> None:
        unit, comparison = asked.units[0], asked.comparison
        assert comparison is not None
        if not unit:
            self._draft.status = "clarify"
            self._draft.say(reply("refusals.no_unit"))
            return
        apart = unit_difference(found, unit, asked.role)
        if asked.fields:
            for name in asked.fields:
                lines.field(name, _of_unit(found.changing(name), apart.tasks), unit)
            return
        UnitForm(self._register, self._draft, found).write(
            apart,
            asked.role,
            gained=comparison.added or not comparison.dropped,
            lost=comparison.dropped or not comparison.added,
        )
        if not (comparison.added or comparison.dropped):
            changed = [row for row in found.of("changed") if row.fields]
            lines.changed(_of_unit(changed, apart.tasks), unit)


def _of_unit(rows: Sequence[RowChange], tasks: frozenset[str]) -> list[RowChange]:
    return [row for row in rows if row.indicator.id in tasks]
