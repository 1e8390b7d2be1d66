"""Is there enough to answer? If not, what exactly is absent.

No single figure decides. The subject must be the library's (entities, words that it knows), the thing
asked for must be known to it (``focus``), a passage about the subject must show the kind of thing
asked for (``demand``), and the legs of the search must agree on what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answering.asked import Asked
from bot.answering.said import asked_words, unsaid
from bot.answering.selection import Candidate
from bot.answering.sentences import sentences_of
from bot.answering.sought import Sought
from bot.model import Reason
from bot.worklist.board import table_year
from ingest.model import Document

Why = Literal[
    "enough", "other_subject", "opinion", "state", "unknown_thing", "other_place", "not_shown", "too_far",
    "nothing",
]  # fmt: skip
"""What decided: all but the first say what is absent."""

# How far the library knows the question's words, and how far the legs of the search agree on what
# was found: on 220 questions about the demo library and the speeches, 36 of them unanswerable, the
# sum of both told them apart better than either (docs/decisions.md).
KNOWN, AGREED = 0.42, 0.58
ENOUGH = 0.5
"""Below this, what was found is about something else."""

STRANGE = 0.5
"""The share of a question in words that no document holds, from which on its subject is another one,
unless a document names one of the things that it speaks of."""
LOOKED_AT = 5
"""The best passages, in which the thing asked for must be shown."""
NEAR, FACT = 0.12, 0.5
"""How much of the question the sentence that shows it must speak of, with its headings; more where it
is to say what came about."""
NEAREST = {"titles": 0.5, "role": 0.35, "count": 0.18}

_REQUIRING = ("指标体系", "任务分解表", "标准指引", "方案")

_ELSEWHERE = re.compile(
    r"天气|气温|下雨|股票|股市|彩票|笑话|讲个故事|写(?:一首|首|一?份|一?篇|一?段|个)(?!说明)|写诗|写代码|编程|翻译成|菜谱|电影|音乐|游戏"
    r"|星座|你叫什么|几点了|今天星期几|红包"
)
_OPINION = re.compile(
    r"你(?:们)?(?:觉得|认为|怎么看|评价|说[^,，。]{0,10}(?:吗|好不好|对不对|怎么样|是不是|太))|合理吗|公平吗|靠谱吗|值不值|有没有(?:意义|用处)|形式主义|(?:人|干得|水平)(?:怎么样|好不好)"
    r"|哪个(?:干得|更)?好|该不该"
)
_OF_OFFICES = ("phone", "account", "person", "role", "room")
_GIVE = re.compile(r"给|发|告诉")
_STATE = re.compile(
    r"(?:我们|咱们?|我|本)(?:局|镇|乡|街道|单位|委|办|院|科|中心|部门)?(?:现在|目前|去年|今年|上次|已经)?(?!(?:的|在)?[^,，。]{0,6}(?:能|可以|要|应|需))"
    r"[^,，。?？要能可应须还]{0,8}(?:达标|通过|合格|交齐|评上|过关|抽中|抽到|入选|选上|交|传|报|完成)(?:了|过)?(?:没有?|吗|么|没)(?:啊|呢|呀)?[?？]?$"
    r"|(?:抽中|抽到|选中|点名)(?:了|过)?我们"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence answers; if not, the reason and the nearest passage worth naming.

    ``fit`` is from 0 to 1, ``why`` what decided.
    """

    reason: Reason | None
    fit: float
    nearest: Candidate | None = None
    why: Why = "enough"

    @property
    def enough(self) -> bool:
        """True when the question can be answered from what was found."""
        return self.reason is None


def judge(asked: Asked, sought: Sought, candidates: Sequence[Candidate]) -> Verdict:
    """Decide from what is asked for, what the best passages show, and how well they fit."""
    if _ELSEWHERE.search(asked.text):
        return Verdict("out_of_scope", 0.0, why="other_subject")
    if _OPINION.search(asked.text):
        return Verdict("out_of_scope", 0.0, why="opinion")
    best = candidates[0] if candidates else None
    # Not that of the first one: what comes first is decided by other weights.
    agreed = max((c.agreement for c in candidates[:LOOKED_AT]), default=0.0)
    fit = KNOWN * (1 - asked.unknown) + AGREED * agreed if best else 0.0
    ours = _is_ours(asked, sought, candidates)
    absent: Reason = "no_evidence" if ours else "out_of_scope"
    if best is None:
        return Verdict("out_of_scope", fit, why="nothing")
    nearest = best if absent == "no_evidence" else None
    if _STATE.search(asked.text):
        return Verdict("no_evidence", fit, best, "state")
    if sought.strange:
        return Verdict(absent, fit, nearest, "unknown_thing")
    if fit < ENOUGH or (sought.unheard and not ours):
        return Verdict(absent, fit, nearest, "too_far")
    if not any(_of_the_place(sought, c) for c in candidates[:LOOKED_AT]):
        return Verdict("no_evidence", fit, best, "other_place")
    if sought.fact and not any(_tells_it(sought, asked, c) for c in candidates[:LOOKED_AT]):
        return Verdict("no_evidence", fit, best, "not_shown")
    if sought.demand and not shows(sought, asked, candidates):
        secret = sought.demand.kind == "secret" and _GIVE.search(asked.text)
        if secret:
            return Verdict("out_of_scope", fit, why="not_shown")
        return Verdict("no_evidence", fit, best, "not_shown")
    return Verdict(None, fit, best)


def _is_ours(asked: Asked, sought: Sought, candidates: Sequence[Candidate]) -> bool:
    """Whether a question is about the library's subject, answered in it or not.

    It is where a passage found says half of its words of content.
    """
    if sought.ours or (sought.demand is not None and sought.demand.kind in _OF_OFFICES):
        return True
    if sought.elsewhere:
        return False
    words = asked_words(asked.text)
    told = ([c.passage.text, *c.passage.path, c.document.title] for c in candidates[:LOOKED_AT])
    half = bool(words) and any(2 * len(unsaid(words, t, _as_it_is)) <= len(words) for t in told)
    return half or sought.subject or asked.unknown < STRANGE


def _as_it_is(word: str) -> tuple[str, ...]:
    return (word,)


def shows(sought: Sought, asked: Asked, candidates: Sequence[Candidate]) -> bool:
    """Whether a sentence about the subject shows the kind of thing asked for.

    What came about is told by reports and speeches; plans and tables say what ought to.
    """
    assert sought.demand is not None
    return any(
        sought.demand.met(text) and _about(sought, asked, candidate, text)
        for candidate in candidates[:LOOKED_AT]
        if _of_the_place(sought, candidate)
        for text in _told(candidate)
    )


def _of_the_place(sought: Sought, candidate: Candidate) -> bool:
    """Whether a passage speaks of the place and the year asked about, or its document is of them."""
    document = candidate.document
    text = " ".join([document.title, *candidate.passage.path, candidate.passage.text])
    there = sought.place is None or sought.place in text
    if sought.year is None:
        return there
    year = table_year(document)
    return there and (str(sought.year) in text or year == sought.year or year is None)


def _about(sought: Sought, asked: Asked, candidate: Candidate, text: str) -> bool:
    """Whether a sentence that shows such a thing shows the one asked for."""
    heads = candidate.passage.path
    if not sought.fact:
        near = NEAREST.get(sought.demand.kind, NEAR) if sought.demand else NEAR
        return asked.coverage([text, *heads, candidate.document.title]) >= near
    told = tells_facts(candidate.document) and (sought.unit is None or sought.unit in text)
    words = asked_words(asked.text)
    spoken = bool(words) and not unsaid(words, [text, *heads], _as_it_is)
    return told and (spoken or asked.coverage([text, *heads]) >= FACT)


def _tells_it(sought: Sought, asked: Asked, candidate: Candidate) -> bool:
    """Whether a passage tells what came about where that is asked."""
    return any(_about(sought, asked, candidate, text) for text in _told(candidate))


def tells_facts(document: Document) -> bool:
    """Whether a document may say what came about: tables, guides and plans say what ought to."""
    return document.authority not in _REQUIRING


def _told(candidate: Candidate) -> Iterator[str]:
    """The sentences of a passage; a row of a table counts as one."""
    if candidate.passage.kind == "row":
        yield candidate.passage.text
    else:
        yield from (span.text for span in sentences_of(candidate.passage))
