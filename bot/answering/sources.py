"""Which documents a question asks: 实施方案里, 2023年的老方案, 部门指引, 动员会上."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answering.document_facts import facts_asked
from bot.worklist.board import plain, table_year
from ingest.model import Document

# What people call a kind of document -> what its title calls it.
_KINDS: tuple[tuple[str, str], ...] = (
    (r"(?:实施)?方案", "方案"),
    (r"通知", "通知"),
    # 领导强调了什么 asks the speech; 领导要求什么时候交 only tells why somebody asks.
    (
        r"讲话|动员(?:部署)?会|领导(?:在会上)?(?=(?:强调|要求|讲|说)(?:了|过|的是|的)?(?:什么(?!时)|啥(?!时)|哪些|几[点句条个]))",
        "讲话",
    ),
    (r"(?:工作|情况|年度)?报告(?!制度)|年报", "报告"),
    (r"(?:标准)?指引", "指引"),
    (r"(?:答疑)?口径|答疑", "口径"),
    (r"常见问题|FAQ", "常见问题"),
)
_BEFORE = r"(?P<before>[\u4e00-\u9fff\d]{0,10}?)"
_TOLD = r"(?P<told>里面?|中|上|写|说|讲|规定|要求|提到|强调|后面|附|怎么说|定的?|$|[)）])"
_MENTIONS = tuple(
    (re.compile(rf"{_BEFORE}(?:{words}){_TOLD}?", re.IGNORECASE), kind) for words, kind in _KINDS
)
_YEAR = re.compile(r"20(\d\d)年?|(?<!\d)([23]\d)年")
_OLD = re.compile(r"老|旧|以前|原来|过去")
# Parts of titles that tell documents of one kind apart.
_APART = ("补充", "申报", "部门", "乡镇", "街道", "动员", "年度", "实施", "推进", "平台")


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents that a question names.

    ``only`` is true when it names them by year, so that no other may answer; otherwise they come
    first. ``absent`` is true when it names a document by ``year`` that is not there; ``alike`` are
    the titles of those that are. ``told`` is true
    when it asks what stands in them (讲话里, 方案规定), and does not only mention them.
    """

    documents: frozenset[str] = frozenset()
    only: bool = False
    absent: bool = False
    year: int | None = None
    alike: tuple[str, ...] = ()
    told: bool = False


def sources_named(text: str, documents: Mapping[str, Document], this_year: int) -> Sources:
    """The documents that a normalised text names by title, or by kind and year."""
    titled = [
        d.id
        for d in documents.values()
        if len(plain(d.title)) > 6 and plain(d.title) in plain(text)
    ]
    if titled:
        return Sources(frozenset(titled))
    for pattern, kind in _MENTIONS:
        alike = [d for d in documents.values() if kind in d.title]
        for mention in pattern.finditer(text) if alike else ():
            found = _meant(mention, alike, text, this_year)
            if found:
                return found
    return _of_another_year(text, documents, this_year)


def _of_another_year(text: str, documents: Mapping[str, Document], this_year: int) -> Sources:
    """The documents of an earlier year that a text names: 2023年分哪三步. Tables are found by year
    on their own."""
    stated = _YEAR.search(text)
    year = 2000 + int(stated.group(1) or stated.group(2)) if stated else this_year
    if year >= this_year:
        return Sources()
    dated = (d for d in documents.values() if table_year(d) == year and d.authority != "任务分解表")
    return Sources(frozenset(d.id for d in dated))


def _meant(
    mention: re.Match[str], alike: Iterable[Document], text: str, this_year: int
) -> Sources | None:
    """What one mention means among documents of its kind; None where it names none of them."""
    around = text[max(0, mention.start() - 4) : mention.end()]
    marks = [mark for mark in _APART if mark in around]
    told = bool(mention.group("told") or facts_asked(text))
    year = _year(text, around, this_year)
    if not marks and not told and year is None:
        return None
    best = max(sum(mark in d.title for mark in marks) for d in alike)
    close = [d for d in alike if sum(mark in d.title for mark in marks) == best]
    if marks and not best:
        return None
    if year is None:
        current = [d for d in close if d.status != "superseded"]
        return Sources(frozenset(d.id for d in current or close), told=told)
    dated = frozenset(d.id for d in close if table_year(d) == year)
    if not dated:
        titles = tuple(dict.fromkeys(d.title for d in close))
        return Sources(absent=True, told=told, year=year, alike=titles)
    return Sources(dated, only=True, told=True)


def _year(text: str, around: str, this_year: int) -> int | None:
    """The year by which a document is named: stated at its name, or anywhere when it is called old."""
    stated = _YEAR.search(around) or (_YEAR.search(text) if _OLD.search(around) else None)
    if stated:
        return 2000 + int(stated.group(1) or stated.group(2))
    return None
