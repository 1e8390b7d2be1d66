"""Where current documents of equal standing say different things of one matter.

Precision before completeness: a rate counts only under the same telling name, a day only for an
indicator that is named by number or whole name, evidence only for rows of one name. What a notice
changes openly is an amendment and no conflict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.worklist.board import Board, plain
from bot.worklist.deadlines import days_named, read_deadline
from ingest.model import Authority, Document, Indicator, Locator, Passage

_BINDING: tuple[Authority, ...] = ("指标体系", "标准指引", "任务分解表", "口径", "方案", "通知")
_RATE = re.compile(
    r"(?P<subjects>[\u4e00-\u9fff]{2,24}(?:率|度|占比|比例)(?:[、和与及][\u4e00-\u9fff]{2,24}(?:率|度|占比|比例))*)"
    r"(?:均|都|应当?|须|要|必须)*(?:达到|不低于|不少于|达|保持在|不小于)(?P<value>\d{1,3}(?:\.\d+)?)[%％]"
)
_LEAD = re.compile(r"^.*?(?:其中|确保|力争|实现|使得?|要求)(?=[\u4e00-\u9fff]{4})")
# A rate of many things: only its full name tells which.
_GENERIC = re.compile(
    r"(?:办结|完成|覆盖|及时|公开|合格|通过|优秀|参与|培训|持证|上线|回复|整改)率$"
)
SHORTEST, GENERIC, SUFFIX = 5, 8, 7
"""Characters of a rate's name: of any, of a generic one, of one that may be the end of another."""

_SETS_DAY = re.compile(r"前|截止|完成|报送|上传|提交|时限")
NAME = 6
"""Characters of an indicator's name that tell it from ordinary words."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document says of a matter: ``value`` as compared, ``quote`` as written."""

    subject: str
    value: str
    document: Document
    locator: Locator
    quote: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims about one matter whose values differ; the later document's comes second."""

    one: Claim
    other: Claim

    def touches(self, document: str, words: str) -> bool:
        """Whether words of a document are one of the two claims."""
        said = plain(words)
        return any(
            claim.document.id == document
            and (plain(claim.quote) in said or said in plain(claim.quote))
            for claim in (self.one, self.other)
        )


Sentences = Iterable[tuple[str, Locator]]


def conflicts_of(
    documents: Sequence[Document],
    rows: Sequence[Indicator],
    board: Board,
    sentences: Callable[[Passage], Sentences],
    passages: Callable[[str], Sequence[Passage]],
) -> tuple[Conflict, ...]:
    """Every conflict among these documents; ``rows`` are those of the task table in force."""
    binding = [d for d in documents if d.status == "current" and d.authority in _BINDING]
    said = [
        (document, text, where)
        for document in binding
        for passage in passages(document.id)
        for text, where in sentences(passage)
    ]
    rates = [claim for one in said for claim in _rates(*one)]
    days = [claim for one in said for claim in _days(*one, rows, board)]
    return tuple(
        dict.fromkeys(
            _ordered(one, other)
            for one, other in (*_differing(rates), *days)
            if _equal_standing(one.document, other.document)
        )
    )


def _rates(document: Document, text: str, where: Locator) -> Iterator[Claim]:
    for match in _RATE.finditer(text):
        for subject in re.split(
            r"[、和与及](?=[\u4e00-\u9fff]{2,}(?:率|度|占比|比例))", match["subjects"]
        ):
            name = _LEAD.sub("", subject)
            if len(name) >= (GENERIC if _GENERIC.search(name) else SHORTEST):
                yield Claim(name, str(float(match["value"])), document, where, text)


def _differing(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for place, one in enumerate(claims):
        for other in claims[place + 1 :]:
            if one.document.id != other.document.id and one.value != other.value:
                short, long = sorted((one.subject, other.subject), key=len)
                if short == long or (len(short) >= SUFFIX and long.endswith(short)):
                    yield one, other


def _days(
    document: Document,
    text: str,
    where: Locator,
    rows: Sequence[Indicator],
    board: Board,
) -> Iterator[tuple[Claim, Claim]]:
    """A day that a document sets for an indicator that it names, beside the table's own."""
    if not rows or document.id == rows[0].document or not _SETS_DAY.search(text):
        return
    for row in rows:
        if not _named(row, text):
            continue
        year, field = board.year(row), board.field(row, "deadline")
        found, due = days_named(text, year), read_deadline(field.value, year)
        amending = any(change.source.id == document.id for change in field.changes)
        if len(found) != 1 or amending or due.kind != "date" or due.day in (None, found[0]):
            continue
        slot = field.slot
        if slot is not None and _exact(field.value, year):
            table = board.document(row.document)
            own = Claim(row.name, str(due.day), table, slot.locator, slot.text)
            yield own, Claim(row.name, str(found[0]), document, where, text)


def _exact(value: str, year: int) -> tuple[date, ...]:
    return days_named(value, year)


def _named(row: Indicator, text: str) -> bool:
    by_number = row.number and re.search(rf"指标\s*{re.escape(row.number)}(?!\d|[.]\d)", text)
    return bool(by_number) or (len(row.name) >= NAME and row.name in text)


def _equal_standing(one: Document, other: Document) -> bool:
    return one.standing == other.standing and one.level == other.level


def _ordered(one: Claim, other: Claim) -> Conflict:
    early, late = sorted((one, other), key=lambda c: (c.document.issued or date.min, c.document.id))
    return Conflict(early, late)


def evidence_apart(
    row: Indicator, guides: Iterable[Indicator], board: Board, documents: Mapping[str, Document]
) -> tuple[Indicator, ...]:
    """The rows of guides of the same name whose evidence is another."""

    def items(indicator: Indicator) -> set[str]:
        entries = board.field(indicator, "evidence").entries(indicator.document)
        return {plain(entry.item.text) for entry in entries}

    own = items(row)
    return tuple(
        guide
        for guide in guides
        if plain(guide.name) == plain(row.name)
        and documents[guide.document].status == "current"
        and items(guide)
        and items(guide) != own
    )
