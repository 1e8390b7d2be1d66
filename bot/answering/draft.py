"""An answer in the making: lines in reading order, each with the citations that support it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.answering.explanation import Explanation
from bot.model import (
    Answer,
    AnswerStatus,
    Author,
    Citation,
    ListItem,
    Notice,
    NoticeKind,
    Reason,
    Sentence,
)
from bot.worklist.places import place_url
from ingest.model import Document, Locator
from prompts import reply

BULLET = "□ "


@dataclass(frozen=True, slots=True)
class Source:
    """What a line rests on: a quotation at a place in a document."""

    document: Document
    locator: Locator
    quote: str
    path: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    """What a row says of its cell: the row's number and name, the column's header."""


@dataclass(slots=True)
class Draft:
    """Collects lines, citations and notices; marks are given in order of first use."""

    status: AnswerStatus = "answered"
    reason: Reason | None = None
    lines: list[Sentence | ListItem] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    explanation: Explanation = field(default_factory=Explanation)
    searched: bool = False
    """Whether the answer rests on a search, which vectors that are still to come may change."""
    question: str = ""
    """The stand-alone question that it answers."""
    understood_as: str | None = None
    """The same where it is not the message as typed."""
    parts: list[Draft] = field(default_factory=list)
    """One draft each, under the marks of this one, when it answers several questions."""
    elapsed_ms: int = 0
    prose: str = ""
    """The question, where all lines are quotations that answer it in prose: they may be reworded."""
    author: Author = "extractive"
    review: str = ""
    """What is to be told of an approved answer under review, whatever the answer becomes."""
    prompt: str | None = None
    """Name and version of the prompt that its lines were written by."""

    def cite(self, *sources: Source) -> tuple[int, ...]:
        """The marks of these sources, numbering those not yet cited."""
        return tuple(dict.fromkeys(self._mark(source) for source in sources))

    def _mark(self, source: Source) -> int:
        for place, known in enumerate(self.citations):
            if known.document.id == source.document.id and known.locator == source.locator:
                # A cell merged over several rows stands in each of them.
                context = tuple(dict.fromkeys((*known.context, *source.context)))
                self.citations[place] = replace(known, context=context)
                return known.mark
        mark = len(self.citations) + 1
        url = place_url(source.document.id, source.locator)
        self.citations.append(
            Citation(
                mark,
                source.document,
                source.path,
                source.locator,
                source.quote,
                url,
                source.context,
            )
        )
        return mark

    def say(self, text: str, *sources: Source) -> None:
        """Add a sentence."""
        self.lines.append(Sentence(text, self.cite(*sources)))

    def item(self, text: str, *sources: Source) -> None:
        """Add one entry of a complete list."""
        self.lines.append(ListItem(text, self.cite(*sources)))

    def note(self, kind: NoticeKind, text: str) -> None:
        """Add a notice once."""
        if Notice(kind, text) not in self.notices:
            self.notices.append(Notice(kind, text))

    @property
    def _reviewed(self) -> tuple[Notice, ...]:
        return (Notice("superseded", self.review),) if self.review else ()

    def refuse(self, reason: Reason, text: str) -> Draft:
        """Turn this draft into a refusal of one sentence."""
        self.status, self.reason = "refused", reason
        self.lines = [Sentence(text)]
        self.citations.clear()
        self.notices.clear()
        return self

    @property
    def text(self) -> str:
        """The whole answer as plain text, one line a sentence or item; parts under their questions."""
        if self.parts:
            return "\n".join(
                reply("answer.part", number=number, question=part.understood_as, text=part.text)
                for number, part in enumerate(self.parts, start=1)
            )
        return "\n".join(
            BULLET + line.text if isinstance(line, ListItem) else line.text for line in self.lines
        )

    def finish(
        self,
        identity: str,
        conversation: str | None,
        elapsed_ms: int,
        explanation: Mapping[str, object] | None = None,
    ) -> Answer:
        """The answer that this draft has become."""
        return Answer(
            id=identity,
            conversation=conversation,
            status=self.status,
            reason=self.reason,
            text=self.text,
            sentences=tuple(line for line in self.lines if isinstance(line, Sentence)),
            items=tuple(line for line in self.lines if isinstance(line, ListItem)),
            citations=tuple(self.citations),
            notices=(*self._reviewed, *self.notices),
            parts=tuple(
                part.finish(
                    f"{identity}-{n}", conversation, part.elapsed_ms, part.explanation or None
                )
                for n, part in enumerate(self.parts, start=1)
            ),
            suggestions=tuple(dict.fromkeys(self.suggestions)),
            author=self.author,
            prompt=self.prompt,
            elapsed_ms=elapsed_ms,
            order="".join("i" if isinstance(line, ListItem) else "s" for line in self.lines),
            explanation=explanation,
            understood_as=self.understood_as,
        )
