"""What became of one case: every judgement that its expectations allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypedDict

from bot.evaluation.cases import Case
from bot.evaluation.wording import covers_list, hold_together, holds, normalise, same_list
from bot.model import Answer, Citation

FIRST = 5
"""How many of the passages found are looked at."""


class FoundPassage(TypedDict):
    """One entry of ``Answer.explanation["passages"]``, best first."""

    passage: str
    document: str
    source: str
    title: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """The judgements of one case; ``None`` where the case does not ask for it.

    ``milliseconds`` is the time from question to whole answer. ``sentences`` counts those that
    carry citations; ``items_cited`` and ``sentences_quoted`` are those whose words stand in what
    they cite.
    ``items_in_cells`` counts the items that cite a cell of a table.
    ``fields`` is (right, asked).
    """

    case: Case
    status: str
    reason: str | None
    text: str
    milliseconds: float
    first_document: str | None
    document_first: bool | None
    document_or_words_first: bool | None
    words_in_one_of_five: bool | None
    words_in_five: bool | None
    words_in_text: bool | None
    citations: int
    citations_right: int
    items: int
    items_cited: int
    items_in_cells: int
    sentences: int
    sentences_quoted: int
    list_complete: bool | None
    fields: tuple[int, int]
    gold_shown: bool | None
    refused_rightly: bool | None
    refused_wrongly: bool | None


def whole(answer: Answer) -> Iterator[Answer]:
    """The answer itself or, when it answers several questions, its parts, which it joins."""
    if not answer.parts:
        yield answer
    for part in answer.parts:
        yield from whole(part)


def passages_of(answer: Answer) -> list[FoundPassage]:
    """The passages found, from the explanations of the answer and its parts, best first."""
    found: list[FoundPassage] = []
    for part in whole(answer):
        listed = (part.explanation or {}).get("passages", ())
        if isinstance(listed, Sequence):
            found.extend(listed)
    return found[:FIRST]


def shown_text(answer: Answer) -> str:
    """Everything that a reader sees as answer: text, sentences and items."""
    lines: list[str] = []
    for part in whole(answer):
        lines.append(part.text)
        lines.extend(sentence.text for sentence in part.sentences)
        lines.extend(item.text for item in part.items)
    return "\n".join(lines)


def citations_of(answer: Answer) -> list[Citation]:
    """All citations of the answer and its parts."""
    return [citation for part in whole(answer) for citation in part.citations]


def matches(wanted: str, source: str, title: str) -> bool:
    """Whether a document of a case is the one with this source and title."""
    path = PurePosixPath(source)
    return wanted in {source, path.name, path.stem} or normalise(wanted) == normalise(title)


def first_document(answer: Answer) -> tuple[str, str, str] | None:
    """Id, source and title of the document that the answer puts first: found first, or cited."""
    for passage in passages_of(answer):
        return passage["document"], passage["source"], passage["title"]
    for citation in citations_of(answer):
        document = citation.document
        return document.id, document.source, document.title
    return None


def claims(answer: Answer) -> Mapping[str, tuple[int, int]]:
    """Of items, and of sentences with citations: (those borne out by a quote cited, all).

    A quote bears out what it holds word for word. It also bears out an item that is a line made
    around it, such as 指标37　name（deadline） around the cell with the name. An item without
    citation counts as not cited.
    """
    found = {"items": [0, 0], "sentences": [0, 0]}
    for part in whole(answer):
        quotes = {citation.mark: citation.quote for citation in part.citations}
        cited = [("items", item.text, item.citations) for item in part.items]
        cited += [("sentences", s.text, s.citations) for s in part.sentences if s.citations]
        for kind, text, marks in cited:
            cited_quotes = [quotes.get(mark, "") for mark in marks]
            quoted = any(
                holds(quote, text) or (kind == "items" and holds(text, quote))
                for quote in cited_quotes
            )
            found[kind][0] += quoted
            found[kind][1] += 1
    return {kind: (right, total) for kind, (right, total) in found.items()}


def items_in_cells(answer: Answer) -> int:
    """How many items cite a cell of a table."""
    count = 0
    for part in whole(answer):
        cells = {citation.mark for citation in part.citations if citation.locator.cell}
        count += sum(not cells.isdisjoint(item.citations) for item in part.items)
    return count


def list_complete(case: Case, answer: Answer) -> bool | None:
    """Whether the list shown is the whole list wanted and nothing else."""
    if case.items is None and case.listed is None:
        return None
    shown = [item.text for part in whole(answer) for item in part.items]
    right = case.items is None or same_list(shown, case.items)
    return right and (case.listed is None or covers_list(shown, case.listed))


def fields_right(case: Case, answer: Answer) -> tuple[int, int]:
    """How many field values are both shown and in a cited quotation, of how many asked."""
    shown = shown_text(answer)
    quotes = [citation.quote for citation in citations_of(answer)]
    right = sum(
        holds(shown, value) and any(holds(quote, value) for quote in quotes)
        for value in case.fields.values()
    )
    return right, len(case.fields)


def words_found(case: Case, answer: Answer) -> tuple[bool | None, bool | None, bool | None]:
    """Whether the answer's words stand in one of the passages, in them together, in the text."""
    if case.answer is None:
        return None, None, None
    texts = [passage["text"] for passage in passages_of(answer)]
    return (
        any(holds(text, case.answer) for text in texts),
        hold_together(texts, case.answer),
        hold_together([shown_text(answer)], case.answer),
    )


def refusal(case: Case, answer: Answer) -> tuple[bool | None, bool | None]:
    """Whether a wanted refusal came with its reason, and whether an answer was wrongly refused."""
    refused = answer.status == "refused"
    if case.wants_refusal:
        return refused and case.reason in {None, answer.reason}, None
    return None, refused if case.wants_answer else None
