"""Whether a sentence that a model wrote may be shown: it cites, and its sources say just that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.answering.fidelity import Evidence, check
from bot.answering.fidelity.evidence import cited
from bot.answering.fidelity.facts import Violation
from bot.answering.fidelity.folding import legible
from bot.answering.fidelity.nearness import tokens
from bot.answering.writing.offer import speaks_to_a_model
from bot.answering.writing.sentences import Written
from bot.answering.writing.vocabulary import is_small, rests_on, strange_words

LONGEST = 200
"""Characters of one sentence; what is longer is no sentence."""


def objections(written: Written, evidence: Mapping[int, Evidence]) -> tuple[str, ...]:
    """What is wrong with a sentence, for the log; empty when it may be shown."""
    return tuple(_objections(written, evidence))


def _objections(written: Written, evidence: Mapping[int, Evidence]) -> Iterator[str]:
    if not written.whole:
        yield "unfinished"
    elif not written.marks:
        yield "without a mark"
    elif strange := [mark for mark in written.marks if mark not in evidence]:
        yield f"marks that do not exist: {strange}"
    elif len(written.text) > LONGEST:
        yield "too long"
    elif speaks_to_a_model(written.text):
        yield "speaks to a model"
    else:
        yield from _unsupported(written, list(evidence.values()))


def _unsupported(written: Written, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Every mark must bear the sentence out in part, and all of them together the whole of it."""
    resting = cited(evidence, written.marks)
    said = "".join(tokens(legible(written.text)))
    for violation in check(written.marked, evidence):
        if violation.kind != "altered" or not _only_moved(violation, said):
            yield f"{violation.kind}: {violation.value} for {violation.found}"
    yield from (f"a word of no source: {word}" for word in strange_words(written.text, resting))
    if not rests_on(written.text, resting):
        yield "too little from its sources"


def _only_moved(violation: Violation, said: str) -> bool:
    """Whether a sentence that nearly quotes has the same words in another order.

    未经审查的草案 for 草案未经审查的 is good language. Words in the place of others may be what
    they were swapped with, and words that come nowhere are left out: neither is.
    """
    here, there = violation.value, violation.found
    if here and there and not (is_small(here) or is_small(there)):
        return False
    return not there or is_small(there) or there in said
