"""An answer in a model's words: each sentence judged as it comes, quotations wherever that fails.

The quotations that answer are there before the model is asked. What it writes takes their place
only where it leaves nothing out; whatever goes wrong, they are shown.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.answering.draft import Draft
from bot.answering.writing.judging import objections
from bot.answering.writing.model import Model, ModelFailed
from bot.answering.writing.offer import Offer, offer_of
from bot.answering.writing.sentences import Written, sentences_in
from bot.answering.writing.told import NEWS, is_told, share_of
from bot.model import Sentence

log = logging.getLogger(__name__)

TIMES, AND = 2, 2
"""A model may write twice as many sentences as there are quotations, and two."""


class ProseWriter:
    """Writes drafts of prose anew; safe to use from several threads."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def takes(self, draft: Draft) -> bool:
        """Whether a draft may be written anew."""
        return offer_of(draft) is not None

    def write(self, draft: Draft, *, live: bool) -> Iterator[Sentence]:
        """Write a draft anew; ``live`` gives each line as soon as it is certain, otherwise none.

        What a reader has seen stays, and quotations follow it; where nobody has, an answer that
        breaks off is the quotations and nothing else.
        """
        offer = offer_of(draft)
        if offer is None:
            return
        writing = _Writing(offer, self._model)
        for line in writing.lines():
            if live:
                yield line
        kept = live or writing.whole
        rest = [
            line for line in offer.lines if line not in writing.shown and not writing.tells(line)
        ]
        draft.lines = [*writing.shown, *rest] if kept else list(offer.lines)
        if live:
            yield from rest
        if kept and writing.own:
            draft.author, draft.prompt = "llm", self._model.prompt


@dataclass
class _Writing:
    """One answer under way. ``own`` are the model's sentences among those ``shown``."""

    offer: Offer
    model: Model
    shown: list[Sentence] = field(default_factory=list)
    own: list[Sentence] = field(default_factory=list)
    failed: bool = False
    until: float = field(init=False)

    def __post_init__(self) -> None:
        self.until = time.monotonic() + self.model.timeout

    @property
    def whole(self) -> bool:
        """Whether the model wrote to the end, and something that may stand."""
        return bool(self.own) and not self.failed

    def tells(self, line: Sentence) -> bool:
        """Whether what the model wrote leaves nothing of a quotation out."""
        return is_told(line, self.own)

    def lines(self) -> Iterator[Sentence]:
        """The sentences that may be shown, and quotations in place of those that may not."""
        pieces = self.model.write(self.offer.question, self.offer.records)
        most, seen = TIMES * len(self.offer.lines) + AND, 0
        try:
            for written in sentences_in(pieces):
                seen += 1
                if seen > most:
                    log.info("the model goes on beyond %d sentences: ended", most)
                    break
                yield from self._judged(written)
        except ModelFailed as failure:
            self.failed = True
            log.warning("quoted instead of written: the model failed: %s", failure)
        finally:
            close = getattr(pieces, "close", None)
            if close:
                close()
        if not self.own and not self.failed:
            log.warning("quoted instead of written: no sentence of %d may be shown", seen)

    def _judged(self, written: Written) -> Iterator[Sentence]:
        found = objections(written, self.offer.evidence) or self._doubted(written)
        if found:
            log.warning("a sentence of the model was replaced: %s: %s", "; ".join(found), written)
            yield from self._quotations(written)
        elif share_of(written.text, [line.text for line in self.shown]) < 1 - NEWS:
            line = Sentence(written.text, written.marks)
            self.own.append(line)
            self.shown.append(line)
            yield line

    def _doubted(self, written: Written) -> tuple[str, ...]:
        """The model's own second look, where that is asked for."""
        if not self.model.checks:
            return ()
        records = [record for record in self.offer.records if record.mark in written.marks]
        left = max(0.0, self.until - time.monotonic())
        borne_out = self.model.bears_out(written.text, records, left)
        return () if borne_out else ("the model doubts it",)

    def _quotations(self, written: Written) -> Iterator[Sentence]:
        """The lines that quote what a sentence cites, and that are not shown or told yet."""
        for line in self.offer.lines:
            cited = set(line.citations) & set(written.marks)
            if cited and line not in self.shown and not self.tells(line):
                self.shown.append(line)
                yield line
