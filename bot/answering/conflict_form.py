"""Showing both sides where current documents say different things of one matter."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.draft import Draft, Source
from bot.answering.finding import Library
from bot.answering.places import Places
from bot.answering.sentences import sentences_of
from bot.worklist.conflicts import Claim, Conflict, conflicts_of, evidence_apart
from bot.worklist.register import Register
from ingest.model import Document, Indicator, Locator, Passage
from prompts import reply


def tell_conflicts(
    library: Library, draft: Draft, shown: Sequence[Indicator], fields: Sequence[str]
) -> None:
    """After an answer: the other side of every conflict that it touches, with its source and date."""
    for conflict in known_conflicts(library):
        sides = (conflict.one, conflict.other)
        said = [c for c in sides if any(_cites(draft, c, conflict))]
        if len(said) == 1:
            other = conflict.other if said[0] is conflict.one else conflict.one
            source = Source(other.document, other.locator, other.quote)
            draft.say(
                reply("conflict.other", title=_dated(other.document), quote=other.quote), source
            )
        if said:
            _note(draft, *(_dated(claim.document) for claim in sides))
    if not fields or "evidence" in fields:
        for row in shown:
            _evidence(library.register, draft, row)


def known_conflicts(library: Library) -> tuple[Conflict, ...]:
    """The conflicts among what the asker may see, worked out once for a state of the library."""
    register = library.register
    if register.conflicts is None:
        default = register.default
        register.conflicts = conflicts_of(
            list(library.documents.values()),
            default.indicators if default else (),
            register.board,
            _sentences,
            lambda document: library.passages.document_passages(document, library.scope),
        )
    return register.conflicts


def _sentences(passage: Passage) -> list[tuple[str, Locator]]:
    return [(span.text, span.locator) for span in sentences_of(passage)]


def _cites(draft: Draft, claim: Claim, conflict: Conflict) -> list[bool]:
    return [
        True
        for citation in draft.citations
        if citation.document.id == claim.document.id
        and _same_place(citation.locator, claim.locator)
        and conflict.touches(citation.document.id, citation.quote)
    ]


def _same_place(one: Locator, other: Locator) -> bool:
    return (one.block, one.sheet, one.cell) == (other.block, other.sheet, other.cell)


def _evidence(register: Register, draft: Draft, row: Indicator) -> None:
    """A guide's own list for the row of the same name, shown apart."""
    guides = [
        other
        for table in register.tables
        if table.document.authority == "标准指引" and table.document.id != row.document
        for other in table.indicators
    ]
    places = Places(register)
    for guide in evidence_apart(row, guides, register.board, register.documents):
        title = _dated(register.documents[guide.document])
        entries = register.board.field(guide, "evidence").entries(guide.document)
        said = reply("conflict.evidence", title=title, count=len(entries))
        draft.say(said, *places.field(guide, "evidence"))
        for entry in entries:
            draft.item(entry.item.text, places.entry(guide, entry))
        _note(draft, _dated(register.documents[row.document]), title)


def _note(draft: Draft, one: str, other: str) -> None:
    draft.note("conflict", reply("notices.conflict", one=one, other=other))


def _dated(document: Document) -> str:
    """A title with the day of issue, if known."""
    day = document.issued
    return f"《{document.title}》" + (f"（{day.year}年{day.month}月{day.day}日）" if day else "")
