"""The sentences that an answer may be taken from, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answering.candidate import Candidate
from bot.answering.enumeration import Around
from bot.answering.sentences import Span, sentences_of
from ingest.model import Passage
from vectorstore.tokens import bigrams

OPENED, BESIDE = 2, 2
"""Around how many of the first passages sentences of their neighbours count as well, and how many
on each side: 7 % of the answers on the notices run across the end of a passage."""

QUESTION = re.compile(
    r"[?？]$|怎么办$|是什么$|(?:怎么|如何|多少|几|哪|谁|能不能|能否|是否|要不要)[^。]*$"
)
"""A heading that is a question: its section answers it."""


_RUN_IN = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．])\s*[^。；，,\d]{2,18}(?:[（(][^（）()]{1,30}[)）])?[。.]?$"
)

_PUNCTUATED = re.compile(r"[。！？；：!?;:，,、]")
LEAST = 30
"""A line shorter than this that has no punctuation is no sentence."""


@dataclass(frozen=True, eq=False)
class Line:
    """A sentence of a candidate, or of what stands next to it."""

    span: Span
    candidate: Candidate
    rank: int
    """Standing of the candidate: 0 for the passage found first."""

    @cached_property
    def grams(self) -> frozenset[str]:
        """The character pairs of the sentence."""
        return frozenset(bigrams(self.span.text))

    @cached_property
    def told(self) -> frozenset[str]:
        """The same with those of the question that stands above it as a heading, if one does."""
        passage = self.span.passage
        return self.grams.union(bigrams(passage.path[-1])) if is_reply(passage) else self.grams

    @cached_property
    def heads(self) -> frozenset[str]:
        """The character pairs of the titles that the sentence stands below."""
        above = (self.candidate.document.title, *self.span.passage.path)
        return frozenset(gram for text in above for gram in bigrams(text))


Run = tuple[Line, ...]
"""Lines that follow each other in one document without a gap."""


def is_run_in(text: str) -> bool:
    """Whether a sentence only names what follows it: （二）牵头初核。"""
    return bool(_RUN_IN.match(text))


def is_fragment(text: str) -> bool:
    """Whether a line is no sentence: a title in a list of attachments, a signature, a date."""
    return len(text) < LEAST and not _PUNCTUATED.search(text)


def is_reply(passage: Passage) -> bool:
    """Whether a passage stands below a heading that is a question."""
    return (
        passage.kind == "prose" and bool(passage.path) and bool(QUESTION.search(passage.path[-1]))
    )


def runs_of(candidates: Sequence[Candidate], around: Around) -> list[Run]:
    """The lines of all candidates, joined where they follow each other.

    A row of a table is a run of its own, its cells the lines.
    """
    ranked = {c.passage.id: (rank, c) for rank, c in reversed(list(enumerate(candidates)))}
    found: dict[tuple[str, int], list[Line]] = {}
    for rank, candidate in enumerate(candidates):
        for passage, spans in _opened(candidate, around if rank < OPENED else None):
            place = (passage.document, passage.ordinal)
            if passage.id in ranked and passage.id != candidate.passage.id:
                continue
            if place not in found:
                found[place] = [Line(span, candidate, rank) for span in spans]
    return list(_joined(found))


def _opened(
    candidate: Candidate, around: Around | None
) -> Iterator[tuple[Passage, Sequence[Span]]]:
    """The candidate's own sentences, and the nearest ones of the passages next to it."""
    passage = candidate.passage
    yield passage, sentences_of(passage)
    if around is None or passage.kind == "row":
        return
    for other in around(passage):
        if other.kind == "row":
            continue
        if other.ordinal == passage.ordinal - 1:
            yield other, sentences_of(other)[-BESIDE:]
        elif other.ordinal == passage.ordinal + 1:
            yield other, sentences_of(other)[:BESIDE]


def _joined(found: dict[tuple[str, int], list[Line]]) -> Iterator[Run]:
    run: list[Line] = []
    for place in sorted(found):
        for line in found[place]:
            if run and not _follows(run[-1], line):
                yield tuple(run)
                run = []
            run.append(line)
    if run:
        yield tuple(run)


def _follows(last: Line, next_: Line) -> bool:
    """Whether a line stands right behind another and goes on with the same point, in prose."""
    one, two = last.span.passage, next_.span.passage
    if one.id == two.id and one.kind == "row":
        return True
    if is_run_in(next_.span.text) or is_fragment(next_.span.text):
        return False
    return one.id == two.id or (
        "row" not in (one.kind, two.kind)
        and one.document == two.document
        and one.path == two.path
        and one.ordinal + 1 == two.ordinal
        and sentences_of(one)[-1] == last.span
        and sentences_of(two)[0] == next_.span
    )
