"""Whether a sentence that a model wrote may be shown: quotations bear out every part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answering.fidelity.checking import parts_of
from bot.answering.fidelity.folding import fold
from bot.answering.writing.attributing import Sources, borne_out, unsupported
from bot.answering.writing.offer import Offer, speaks_to_a_model
from bot.answering.writing.sentences import Written
from bot.answering.writing.told import share_of
from bot.model import Sentence

LONGEST = 200
"""Characters of one sentence; what is longer is no sentence."""
ABOUT = 0.2
"""The share of a sentence's words that a quotation must have for the sentence to be about it."""
_ENDS = "。！；!;"
_ASKS = re.compile(r"[？?][”’」』）)]*$|[吗呢么][。.]?$")
# Whether something may be is told by the quotation after it; small models say it as they please.
_VERDICT = re.compile(
    r"^(?:是的?|不是|对|不对|可以的?|不可以|行|不行|能|不能|会|不会|要|不要|需要|不需要|不用|不必|有|没有)"
    r"[的呢]?[，,、。]\s*"
)
_FINISHED = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence that may be shown, or what is wrong with it; ``near`` are the marks of the
    quotations that it is about."""

    line: Sentence | None = None
    objections: tuple[str, ...] = ()
    near: tuple[int, ...] = ()


class Judge:
    """Judges the sentences of one answer by what was offered for it."""

    def __init__(self, offer: Offer) -> None:
        self._passages: Mapping[int, Sources] = {
            passage.record.mark: tuple(offer.evidence[mark] for mark in passage.marks)
            for passage in offer.passages
        }

    def __call__(self, written: Written) -> Verdict:
        """The verdict on a sentence as it was written, or else without the verdict it begins with."""
        first = self._verdict(written)
        shorter = _without_verdict(written)
        if first.line is None and shorter is not None:
            second = self._verdict(shorter)
            return second if second.line is not None else first
        return first

    def _verdict(self, written: Written) -> Verdict:
        near = self._near(written)
        if found := tuple(self._unfit(written)):
            return Verdict(None, found, near)
        sources = self._sources(written)
        if sources:
            text = written.text if written.text[-1] in _ENDS else f"{written.text}。"
            return Verdict(Sentence(text, tuple(one.mark for one in sources)), (), near)
        return Verdict(None, self._objections(written), near)

    def _unfit(self, written: Written) -> Iterator[str]:
        """What is wrong with a sentence whatever its sources say."""
        if strange := [mark for mark in written.marks if mark not in self._passages]:
            yield f"marks that do not exist: {strange}"
        if not written.whole and not self._finishes(written):
            yield "unfinished"
        if _ASKS.search(written.text):
            yield "a question"
        if len(written.text) > LONGEST:
            yield "too long"
        if speaks_to_a_model(written.text):
            yield "speaks to a model"

    def _finishes(self, written: Written) -> bool:
        """Whether words without a full stop end where a sentence of a quotation ends."""
        end = fold(written.text)[-_FINISHED:]
        return len(end) == _FINISHED and any(
            re.search(rf"{re.escape(end)}(?:[。；;!！]|$)", one.folded)
            for one in self._cited(written)
        )

    def _sources(self, written: Written) -> Sources:
        """What bears a sentence out: each part of it something of the passages that it marks;
        without marks all of it something of one passage."""
        if not written.marks:
            found = (borne_out(written.text, sources) for sources in self._passages.values())
            return next((sources for sources in found if sources), ())
        sources: Sources = ()
        for words, own in parts_of(written.marked):
            part = borne_out(words, self._of(own or written.marks))
            if not part:
                return ()
            sources = (*sources, *(one for one in part if one not in sources))
        return sources

    def _objections(self, written: Written) -> tuple[str, ...]:
        """What is wrong beside all that a sentence cites, for the log."""
        among = self._cited(written)
        return tuple(unsupported(written.text, among)) or ("borne out only by several passages",)

    def _near(self, written: Written) -> tuple[int, ...]:
        """The quotations that a sentence is about, the most first; of those that it marks if it does."""
        shares = {one.mark: share_of(one.text, [written.text]) for one in self._cited(written)}
        return tuple(
            sorted((m for m, share in shares.items() if share >= ABOUT), key=lambda m: -shares[m])
        )

    def _cited(self, written: Written) -> Sources:
        return self._of([mark for mark in written.marks if mark in self._passages])

    def _of(self, marks: Sequence[int]) -> Sources:
        passages = [self._passages[mark] for mark in marks] if marks else self._passages.values()
        return tuple(evidence for sources in passages for evidence in sources)


def _without_verdict(written: Written) -> Written | None:
    """The sentence without 可以， before it; ``None`` where it begins with no such word."""
    text, marked = _VERDICT.sub("", written.text), _VERDICT.sub("", written.marked)
    return replace(written, text=text, marked=marked) if text and text != written.text else None
