"""One line of an answer checked part by part: what is quoted, what is reckoned, what is free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.fidelity.checking import check_words
from bot.answering.fidelity.evidence import Evidence
from bot.answering.fidelity.facts import Violation
from bot.answering.fidelity.folding import fold, stands_in
from bot.answering.fidelity.wording import DaysLeft, Entire, Quoted, Rendered
from bot.worklist.deadlines import days_named, read_deadline
from prompts import Own, Said


def faults(text: object, evidence: Sequence[Evidence]) -> tuple[Violation, ...]:
    """What a line, or a part of one, says against the evidence that it rests on.

    Own words of a template are no statement of a source. A count filled in as a number is worked
    out by the bot; all other words must stand in the evidence.
    """
    if isinstance(text, Said):
        return tuple(fault for part in text.parts for fault in faults(part, evidence))
    if isinstance(text, Own):
        return ()
    if isinstance(text, Quoted):
        return tuple(_misquoted(text, evidence))
    if isinstance(text, Rendered):
        return () if text == text.made() else (Violation("computed", str(text), text.made()),)
    if isinstance(text, DaysLeft):
        return tuple(_misreckoned(text, evidence))
    if isinstance(text, int):
        return ()
    return check_words(str(text), evidence)


def _misquoted(quoted: Quoted, evidence: Sequence[Evidence]) -> Iterator[Violation]:
    cited = {e.text for e in evidence}
    for quotation in quoted.of:
        if quotation not in cited:
            yield Violation("uncited", quotation)
    words = fold(quoted)
    sources = [fold(text) for text in (quoted.of or cited)]
    entire = isinstance(quoted, Entire)
    if not any(words == text if entire else stands_in(words, text) for text in sources):
        yield Violation("quotation", str(quoted), "\n".join(quoted.of or cited))


def _misreckoned(left: DaysLeft, evidence: Sequence[Evidence]) -> Iterator[Violation]:
    until = left.until
    named = {
        day
        for e in evidence
        for day in (*days_named(e.text, until.year), read_deadline(e.text, until.year).day)
    }
    if int(left) != (until - left.today).days or until not in named:
        told = "、".join(sorted(day.isoformat() for day in named if day))
        yield Violation("computed", str(int(left)), told)
