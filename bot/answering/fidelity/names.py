"""Names in a text: 《titles》, document numbers, organisations, regions, and what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.answering.fidelity.facts import Fact
from bot.answering.fidelity.folding import REMEMBERED
from bot.worklist.units import ENDINGS

_HAN = r"\u4e00-\u9fff"
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_QUOTED = re.compile(r"“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|\"([^\"]+)\"")
_NUMBER = re.compile(
    rf"(?P<prefix>[{_HAN}]{{0,14}})[\[〔【(](?P<year>(?:19|20)\d\d)[\]〕】)]第?(?P<number>\d+)号"
)
# Of the endings that a unit's name can have, those that common words seldom end with.
_VAGUE = {
    "办",
    "委",
    "处",
    "院",
    "部",
    "校",
    "站",
    "所",
    "会",
    "社",
    "馆",
    "园",
    "中心",
    "镇",
    "乡",
}
_PLAIN = sorted((e for e in ENDINGS if e not in _VAGUE), key=len, reverse=True)


def _after(*words: str) -> str:
    """A place that one of these words ends at."""
    return "(?:" + "|".join(f"(?<={word})" for word in words) + ")"


_ENDING = re.compile(
    "|".join(
        (
            *_PLAIN,
            "(?<![乡城集小重])镇(?![街压定静])",
            "(?<![城老下家故])乡(?![镇村土情])",
            _after("服务", "调解", "仲裁", "指挥", "救助", "治理", "保障", "管理", "公证") + "中心",
            "(?<=[县市省区党工纪监法])委(?![托派员任书屈])",
            _after("法治", "治[县市省国]", "政府", "信访", "督查", "[县市省区]编")
            + "办(?![理法公事案学])",
            _after("组织", "宣传", "统战", "武装", "公安", "司法", "财政", "教育", "民政", "商务")
            + "部(?!门)",
            _after("司法", "派出", "监管", "监督", "事务") + "所(?!有)",
            "(?<=[医法学])院|党校|厅(?!堂)",
        )
    )
)
# 新格局, 全局, 局面: the character belongs to another word.
_OTHER_WORD = re.compile(r"(?:[格布结僵破棋大变]|(?<!安)全)局$")
_WORD_GOES_ON = re.compile(r"[面部限势]")
_LEADS = re.compile(rf"^(?:[由和与及或的是在向经报为对请给同到将以从于各等该](?=[{_HAN}]{{3,}}))+")
_AFTER_DAY = re.compile(r"^.*?\d[年月日号](?=[起前后内至])")
_REGION = re.compile(rf"(?P<stem>[{_HAN}]{{2}})(?P<kind>自治[区州县]|[县市区省州])")
# 全县, 园区, 示范区: what stands before is no name.
_GENERIC = frozenset(
    "全各本我该城都地社辖园上超集街片开发老新库灾校厂景牧矿困强大小外跨邻属两三四几每某此到"
    "在对入进出返离赴驻的和与或及由向为是把被将从们按经同之据以于等反节贫家个批条年月日号县市区省州一二五六七八九十"
)
_KINDS = frozenset(("示范", "商务", "保税", "功能", "工业", "试验", "风景"))
_CITING = re.compile(r"^.*(?:[根依]据|[按依参遵]照|详?见|[印转]发|文[件号]|以|由|和|与|及|的)")
_TAIL = 16


@lru_cache(maxsize=REMEMBERED)
def titles_in(text: str) -> tuple[Fact, ...]:
    """The 《titles》 of a text, without their marks; one in another is part of it."""
    return tuple(
        Fact("title", m.group(), *m.span(), value=m.group(1)) for m in _TITLE.finditer(text)
    )


def quotations_in(text: str) -> tuple[Fact, ...]:
    """What stands in quotation marks."""
    return tuple(
        Fact("quotation", m.group(), *m.span(), value=next(g for g in m.groups() if g))
        for m in _QUOTED.finditer(text)
    )


@lru_cache(maxsize=REMEMBERED)
def document_numbers_in(text: str) -> tuple[Fact, ...]:
    """Document numbers: ``value`` is 〔2025〕12, ``measure`` the characters before it."""
    return tuple(
        Fact(
            "document_number",
            m.group(),
            *m.span(),
            value=f"〔{m.group('year')}〕{int(m.group('number'))}",
            measure=m.group("prefix"),
        )
        for m in _NUMBER.finditer(text)
    )


@lru_cache(maxsize=REMEMBERED)
def organisations_in(text: str) -> tuple[Fact, ...]:
    """Names that end as a unit's does, with up to sixteen characters that may belong to them."""
    return tuple(_organisations(text))


def _organisations(text: str) -> Iterator[Fact]:
    begin = 0
    for match in _ENDING.finditer(text):
        start, end = match.span()
        if match.group() == "局" and (
            _OTHER_WORD.search(text[max(0, start - 2) : end]) or _WORD_GOES_ON.match(text, end)
        ):
            continue
        head = text[max(begin, start - _TAIL) : start]
        head = _AFTER_DAY.sub("", head)
        stem = _LEADS.sub("", re.split(rf"[^{_HAN}]", head)[-1] + match.group())
        stem = stem[: len(stem) - len(match.group())]
        if stem:
            yield Fact("organisation", stem + match.group(), start - len(stem), end,
                       value=stem + match.group(), measure=match.group())  # fmt: skip
            begin = end


@lru_cache(maxsize=REMEMBERED)
def regions_in(text: str) -> tuple[Fact, ...]:
    """Names of counties, cities and provinces, as two characters with what they are: 示例县."""
    return tuple(
        Fact("region", m.group(), *m.span(), value=m.group())
        for m in _REGION.finditer(text)
        if m.group("stem")[1] not in _GENERIC and m.group("stem") not in _KINDS
    )


_REGIONAL = re.compile(r"[县市区省州旗镇乡]$")
_LEADING = re.compile(
    r"[由和与及或的是在向经报为对请给同到将以从于至位办交送协配会负责任头等各牵]$"
)
_EVERYWHERE = re.compile(r"(?:^|[全各本我该所属])[县市区省州旗镇乡]+$")


def same_organisation(name: str, ending: str, other: str, told: str) -> bool:
    """Whether two names found in texts mean one unit; ``told`` is all that the source says.

    Either may begin with words that are not part of it (会同示例县司法局). A region before one of
    them must not be another one's.
    """
    if name == other:
        return True
    same = 0
    while same < min(len(name), len(other)) and name[-1 - same] == other[-1 - same]:
        same += 1
    if same - len(ending) < min(2, len(name) - len(ending)) or same < len(ending):
        return False
    mine, theirs = name[: len(name) - same], other[: len(other) - same]
    if _REGIONAL.search(mine):
        if _REGIONAL.search(theirs):
            return False
        return bool(_EVERYWHERE.search(mine)) or mine[-3:] in told
    if mine and theirs:
        return bool(_LEADING.search(mine) or _LEADING.search(theirs))
    return True


def same_document_number(fact: Fact, other: Fact) -> bool:
    """Whether two document numbers are one; either may have words before it (根据国发〔2021〕33号)."""
    if fact.value != other.value:
        return False
    mine, theirs = (_CITING.sub("", prefix) for prefix in (fact.measure, other.measure))
    return mine.endswith(theirs) or theirs.endswith(mine)
