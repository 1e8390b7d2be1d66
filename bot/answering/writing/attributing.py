"""Which quotations bear a sentence out: found by checking, whatever a model says of it.

A model's own marks say where to look and no more. What is shown as the source of a sentence is the
fewest quotations that pass every check for it, so that a mark which is left out or points to a whole
passage lets nothing through that the same check would not let through under the right mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.answering.fidelity import Evidence
from bot.answering.fidelity.aligning import occurrences
from bot.answering.fidelity.checking import check_words
from bot.answering.fidelity.facts import Violation
from bot.answering.fidelity.folding import fold, legible
from bot.answering.fidelity.nearness import tokens
from bot.answering.fidelity.omissions import (
    beginnings,
    of_another,
    only_conditional,
    unconditional,
)
from bot.answering.writing.told import share_of
from bot.answering.writing.vocabulary import is_small, rests_on, strange_words

Sources = tuple[Evidence, ...]
_CLAUSE = re.compile(r"[^，,；;]+[，,；;]*")
_STOPS = "。；;,.，"
_BREAKS = (*",。;:；，!", "")
_EDGE = 2
"""Characters with which a sentence of a source begins and ends, for words to be a stretch of it."""


def borne_out(words: str, among: Sequence[Evidence]) -> Sources:
    """The fewest of some quotations that bear out words without marks; empty where none do.

    One bears out all of them, or else each a stretch of clauses, as if that were a sentence by
    itself: what two sources say is never made into a third thing.
    """
    sources: Sources = ()
    clauses = _CLAUSE.findall(words)
    while clauses:
        length, source = _longest(clauses, among, later=bool(sources))
        if source is None:
            return ()
        sources = sources if source in sources else (*sources, source)
        clauses = clauses[length:]
    return tuple(sorted(sources, key=lambda evidence: evidence.mark))


def _longest(
    clauses: Sequence[str], among: Sequence[Evidence], *, later: bool
) -> tuple[int, Evidence | None]:
    """How many clauses one quotation bears out together, the most that any does, and which."""
    for length in range(len(clauses), 0, -1):
        words = "".join(clauses[:length])
        for source in _likeliest(words, among):
            whole = not later and length == len(clauses)
            if (whole or _stretch(words, source)) and not any(unsupported(words, (source,))):
                return length, source
    return 0, None


def _likeliest(words: str, among: Sequence[Evidence]) -> Iterator[Evidence]:
    """The quotations that have words in common with some words, the most first."""
    shares = {one.mark: share_of(words, [one.text]) for one in among}
    return (e for e in sorted(among, key=lambda e: -shares[e.mark]) if shares[e.mark])


def _stretch(words: str, source: Evidence) -> bool:
    """Whether words begin where a sentence of a quotation begins, mostly with of whom it speaks, and
    end where one of its clauses ends."""
    folded, source_text = fold(words), source.folded
    end = folded.strip(_STOPS)[-_EDGE:]
    return any(start in folded for start in beginnings(source_text, _EDGE)) and any(
        source_text[at + len(end) :][:1] in _BREAKS for at in occurrences(end, source_text)
    )


def unsupported(words: str, sources: Sequence[Evidence]) -> Iterator[str]:
    """What words without marks say that quotations do not, and leave out that changes the sense."""
    folded, quotes = fold(words), [one.folded for one in sources]
    if any(folded.strip(_STOPS) == quote.strip(_STOPS) for quote in quotes):
        return
    said = "".join(tokens(legible(words)))
    for violation in check_words(words, sources):
        if violation.kind != "altered" or not _only_moved(violation, said):
            yield f"{violation.kind}: {violation.value} for {violation.found}"
    yield from (f"a word of no source: {word}" for word in strange_words(words, sources))
    if not rests_on(words, sources):
        yield "too little from its sources"
    if condition := unconditional(folded, quotes):
        yield f"without its condition: {condition}"
    if condition := only_conditional(folded, quotes):
        yield f"a condition told as a fact: {condition}"
    if other := of_another(folded, quotes):
        yield f"of another what is said of: {other}"


def _only_moved(violation: Violation, said: str) -> bool:
    """Whether a sentence that nearly quotes has the same words in another order.

    未经审查的草案 for 草案未经审查的 is good language. Words in the place of others may be what
    they were swapped with, and words that come nowhere are left out: neither is.
    """
    here, there = violation.value, violation.found
    if here and there and not (is_small(here) or is_small(there)):
        return False
    return not there or is_small(there) or there in said
