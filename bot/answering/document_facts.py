"""What a document says of itself: its number, who issued it and when, told with the place it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal

from bot.answering.draft import Draft, Source
from bot.answering.sentences import within
from ingest.model import Document, Passage
from ingest.numerals import chinese_to_int
from prompts import reply

Fact = Literal["number", "issuer", "issued"]
Read = Callable[[Document], Sequence[Passage]]

_SENT = r"(?:印发|发布|下发|发出|出台|成文|发文|制发|发的|印的|出的)"
_ASKS: tuple[tuple[Fact, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(r"文号|发文字号|几号文|第几号文|多少号文|编号(?:是|为)?(?:多少|什么|啥|几号)"),
    ),
    (
        "issuer",
        re.compile(
            rf"(?:谁|哪个?(?:单位|部门|机关|里)?|什么(?:单位|部门)){_SENT}|(?:发文|印发)(?:单位|机关|部门)"
        ),
    ),
    (
        "issued",
        re.compile(
            rf"(?:什么时候|啥时候|何时|哪天|哪一天|几月几[号日]|几[号日]|什么时间){_SENT}|(?:印发|发文|成文|发布)(?:日期|时间)"
        ),
    ),
)
_DATE = re.compile(
    r"(?P<year>20\d\d|二[〇○零O]\S{2})年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)


def facts_asked(text: str) -> tuple[Fact, ...]:
    """The facts of a document that a normalised question asks for."""
    return tuple(fact for fact, pattern in _ASKS if pattern.search(text))


def tell(
    draft: Draft, asked: Collection[Fact], documents: Collection[Document], read: Read
) -> bool:
    """Say these facts of these documents, each cited; returns whether anything was said.

    A fact that was read from somewhere else than the text (a file name) is not told.
    """
    for document in documents:
        for fact in asked:
            found = next(_places(fact, document, read(document)), None)
            if found:
                label = reply(f"facts.{fact}")
                title = f"《{document.title}》"
                words = reply("answer.document_fact", title=title, label=label, value=found.quote)
                draft.say(words, found)
    return bool(draft.lines)


def _places(fact: Fact, document: Document, passages: Sequence[Passage]) -> Iterator[Source]:
    """Where a document states a fact about itself; the date of issue stands last in a notice."""
    ordered = passages[::-1] if fact == "issued" else passages
    for passage in ordered:
        for piece in passage.pieces:
            for start, end in _found(fact, document, piece.text):
                where = within(piece.locator, start, end)
                yield Source(document, where, piece.text[start:end], passage.path)


def _found(fact: Fact, document: Document, text: str) -> Iterator[tuple[int, int]]:
    if fact == "issued":
        yield from (m.span() for m in _DATE.finditer(text) if _is(m, document))
        return
    value = document.number if fact == "number" else document.issuer
    if value and (place := text.find(value)) >= 0:
        yield place, place + len(value)


def _is(written: re.Match[str], document: Document) -> bool:
    issued = document.issued
    if issued is None:
        return False
    day = tuple(_number(written.group(part)) for part in ("month", "day"))
    year = written.group("year")
    same_year = not year.isdigit() or int(year) == issued.year
    return same_year and day == (issued.month, issued.day)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_to_int(text)
