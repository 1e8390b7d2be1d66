"""Is there enough to answer? If not, what exactly is absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.answering.selection import Candidate
from bot.model import Reason

# Below this share of the question's weight in the best passages, what was found is about something
# else; tuned on the demo questions and on questions put to libraries that cannot know the answer.
ENOUGH = 0.42
UNKNOWN_SUBJECT = 0.75
_PRIVATE = re.compile(
    r"密码|口令|验证码|账号|帐号|手机号|身份证|微信号|工资|(?:电话|联系方式"
    r"|邮箱)(?:号码?)?(?:是|多少|$|\?)"
)
_ELSEWHERE = re.compile(
    r"天气|气温|股票|彩票|笑话|讲个故事|写(?:一首)?诗|写代码|编程|翻译成|菜谱|电影|音乐|游戏"
    r"|星座|你是谁|你叫什么|几点了|今天星期几"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence answers; if not, the reason and the nearest passage worth naming."""

    reason: Reason | None
    coverage: float
    nearest: Candidate | None = None

    @property
    def enough(self) -> bool:
        """True when the question can be answered from what was found."""
        return self.reason is None


def judge(asked: Asked, candidates: Sequence[Candidate]) -> Verdict:
    """Decide from how much of the question the best passages account for, and what kind it wants."""
    if _ELSEWHERE.search(asked.text):
        return Verdict("out_of_scope", 0.0)
    best, at = 0.0, None
    for candidate in candidates[:5]:
        texts = [candidate.document.title, *candidate.passage.path, candidate.passage.index_text]
        covered = asked.coverage(texts)
        if covered > best:
            best, at = covered, candidate
    if _PRIVATE.search(asked.text) and not (at and _states(asked, at)):
        return Verdict("no_evidence", best)
    if asked.unknown >= UNKNOWN_SUBJECT:
        return Verdict("out_of_scope", best)
    if best < ENOUGH:
        return Verdict("no_evidence", best, at)
    return Verdict(None, best, at)


def _states(asked: Asked, candidate: Candidate) -> bool:
    """Whether a passage itself speaks of the private thing asked for (a published hotline)."""
    word = _PRIVATE.search(asked.text)
    return bool(
        word and word.group()[:2] in candidate.passage.text and asked.fits(candidate.passage.text)
    )
