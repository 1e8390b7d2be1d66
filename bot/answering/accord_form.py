"""Answers about whether documents agree: what each says, which is later, which counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answering.draft import Draft, Source
from bot.answering.sentences import Span, sentences_of
from bot.worklist.board import plain
from bot.worklist.changes import Change
from bot.worklist.register import Register
from ingest.model import Amendment, Document, Passage
from prompts import reply
from vectorstore.tokens import bigrams

MOST = 12
"""Sentences of one document that are set beside another's: one, or an enumeration."""


class AccordForm:
    """Writes what each document says into a draft, nothing blended."""

    def __init__(self, register: Register, draft: Draft) -> None:
        self._register, self._draft = register, draft

    def days(self, changes: Sequence[Change], passages: Callable[[str], Sequence[Passage]]) -> None:
        """Days that a notice moved: the words of both documents, and that the later one decides."""
        for change in changes:
            amendment = change.amendment
            for target in self._targets(change):
                source = _setting(target, amendment, passages(target.id))
                if source:
                    self._quote(target, source)
        for change in changes:
            quote = change.amendment.quote
            self._quote(change.source, Source(change.source, change.amendment.locator, quote))
        latest = changes[-1].source
        said = {"source": f"《{latest.title}》", "issued": _day(latest)}
        key = "latest" if latest.issued else "latest_undated"
        if not latest.issued:
            said.pop("issued")
        self._draft.say(reply(f"accord.{key}", **said))

    def _targets(self, change: Change) -> list[Document]:
        """The documents in force, tables apart, that a change names."""
        target = plain(change.amendment.target_title or "")
        return [
            document
            for document in self._register.documents.values()
            if target
            and target in plain(document.title)
            and self._register.table(document.id) is None
            and document.status in ("current", "upcoming")
        ]

    def beside(self, told: Sequence[tuple[Document, Sequence[Span]]], topic: str) -> None:
        """What each document says, the newest first; one that says nothing is named."""
        for document, spans in told:
            if not spans:
                self._draft.say(reply("accord.silent", title=document.title, topic=topic))
            for span in spans[:MOST]:
                self._quote(document, _source(document, span))
                self._amend(document, span)
            if spans and document.status == "superseded":
                said = reply("notices.superseded_document", title=document.title)
                self._draft.note("superseded", said)

    def _amend(self, document: Document, span: Span) -> None:
        """After a value that a notice changed, the words that change it."""
        for change in self._register.board.changes_to(document, span.text):
            source, quote = change.source, change.amendment.quote
            self._quote(source, Source(source, change.amendment.locator, quote))
            said = reply("notices.amended", source=f"《{source.title}》", quote=quote)
            self._draft.note("amended", said)

    def _quote(self, document: Document, source: Source) -> None:
        said = reply("answer.row_quote", source=f"《{document.title}》", quote=source.quote)
        if not any(line.text == said for line in self._draft.lines):
            self._draft.say(said, source)


def _source(document: Document, span: Span) -> Source:
    return Source(document, span.locator, span.text, span.passage.path)


def _setting(
    document: Document, amendment: Amendment, passages: Sequence[Passage]
) -> Source | None:
    """The sentence of a document that sets the day: of those that name it, the likest to the quote."""
    day, quote = plain(amendment.old or ""), set(bigrams(amendment.quote))
    found = [
        span
        for passage in passages
        for span in sentences_of(passage)
        if day and day in plain(span.text)
    ]
    best = max(found, key=lambda span: len(quote & set(bigrams(span.text))), default=None)
    return _source(document, best) if best else None


def _day(document: Document) -> str:
    issued = document.issued
    return f"{issued.year}年{issued.month}月{issued.day}日" if issued else ""
