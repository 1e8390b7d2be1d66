"""What a sentence rests on, read once: the words quoted, and what stands over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answering.fidelity import names
from bot.answering.fidelity.facts import Fact
from bot.answering.fidelity.folding import fold, legible
from bot.answering.fidelity.forces import Forces, forces
from bot.answering.fidelity.nearness import BREAK, tokens
from bot.answering.fidelity.negation import Polarity, comparisons, polarity
from bot.answering.fidelity.numerals import numerals_in
from bot.model import Citation
from ingest.model import Document, Passage


@dataclass(frozen=True)
class Evidence:
    """A passage as a sentence may use it.

    ``text`` is what is quoted. ``context`` is what a reader sees over it: the document's title,
    number, issuer and edition, the headings, a row's number and column headers. ``mark`` is the
    citation's, 0 where there is none.
    """

    text: str
    context: tuple[str, ...] = ()
    mark: int = 0

    @classmethod
    def of_citation(cls, citation: Citation) -> Evidence:
        """What a citation quotes, with what stands over it."""
        context = (*about(citation.document), *citation.path, *citation.context)
        return cls(citation.quote, context, citation.mark)

    @classmethod
    def of_passage(cls, document: Document, passage: Passage, mark: int = 0) -> Evidence:
        """A passage found: a row as filled text with its header path, prose as it stands."""
        text = passage.index_text if passage.kind == "row" else passage.text
        context = (*about(document), *passage.path)
        if passage.kind == "row":
            context = (*context, passage.text)
        return cls(text, context, mark)

    @cached_property
    def folded(self) -> str:
        """The text for comparing character for character."""
        return fold(self.text)

    @cached_property
    def folded_context(self) -> tuple[str, ...]:
        """What stands over it, for comparing."""
        return tuple(fold(entry) for entry in self.context)

    @cached_property
    def told(self) -> str:
        """All of it in one folded text."""
        return "\n".join((self.folded, *self.folded_context))

    @cached_property
    def _legible(self) -> tuple[str, ...]:
        return tuple(legible(entry) for entry in (self.text, *self.context) if entry)

    @cached_property
    def numerals(self) -> tuple[Fact, ...]:
        """The numbers, dates and percentages of the text and of what stands over it."""
        return tuple(fact for text in self._legible for fact in numerals_in(text))

    @cached_property
    def organisations(self) -> tuple[Fact, ...]:
        """The units named."""
        return tuple(fact for text in self._legible for fact in names.organisations_in(text))

    @cached_property
    def document_numbers(self) -> tuple[Fact, ...]:
        """The document numbers named."""
        return tuple(fact for text in self._legible for fact in names.document_numbers_in(text))

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles named, folded; what stands over the text counts as one each."""
        texts = (self.folded, *self.folded_context)
        named = {fact.value for text in texts for fact in names.titles_in(text)}
        return frozenset(named | {entry.strip("《》") for entry in self.folded_context})

    @cached_property
    def years(self) -> frozenset[str]:
        """The years named."""
        return frozenset(f.day.year for f in self.numerals if f.day and f.day.year)

    @cached_property
    def polarity(self) -> Polarity:
        """What the text denies."""
        return polarity(self.legible_text)

    @cached_property
    def forces(self) -> Forces:
        """What the text commands and allows."""
        return forces(self.legible_text)

    @cached_property
    def legible_text(self) -> str:
        """The text for reading facts."""
        return legible(self.text)

    @cached_property
    def comparisons(self) -> frozenset[str]:
        """Which ways it compares."""
        return frozenset(way for text in self._legible for way in comparisons(text))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The text as tokens in one form."""
        return tokens(self.legible_text)

    @cached_property
    def context_tokens(self) -> tuple[str, ...]:
        """What stands over it as tokens: a row's number before its name."""
        found: list[str] = []
        for entry in self.context:
            found += tokens(legible(entry))
            if not entry.isdigit():
                found.append(BREAK)
        return tuple(found)


def about(document: Document) -> tuple[str, ...]:
    """What a document's own page says of it: title, number, issuer, edition, date."""
    issued = document.issued
    day = f"{issued.year}年{issued.month}月{issued.day}日" if issued else ""
    said = (document.title, document.number, document.issuer, document.edition, day)
    return tuple(text for text in said if text)


def cited(evidence: Sequence[Evidence], marks: Sequence[int]) -> tuple[Evidence, ...]:
    """The evidence with these marks; all of it without marks."""
    return tuple(e for e in evidence if e.mark in marks) if marks else tuple(evidence)
