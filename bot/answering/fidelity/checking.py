"""Whether a sentence, however it was written, says only what its source says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answering.fidelity import names
from bot.answering.fidelity.evidence import Evidence, cited
from bot.answering.fidelity.facts import Day, Fact, Kind, Violation
from bot.answering.fidelity.folding import fold, legible, stands_in
from bot.answering.fidelity.forces import bent, forces
from bot.answering.fidelity.nearness import departures, misplaced, tokens
from bot.answering.fidelity.negation import compared, polarity, turned
from bot.answering.fidelity.numerals import numerals_in
from bot.answering.fidelity.roles import wrong_parts

_MARKED = re.compile(r"((?:\s*\[\d{1,3}\])+)")
_MARK = re.compile(r"\[(\d{1,3})\]")
_SHOWN = 3
"""How many values of the source are told beside one that it does not hold."""


def check(text: str, evidence: Sequence[Evidence]) -> tuple[Violation, ...]:
    """What a sentence states that its source does not; empty when it is faithful.

    Marks such as [1] in the sentence say which evidence the words before them rest on; words
    without a mark after them rest on all that the sentence cites, and without any mark on all that
    is given. Numbers, dates, percentages, document numbers, units and 《titles》 must stand there in
    any way of writing; a quotation character for character; nothing may be denied that is affirmed
    there, or the reverse; and what nearly quotes must not depart from its source.
    """
    known = {e.mark for e in evidence}
    marks = [int(mark) for mark in _MARK.findall(text)]
    strange = [mark for mark in marks if mark not in known]
    if strange:
        return tuple(Violation("mark", f"[{mark}]") for mark in strange)
    found: list[Violation] = []
    for words, own in parts_of(text):
        found += check_words(words, cited(evidence, own or marks))
    return tuple(dict.fromkeys(found))


def parts_of(text: str) -> Iterator[tuple[str, list[int]]]:
    """The stretches of a sentence, each with the marks that follow it."""
    pieces = _MARKED.split(text)
    for words, marks in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if words.strip(" 。；;，,.、！？"):
            yield words, [int(mark) for mark in _MARK.findall(marks)]


def check_words(words: str, evidence: Sequence[Evidence]) -> tuple[Violation, ...]:
    """The same of words without marks, which rest on all that is given."""
    folded = fold(words)
    if any(stands_in(folded, text) for e in evidence for text in (e.folded, *e.folded_context)):
        return ()
    return tuple(dict.fromkeys(_departures(words, evidence)))


def _departures(words: str, evidence: Sequence[Evidence]) -> Iterator[Violation]:
    plain = legible(words)
    yield from _numerals(numerals_in(plain), evidence)
    yield from _titles(fold(words), evidence)
    yield from _names(plain, evidence)
    for quotation in names.quotations_in(fold(words)):
        wanted = quotation.value
        if not any(
            stands_in(wanted, text) for e in evidence for text in (e.folded, *e.folded_context)
        ):
            yield Violation("quotation", quotation.value)
    yield from wrong_parts(plain, evidence)
    yield from _senses(plain, evidence)
    yield from _near(tokens(plain), evidence)


def _numerals(facts: Iterable[Fact], evidence: Sequence[Evidence]) -> Iterator[Violation]:
    wanted = [fact for fact in facts if not fact.weak]
    if not wanted:
        return
    there: dict[tuple[Kind, str], list[Fact]] = {}
    for fact in (fact for e in evidence for fact in e.numerals):
        there.setdefault((fact.kind, fact.value), []).append(fact)
    years = frozenset(year for e in evidence for year in e.years)
    for fact in wanted:
        if not any(_same(fact, other, years) for other in there.get((fact.kind, fact.value), ())):
            like = [
                other.text
                for (kind, _), others in there.items()
                for other in others
                if kind == fact.kind and not other.weak
            ]
            yield Violation(fact.kind, fact.text, "、".join(dict.fromkeys(like[:_SHOWN])))


def _same(fact: Fact, other: Fact, years: frozenset[str]) -> bool:
    if fact.day and other.day:
        # 截至8月31日 for 8月31日 is one thing, 8月31日起 for 8月31日前 another.
        turned_round = fact.bound and other.bound and fact.bound != other.bound
        return not turned_round and _same_day(fact.day, other.day, years)
    if fact.bound and fact.bound != other.bound:
        return False
    if fact.measure == other.measure:
        return fact.ordinal == other.ordinal or not fact.measure
    # 指标37, 第37项 and a 37 in the column of numbers are one.
    numbered = fact.ordinal or other.ordinal
    return numbered and "" in (fact.measure, other.measure)


def _same_day(day: Day, other: Day, years: frozenset[str]) -> bool:
    """Whether two dates are one, where a year that is told for one of them does not part them."""
    if not day.month:
        return day.year == other.year and (not day.part or day.part == other.part)
    if (day.month, day.day, day.part) != (other.month, other.day, other.part):
        return False
    if day.year and not other.year:
        return not years or day.year in years
    return not day.year or day.year == other.year


def _titles(text: str, evidence: Sequence[Evidence]) -> Iterator[Violation]:
    for title in names.titles_in(text):
        if not any(title.value in e.titles for e in evidence):
            yield Violation("title", title.text)


def _names(text: str, evidence: Sequence[Evidence]) -> Iterator[Violation]:
    told = "\n".join(e.told for e in evidence)
    there = [fact for e in evidence for fact in e.document_numbers]
    for number in names.document_numbers_in(text):
        if not any(names.same_document_number(number, other) for other in there):
            yield Violation("document_number", number.text, _shown(there))
    units = [fact for e in evidence for fact in e.organisations]
    for unit in names.organisations_in(text):
        if not any(names.same_organisation(unit.value, unit.measure, o.value, told) for o in units):
            yield Violation("organisation", unit.text, _shown(units))
    for region in names.regions_in(text):
        if region.value not in told:
            yield Violation("region", region.text)


def _shown(facts: Sequence[Fact]) -> str:
    return "、".join(dict.fromkeys(fact.text for fact in facts[:_SHOWN]))


def _senses(text: str, evidence: Sequence[Evidence]) -> Iterator[Violation]:
    """What is denied that the source affirms, allowed that it commands, and comparisons of its own."""
    if verdict := turned(polarity(text), [e.polarity for e in evidence]):
        yield verdict
    if verdict := bent(forces(text), [e.forces for e in evidence]):
        yield verdict
    for way in compared(text):
        if not any(way in e.comparisons for e in evidence):
            yield Violation("comparison", text)


def _near(said: tuple[str, ...], evidence: Sequence[Evidence]) -> Iterator[Violation]:
    """Numerals in other places, and what departs from the source that the sentence nearly quotes,
    unless it quotes another."""
    yield from misplaced(said, [t for e in evidence for t in (e.tokens, e.context_tokens)])
    near = [d for e in evidence if (d := departures(said, e.tokens)) is not None]
    if near and all(near):
        yield from min(near, key=len)
