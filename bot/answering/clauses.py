"""A message as clauses: which of them say what is asked about, and which only tell a story."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answering.fields import fields_asked
from bot.worklist.gist import gist

_BREAK = re.compile(r"[,，。!！?？;；:：\n]|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{4})")
# 那个先放一放, 这项已经验收了: named only to say that it is not meant.
_DISMISSED = re.compile(
    r"先放一?放|先不[说管问提]|不说[这那]?|不用管|不问|不是[问说]|放一边|另说|(?:已经|早就?|都)[^,，。]{1,10}(?:了|过)$"
    r"|(?:交|报|做|弄|传)(?:完|好|过|齐)了|没问题|清楚了|知道了|我?有了|挂牌了|搞定了"
)
_POINTED = re.compile(
    r"(?:这|那|哪)(?:一)?(?:个|项|条|块)(?!单位|部门|局|镇|乡|街道|人|季度?|月|周|星期|礼拜|半年|学期|时候|时间|阶段)(?:指标|任务|条目|工作)?|(?<=的)指标|指标(?=里|的|上|$|\s)"
)
_ASKS = re.compile(
    r"谁|哪|什么|啥|怎么|如何|咋|多少|多久|几|吗|么$|呢$|是否|能不能|可不可以|有没有"
)
ASKING, BEFORE, STORY, DISMISSED, WHOLE = 1.0, 0.95, 0.8, 0.5, 0.9
"""How much a clause counts: the one that asks, the one before it, others, those set aside; all in one."""


def is_pointed(text: str) -> bool:
    """Whether the text says that it means an indicator (那个指标, 这一项, 那块)."""
    return bool(_POINTED.search(text))


def is_dismissed(text: str) -> bool:
    """Whether a sentence is told only to set aside what it names: 第9项我们报完了."""
    return bool(_DISMISSED.search(text.rstrip("。!！;；\n ")))


def without_dismissed(text: str, names: Callable[[str], bool]) -> str:
    """A sentence without its clauses that set something aside, where another one names a subject.

    我不是问第36项，是想问第38项的: 38 is asked about. ``names`` tells whether a clause names anything.
    """
    clauses = re.split(r"(?<=[,，])", text)
    kept = [clause for clause in clauses if not is_dismissed(clause.rstrip(",，"))]
    return "".join(kept) if any(map(names, kept)) else text


def topics(text: str) -> dict[str, float]:
    """The stretches of a normalised text that may name an indicator, words that ask taken out.

    Each with its weight, at most 1.0. A message that tells a story before it asks is matched
    clause by clause, since the story's words would drown the name.
    """
    clauses = [clause for clause in _BREAK.split(text) if clause and clause.strip()]
    whole = fields_asked(text).rest
    if len(clauses) < 2:
        return {whole: ASKING}
    asking = max((n for n, c in enumerate(clauses) if _asks(c)), default=len(clauses) - 1)
    weights = {whole: ASKING if len(clauses) < 3 else WHOLE}
    for place, clause in enumerate(clauses):
        rest = fields_asked(clause).rest
        if len(gist(rest)) >= 2:
            weights[rest] = max(weights.get(rest, 0.0), _weight(clause, place, asking))
    return weights


def _asks(clause: str) -> bool:
    return bool(_ASKS.search(clause) or fields_asked(clause).fields)


def _weight(clause: str, place: int, asking: int) -> float:
    if _DISMISSED.search(clause):
        return DISMISSED
    if place == asking or is_pointed(clause):
        return ASKING
    return BEFORE if place == asking - 1 else STORY
