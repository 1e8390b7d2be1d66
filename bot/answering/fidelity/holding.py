"""An answer held to its sources before it leaves: a line that fails gives way to the quotation."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.draft import Draft
from bot.answering.fidelity.evidence import Evidence
from bot.answering.fidelity.facts import Violation
from bot.answering.fidelity.lines import faults
from bot.answering.fidelity.wording import Entire, Listed
from bot.model import ListItem, Sentence
from prompts import Said, reply

log = logging.getLogger(__name__)
Line = Sentence | ListItem


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that was replaced, with what it said wrongly."""

    text: str
    violations: tuple[Violation, ...]


def hold(draft: Draft, grounds: Sequence[str] = ()) -> tuple[Fault, ...]:
    """Replace what a draft says against its sources; returns what was replaced.

    A line that cites is checked against what it cites. The bot's own lines, which do not, are
    checked against all that the answer cites and against ``grounds``: the question, and the names
    of the table and units that it was taken to mean. A refusal states nothing of the documents.
    """
    if draft.status not in ("answered", "partial"):
        return ()
    wrong = dict(wrong_lines(draft, grounds))
    if not wrong:
        return ()
    found = [Fault(str(draft.lines[place].text), faults) for place, faults in wrong.items()]
    for fault in found:
        log.warning("a line that its source does not bear out was replaced: %s", fault)
    kept: list[Line] = []
    for place, line in enumerate(draft.lines):
        kept += _quotations(draft, line) if place in wrong else [line]
    if kept:
        draft.lines = kept
    else:
        draft.refuse("no_evidence", reply("refusals.no_evidence"))
    return tuple(found)


def wrong_lines(
    draft: Draft, grounds: Sequence[str] = ()
) -> Iterator[tuple[int, tuple[Violation, ...]]]:
    """The lines that fail, by their places, with what each says wrongly."""
    evidence = {c.mark: Evidence.of_citation(c) for c in draft.citations}
    everything = (Evidence("", tuple(grounds)), *evidence.values())
    counts = dict(wrong_counts(draft.lines))
    for place, line in enumerate(draft.lines):
        marks = line.citations
        resting = tuple(evidence[m] for m in marks if m in evidence) if marks else everything
        found = (*faults(line.text, resting), *counts.get(place, ()))
        if found:
            yield place, tuple(dict.fromkeys(found))


def wrong_counts(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[Violation, ...]]]:
    """The sentences that announce another number of entries than follow them.

    A list ends with the next sentence after its entries, or with the next count.
    """
    opened: int | None = None
    announced = seen = 0
    for place, line in enumerate((*lines, Sentence(""))):
        if isinstance(line, ListItem):
            seen += 1
            continue
        count = listed(line.text)
        if opened is not None and (seen or count is not None or place == len(lines)):
            if announced != seen:
                yield opened, (Violation("count", str(announced), str(seen)),)
            opened = None
        if count is not None:
            opened, announced, seen = place, count, 0


def listed(text: object) -> int | None:
    """How many entries a line says follow; None when it announces none."""
    if isinstance(text, Listed):
        return int(text)
    counts = (
        [n for part in text.parts if (n := listed(part)) is not None]
        if isinstance(text, Said)
        else []
    )
    return sum(counts) if counts else None


def _quotations(draft: Draft, line: Line) -> list[Line]:
    """What the line cites, word for word; nothing where it cites nothing."""
    quotes = {c.mark: c.quote for c in draft.citations}
    return [
        type(line)(Entire(quotes[mark]), (mark,)) for mark in line.citations if quotes.get(mark)
    ]
