"""A document's name taken apart: what it is about, of what kind, of which years, in what state."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.worklist.board import plain
from bot.worklist.self_check.kinds import Kind, kind_of

_ENDING = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|jpe?g|png|zip|rar|txt|md|mp4)$", re.I)
_BRACKETS = re.compile(r"[(（〔\[【][^()（）〔〕\[\]【】]*[)）〕\]】]")
# What may follow a name and is no part of it: 各3份, 2025版, 等, punctuation.
_LAST = re.compile(
    r"(?:[各共等]*\s*(?:\d+|[一二三四五六七八九十两]+)\s*(?:份|张|个|套|页|件|本|期|次)|20\d\d\d*(?:年度?|版)*|等"
    r"|[\s\-_—、,，。.])+$"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:(?=\D|$)|(?=[01]\d(?:[0-3]\d)?(?!\d)))|(?<!\d)(2\d)(?=年)")
_YEARS = re.compile(r"(20\d\d)\s*[-—至到~～]\s*(20\d\d)")
_BEFORE = re.compile(r"上一?年度?|去年")
_SEVERAL = re.compile(r"近[两二三五\d]年|历年|连续[两二三\d]年")
_TIMES = re.compile(
    r"(?:20)?\d\d年度?|20\d\d[01]\d(?:[0-3]\d)?|20\d\d|本?年度|上半年|下半年|第?[一二三四1-4]季度"
    r"|\d{1,2}(?:月份?)?[-—至到~]\d{1,2}月|\d{1,2}月份?(?:\d{1,2}[日号])?|第\d+次"
)
_FILLERS = re.compile(
    r"关于|有关|做好|进一步|本单位|本级|我[局县镇乡委办]|情况|工作|[的了之“”\"'·\-_—]"
)
# What staff call a thing beside what tables call it, inside names of documents.
_SAME_WORDS = (
    ("权力和责任", "权责"), ("权力责任", "权责"), ("审核", "审查"), ("群众", "公众"), ("研究", "讨论"),
    ("评审", "论证"), ("社会稳定风险", "风险"), ("常务会议", "会议"), ("常务会", "会议"),
    ("领导批示", "批示件"), ("不能", "未"),
)  # fmt: skip

_STATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("draft", re.compile(r"草稿|初稿|草案|征求意见稿|送审稿|讨论稿|未定稿|修改稿|样稿")),
    ("blank", re.compile(r"模板|模版|空白表?|空表|范本|样表|样张|格式文本|样本")),
    ("unstamped", re.compile(
        r"(?:还|尚)?(?:未|没有?|待|无)(?:加?盖(?:公?章|印)|签[字章发]|用印|印发|签批|盖)")),
    ("copied", re.compile(r"复印件|影印件|复制件|翻拍件?")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: ``bare`` is without a file's ending, ``key`` decides whether
    two are the same, ``full`` is without its kind, years
    and counts, ``stem`` without words that tell nothing (关于, 情况, 工作) either."""

    bare: str
    key: str
    stem: str
    full: str
    kind: Kind | None
    years: frozenset[int]
    states: tuple[tuple[str, str], ...]
    """What the name says of the document's state, each with the word that says it."""
    file: bool


def read_name(text: str) -> Name:
    """Take a name apart; a file's ending, counts and asides in brackets are no part of its stem."""
    folded = unicodedata.normalize("NFKC", text).strip()
    bare = _ENDING.sub("", folded)
    states = tuple((s, m.group()) for s, words in _STATES if (m := words.search(bare)))
    outside = _without_asides(bare)
    for _, word in states:
        outside = outside.replace(word, "")
    outside = _LAST.sub("", outside)
    kind = kind_of(outside)
    stem = outside.removesuffix(kind.word) if kind else outside
    full = _folded(stem)
    return Name(
        bare,
        plain(bare),
        _FILLERS.sub("", full),
        full,
        kind,
        years_of(bare),
        states,
        bare != folded,
    )


def _without_asides(text: str) -> str:
    """A text without what stands in brackets, unless that is all there is."""
    outside = _BRACKETS.sub("", text)
    return outside if plain(outside) else text


def _folded(stem: str) -> str:
    for typed, written in _SAME_WORDS:
        stem = stem.replace(typed, written)
    return plain(_TIMES.sub("", stem))


def years_of(text: str) -> frozenset[int]:
    """The years that a name states: 2024年, 24年, 〔2024〕12号, 20240612, 2023—2025."""
    found = {int(a) if a else 2000 + int(b) for a, b in _YEAR.findall(text)}
    for first, last in _YEARS.findall(text):
        found |= set(range(int(first), min(int(last), int(first) + 10) + 1))
    return frozenset(found)


def years_wanted(text: str, year: int) -> frozenset[int]:
    """The years of which an item in a table of a year wants material; empty when any will do."""
    if _SEVERAL.search(text):
        return frozenset()
    if stated := years_of(text):
        return stated
    return frozenset({year - 1 if _BEFORE.search(text) else year})
