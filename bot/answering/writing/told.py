"""What of a quotation is told in other words: no figure, day, name or condition may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answering.fidelity.folding import fold, legible
from bot.answering.fidelity.names import document_numbers_in, organisations_in, titles_in
from bot.answering.fidelity.negation import comparisons, polarity
from bot.answering.fidelity.numerals import numerals_in
from bot.model import Sentence

MOST = 0.6
"""The share of a quotation's words, two characters at a time, that must come again."""
NEWS = 0.25
"""The same of a further sentence's own words, from which on it says nothing new."""
_WORDS = re.compile(r"[\u3400-\u9fff0-9A-Za-z]+")


def is_told(line: Sentence, by: Iterable[Sentence]) -> bool:
    """Whether sentences that cite the same place tell all that a quotation says."""
    same = [one.text for one in by if set(one.citations) & set(line.citations)]
    said = "".join(same)
    if not said:
        return False
    if fold(str(line.text)) in fold(said):
        return True
    return set(_facts(line.text)) <= set(_facts(said)) and share_of(line.text, same) >= MOST


def share_of(text: str, others: Sequence[str]) -> float:
    """The share of a text's words that others have, two characters at a time."""
    mine = _grams(text)
    theirs = {gram for other in others for gram in _grams(other)}
    return len(mine & theirs) / len(mine) if mine else 1.0


def _grams(text: str) -> set[str]:
    return {
        run[place : place + 2]
        for run in _WORDS.findall(fold(text))
        for place in range(len(run) - 1)
    }


def _facts(text: str) -> Iterator[tuple[object, ...]]:
    plain, folded = legible(text), fold(text)
    for fact in numerals_in(plain):
        if not fact.weak:
            day = fact.day and (fact.day.month, fact.day.day, fact.day.part)
            yield fact.kind, fact.value, day
    for fact in (*organisations_in(plain), *document_numbers_in(plain), *titles_in(folded)):
        yield fact.kind, fact.value
    if polarity(plain).denies:
        yield ("denies",)
    for way in comparisons(plain):
        yield "compares", way
