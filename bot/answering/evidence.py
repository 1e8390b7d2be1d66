"""Is there enough to answer? If not, what exactly is absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.answering.selection import Candidate
from bot.model import Reason

# How far the library knows the question's words, and how far the legs of the search agree on what
# was found: on 220 questions about the demo library and the speeches, 36 of them unanswerable, the
# sum of both told them apart better than either (docs/decisions.md).
KNOWN, AGREED = 0.42, 0.58
ENOUGH = 0.5
"""Below this, what was found is about something else."""
UNKNOWN_SUBJECT = 0.7
"""The share of a question in words that no document holds, from which on its subject is another."""

_PRIVATE = re.compile(
    r"密码(?=是|多少|告诉|发)|口令(?=是|多少)|验证码(?=是|多少)|(?:手机|身份证|银行卡)号|微信号|工资|(?:电话|联系方式"
    r"|邮箱)(?:号码?)?(?:是|多少|给|发|$|\?)"
)
_ELSEWHERE = re.compile(
    r"天气|气温|下雨|股票|彩票|笑话|讲个故事|写(?:一首|首|一?份|一?篇|个)|写诗|写代码|编程|翻译成|菜谱|电影|音乐|游戏"
    r"|星座|你是谁|你叫什么|几点了|今天星期几|你(?:觉得|认为|怎么看|评价)"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence answers; if not, the reason and the nearest passage worth naming."""

    reason: Reason | None
    fit: float
    nearest: Candidate | None = None

    @property
    def enough(self) -> bool:
        """True when the question can be answered from what was found."""
        return self.reason is None


def judge(asked: Asked, candidates: Sequence[Candidate]) -> Verdict:
    """Decide from how well the best passages fit the question, and from what it wants to know."""
    if _ELSEWHERE.search(asked.text):
        return Verdict("out_of_scope", 0.0)
    best = candidates[0] if candidates else None
    fit = KNOWN * (1 - asked.unknown) + AGREED * best.agreement if best else 0.0
    if _PRIVATE.search(asked.text) and not (best and _states(asked, best)):
        return Verdict("no_evidence", fit)
    if best is None or fit < ENOUGH:
        strange = best is None or asked.unknown >= UNKNOWN_SUBJECT
        return Verdict("out_of_scope", fit) if strange else Verdict("no_evidence", fit, best)
    if asked.exacting and not any(asked.fits(c.passage.text) for c in candidates[:5]):
        return Verdict("no_evidence", fit, best)
    return Verdict(None, fit, best)


def _states(asked: Asked, candidate: Candidate) -> bool:
    """Whether a passage itself speaks of the private thing asked for (a published hotline)."""
    word = _PRIVATE.search(asked.text)
    return bool(
        word and word.group()[:2] in candidate.passage.text and asked.fits(candidate.passage.text)
    )
