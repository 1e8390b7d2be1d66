"""Answers to several questions as one: lines one after another, sources numbered through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.draft import Draft
from bot.model import AnswerStatus, Citation, Sentence

CHIPS = 3
"""Suggestions that a joined answer keeps."""


def joined(parts: Sequence[Draft]) -> Draft:
    """One draft of several, each of which stays readable in ``parts`` under the same marks.

    A place that two of them cite has one mark. Two that say the same count once.
    """
    told = {tuple(line.text for line in part.lines): part for part in reversed(parts)}
    kept = [part for part in parts if any(part is one for one in told.values())]
    if len(kept) == 1:
        return kept[0]
    whole = Draft(status=_status(kept))
    if whole.status == "refused":
        whole.reason = kept[0].reason
    for part in kept:
        _renumber(part, whole)
        whole.lines.extend(part.lines)
        for notice in part.notices:
            whole.note(notice.kind, notice.text)
    whole.suggestions = [text for part in kept for text in part.suggestions][:CHIPS]
    whole.searched = any(part.searched for part in kept)
    whole.parts = kept
    return whole


def gather(whole: Draft) -> None:
    """Take the lines of the parts again, which have been worded since, and who worded them."""
    if whole.parts:
        whole.lines = [line for part in whole.parts for line in part.lines]
    for part in whole.parts:
        if part.author == "llm":
            whole.author, whole.prompt = part.author, part.prompt


def _status(parts: Sequence[Draft]) -> AnswerStatus:
    """Answered when all are; what all of them are; else partial when something was answered."""
    found = {part.status for part in parts}
    if len(found) == 1:
        return found.pop()
    if found & {"answered", "partial"}:
        return "partial"
    return "clarify" if "clarify" in found else "refused"


def _renumber(part: Draft, whole: Draft) -> None:
    """Give the marks of a part their numbers in the whole, and the whole its citations."""
    known = {_place(citation): citation.mark for citation in whole.citations}
    marks: dict[int, int] = {}
    for citation in part.citations:
        mark = known.setdefault(_place(citation), len(known) + 1)
        marks[citation.mark] = mark
        if mark > len(whole.citations):
            whole.citations.append(replace(citation, mark=mark))
    part.citations = [replace(c, mark=marks[c.mark]) for c in part.citations]
    part.lines = [
        replace(line, citations=tuple(marks[mark] for mark in line.citations))
        for line in part.lines
    ]


def _place(citation: Citation) -> Citation:
    """What makes two citations one: all but their marks and what each question saw over them."""
    return replace(citation, mark=0, context=())


def chat(status: AnswerStatus, text: str) -> Draft:
    """A draft of one line of the bot's own."""
    return Draft(status=status, lines=[Sentence(text)])
