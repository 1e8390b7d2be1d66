"""How likely an answer begins at a line, and how likely it goes on behind it.

Both are weighed from signs that can be read off the wording. The weights are those that
``tests/benchmarks/fit_sentences.py`` finds on questions whose answer is marked in the document; it
prints what to copy here. None of them depends on a library's words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.answering.enumeration import ordinal
from bot.answering.lines import Line, Run

BEGINS: Mapping[str, float] = {
    "own": 2.88,
    "says_more": 5.68,
    "says_much": -1.17,
    "heads": 3.92,
    "lead": 2.10,
    "around": 3.45,
    "ending": 2.81,
    "phrase": 4.18,
    "fits": 1.05,
    "figure": 2.03,
    "lasts": 2.40,
    "named": -1.34,
    "listed": 1.29,
    "opens": -1.71,
    "run": 0.54,
    "paragraph": 0.20,
    "entry": 0.61,
    "asks": -3.99,
    "replies": 3.06,
    "document": 2.85,
    "first": 0.78,
    "passage": -1.13,
    "length": 0.13,
    "brief": -1.44,
}
"""What each sign adds to a line's standing as the place where the answer begins (log odds)."""

GOES_ON: Mapping[str, float] = {
    "always": -0.66,
    "clause": 1.54,
    "open": 0.75,
    "entry": 0.04,
    "entries": 0.17,
    "leans": 0.49,
    "manner": 1.09,
    "point": -0.51,
    "length": -0.36,
    "alike": 1.00,
    "own": -2.18,
    "paragraph": 0.17,
    "question": -1.31,
    "fits": -0.97,
}
"""What each sign adds to the odds (log) that the answer goes on in the next line."""

LAST = 8
"""Character pairs at the end of a question: there stands what is asked about the subject."""

BRIEF = 12
"""A line shorter than this rarely says anything by itself."""

MUCH, MANY = 60, 6
"""Character pairs that are not in the question, and marks between things listed, beyond which more
say no more."""

_QUESTION = re.compile(r"[?？][”’」』）)]*$")
_LEANS = re.compile(
    r"其[中他余]?|并|且|同时|但|该|上述|此|否则|也|还|又|从而|以及|则|另|即|这|对|如|具体|不过|因此"
    r"|所以|届时|要"
)
_STOPS = re.compile(r"[。！？：!?:][”’」』）)]*$")
_TIME_ASKED = re.compile(r"时间|何时|什么时候|期限|多久|几号|多长|时限|哪天|截止|截至|最晚|最迟")
_LASTS = re.compile(r"不超过|至|起|以?内|以?前|止|\d+[天日月年]|期限|解除")
_HOW_ASKED = re.compile(r"如何|怎么|怎样|哪些|措施|政策|做法|要求|规定|举措|支持|流程|程序")
_POINT_ASKED = re.compile(r"多少|几[个项月日天]|是否|吗")
# What a notice or a report opens with: who speaks, on what grounds, that something follows.
_OPENS = re.compile(
    r"现[将就对].{0,40}|(?:通知|公告|通告|函告|如下)(?:如下)?[：:]?$|^.{0,60}(?:记者|日[电讯]|网讯|消息)"
)
_NAMED = re.compile(r"[“《]([^”》]+)[”》]")
_POINTS = ("number", "date", "phone", "money", "where")


@dataclass(frozen=True)
class Standing:
    """What is known of the places of lines before they are read: the best score in each document,
    by its id, and the share of the question that each passage accounts for, by its id."""

    documents: Mapping[str, float]
    passages: Mapping[str, float]


def standing(asked: Asked, runs: Sequence[Run]) -> Standing:
    """The standing of everything found for a question."""
    found = {line.candidate.passage.id: line.candidate for run in runs for line in run}
    documents: dict[str, float] = {}
    for one in found.values():
        documents[one.document.id] = max(documents.get(one.document.id, 0.0), one.score)
    return Standing(
        documents, {id_: asked.coverage([one.passage.text]) for id_, one in found.items()}
    )


def begin_signs(asked: Asked, run: Run, at: int, place: Standing) -> dict[str, float]:
    """The signs that the answer begins at ``run[at]``."""
    line, text = run[at], run[at].span.text
    before = run[max(0, at - 2) : at]
    question = asked.grams
    own = asked.share(line.told)
    previous = before[-1].grams if before else frozenset()
    pair = asked.share(line.told | previous)
    behind = run[at + 1].grams if at + 1 < len(run) else frozenset()
    new = line.grams.difference(question)
    fit = asked.kind != "other" and asked.fits(text)
    ending = question[-LAST:]
    return {
        "own": own,
        "says_more": own * len(new) / max(1, len(line.grams)),
        "says_much": min(len(new), MUCH) / MUCH,
        "heads": asked.share(line.told | line.heads) - own,
        "lead": asked.share(line.told.union(*(b.grams for b in before))) - own,
        "around": asked.share(line.told | previous | behind | line.heads) - own,
        "ending": len(line.grams.intersection(ending)) / max(1, len(set(ending))),
        "phrase": _phrase(question, line.grams) / max(1, len(question)),
        "fits": fit * pair,
        "figure": asked.kind in ("number", "date", "money") and bool(re.search(r"\d", text)),
        "lasts": bool(_TIME_ASKED.search(asked.text) and _LASTS.search(text)),
        "named": any(name in text for name in _NAMED.findall(asked.text)),
        "listed": min(text.count("、"), MANY) / MANY * (asked.kind == "list"),
        "opens": bool(_OPENS.search(text)),
        "run": at == 0,
        "paragraph": at == 0 or _paragraph(before[-1]) != _paragraph(line),
        "entry": ordinal(text) is not None,
        "asks": bool(_QUESTION.search(text)),
        "replies": asked.share(previous) if before and _asks(before[-1]) else 0.0,
        "document": place.documents[line.candidate.document.id],
        "first": line.rank == 0,
        "passage": place.passages[line.candidate.passage.id],
        "length": math.log(1 + len(text)),
        "brief": len(text) < BRIEF,
    }


def goes_on_signs(asked: Asked, run: Run, at: int) -> dict[str, float]:
    """The signs that an answer that holds ``run[at]`` holds the line behind it too."""
    line, behind = run[at], run[at + 1]
    text, after = line.span.text, behind.span.text
    smaller = max(1, min(len(line.grams), len(behind.grams)))
    clause = _ends_in_semicolon(line)
    return {
        "always": 1.0,
        "clause": clause,
        "open": not clause and not _STOPS.search(text),
        "entry": ordinal(after) is not None,
        "entries": ordinal(text) is not None,
        "leans": bool(_LEANS.match(after)),
        "manner": bool(_HOW_ASKED.search(asked.text)),
        "point": asked.kind in _POINTS or bool(_POINT_ASKED.search(asked.text)),
        "length": math.log(1 + len(text)) - 3.5,
        "alike": len(line.grams & behind.grams) / smaller,
        "own": asked.share(line.told),
        "paragraph": _paragraph(line) == _paragraph(behind),
        "question": bool(_QUESTION.search(after)),
        "fits": asked.kind != "other" and asked.fits(text),
    }


def begins(asked: Asked, runs: Sequence[Run]) -> list[list[float]]:
    """The chance of each line of each run to be where the answer begins; all sum to 1."""
    place = standing(asked, runs)
    weighed = [
        [_weigh(BEGINS, begin_signs(asked, run, at, place)) for at in range(len(run))]
        for run in runs
    ]
    most = max(value for run in weighed for value in run)
    raised = [[math.exp(value - most) for value in run] for run in weighed]
    total = sum(map(sum, raised))
    return [[value / total for value in run] for run in raised]


def goes_on(asked: Asked, run: Run, at: int) -> float:
    """The chance that an answer that holds a line of a run holds the next one too."""
    if at + 1 >= len(run):
        return 0.0
    return 1 / (1 + math.exp(-_weigh(GOES_ON, goes_on_signs(asked, run, at))))


def _weigh(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return sum(weight * signs[name] for name, weight in weights.items())


def _phrase(question: Sequence[str], held: Collection[str]) -> int:
    """How many pairs of the question in a row a line holds, at most."""
    longest = length = 0
    for gram in question:
        length = length + 1 if gram in held else 0
        longest = max(longest, length)
    return longest


def _asks(line: Line) -> bool:
    return bool(_QUESTION.search(line.span.text))


def _paragraph(line: Line) -> tuple[str, int]:
    return line.span.passage.id, line.span.piece


def _ends_in_semicolon(line: Line) -> bool:
    """Whether a clause ends here and its sentence goes on; the mark itself is in no line."""
    piece = line.span.passage.pieces[line.span.piece]
    end = (line.span.locator.end or 0) - (piece.locator.start or 1) + 1
    return piece.text[end : end + 1] in {";", "；"}
