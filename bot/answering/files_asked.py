"""Requests for a document itself: 把任务分解表发我, 申报通知原文给我, 实施方案在哪下载."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.worklist.board import plain, table_year
from ingest.model import Document

_FORM = (
    r"(?:的)?(?:原文件|原文|原件|电子版|电子档|文件|文档|全文|正文|附件|链接|扫描件|[Pp][Dd][Ff]|[Ww]ord"
    r"|[Ee]xcel|表格)"
)
_SENT = re.compile(
    r"(?:发|传|转|分享|推送?|拷)(?:给)?(?:我们?|一下|下|一份|份|个|过来|出来|到?群里?)"
    r"|给(?:我们?|一下|下|一份|份|个)+(?:发|传|转)?(?:一份|一下|下|个|过来)?|发(?:个|份|一份)?$|下载|(?:求|要)(?:一?份|个)"
    r"|(?:在)?(?:哪里|哪儿|哪)(?:能|可以)?(?:下载?|找到?|拿|领)|(?:怎么|如何)(?:下载|获取|拿到|得到)"
)
_WHOLE = re.compile(
    rf"{_FORM}(?:呢|有吗|有没有|有么|在哪里?|在哪儿|[?？。]|$)|(?:有没有|有无|有)[^,，。?？]{{2,20}}{_FORM}(?:吗|么)?[?？。]?$"
)
_AROUND = re.compile(
    rf"{_FORM}|请问?|麻烦|能不能|能否|可不可以|可以|帮忙?|我们?|给|把|将|一下|一份|最新|现行|新版|正式|完整|整个|整份|那个|这个|那份|这份"
    r"|今年|本年|(?<=[县市省])里|本县|咱们?|有没有|有无|有|在|吗|么|呢|吧|谢谢|看看?|看一?下|直接|重新|再|都|能|要|求|份|个|谁|想|需要|哪里|哪儿|哪|的"
)
_YEAR = re.compile(r"(20\d\d)年?(?:度|版)?|(?<!\d)(2\d)年(?:度|版)?")
_BACK = {"去年": 1, "上一?年度?": 1, "前年": 2, "旧版|老版|旧的?|老的?": 1}
_NAMED = re.compile(
    r"(?:表|方案|通知|指引|讲话|报告|口径|答疑|问题|体系|意见|办法|规定|细则|条例|制度|年报|要点|规划|文)$"
)
# What people call a kind of document -> what its title says.
_CALLED = (("分解表", "任务分解表"), ("任务表", "任务分解表"), ("指标表", "任务分解表"), ("年报", "年度情况报告"),
           ("faq", "常见问题"), ("创建方案", "创建实施方案"))  # fmt: skip
LEAST = 2
"""Characters of a title that a request must name."""


@dataclass(frozen=True, slots=True)
class FilesAsked:
    """The documents that a request means, those in force unless it says otherwise.

    ``words`` name them; ``year`` is that asked for. ``others`` are those of other years when there is
    none of that year.
    """

    words: str
    documents: tuple[Document, ...]
    year: int | None = None
    others: tuple[Document, ...] = ()


def files_asked(text: str, documents: Iterable[Document], this_year: int) -> FilesAsked | None:
    """The documents that a normalised text wants to have; None when it asks for none, or for a part.

    None too where no title fits: then it may be a list of indicators that is wanted.
    """
    if not (_SENT.search(text) or _WHOLE.search(text)):
        return None
    bare = _SENT.sub(" ", text)
    year = _year(text, this_year)
    for words in (*_BACK, _YEAR.pattern):
        bare = re.sub(words, " ", bare)
    words = plain(_AROUND.sub(" ", bare))
    for called, titled in _CALLED:
        if words == called or (words.endswith(called) and titled not in words):
            words = words.removesuffix(called) + titled
    if len(words) < LEAST or not _NAMED.search(words):
        return None
    named = [d for d in documents if _within(words, plain(d.title))]
    found = _of_year(named, year)
    if not named:
        return None
    others = () if found else tuple(_closest(_of_year(named, None), words))
    return FilesAsked(words, tuple(_closest(found, words)), year, others)


def _year(text: str, this_year: int) -> int | None:
    if stated := _YEAR.search(text):
        return int(stated.group(1)) if stated.group(1) else 2000 + int(stated.group(2))
    return next((this_year - back for words, back in _BACK.items() if re.search(words, text)), None)


def _within(words: str, title: str) -> bool:
    """Whether a title holds all characters of some words in their order."""
    rest = iter(title)
    return all(character in rest for character in words)


def _of_year(documents: Sequence[Document], year: int | None) -> list[Document]:
    if year is not None:
        return [document for document in documents if table_year(document) == year]
    return [d for d in documents if d.status in ("current", "upcoming")] or list(documents)


def _closest(documents: Sequence[Document], words: str) -> list[Document]:
    """The documents whose titles hold the words in one piece, if any does; else all."""
    whole = [document for document in documents if words in plain(document.title)]
    return whole or list(documents)
