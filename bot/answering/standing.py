"""Tasks that are due on no one day: 每季度末, 长期坚持. They are asked for, and told beside the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.answering.draft import Draft
from bot.answering.places import Places
from bot.worklist.board import Board, plain
from bot.worklist.unit_list import due_of
from ingest.model import Indicator
from prompts import joined, reply

# What is asked for -> what a deadline of that kind says.
_TERMS = tuple(
    (re.compile(asked), re.compile(written))
    for asked, written in (
        (r"每个?季度?(?:度)?(?:末|底)?|按季度?|季报", r"每个?季|按季"),
        (r"每个?月(?:末|底|\d{1,2}[日号])?|按月|月报", r"每个?月|按月"),
        (r"每周|按周", r"每周|按周"),
        (r"每半年", r"每半年"),
        (r"每一?年度?|按年", r"每年|按年"),
        (
            r"长期(?:坚持|抓|保持)?|常年(?:坚持)?|常态化?(?:坚持)?|持续(?:坚持|推进)?",
            r"长期|持续|常态|贯穿|日常",
        ),
        (r"定期", r"定期"),
        (r"全年(?=都?要?[做抓干]|的|指标|任务|[^,，。]{0,4}(?:指标|任务))", r"^全年$"),
    )
)


def term_named(text: str) -> tuple[int, int] | None:
    """Where a normalised text names a recurring or standing term (half-open)."""
    found = [match.span() for asked, _ in _TERMS for match in asked.finditer(text)]
    return min(found, default=None)


def of_term(term: str, deadline: str) -> bool:
    """Whether a deadline is of the kind that a term names."""
    written = next((w for asked, w in _TERMS if asked.fullmatch(term)), None)
    return bool(written and written.search(deadline))


def say_apart(draft: Draft, places: Places, board: Board, rows: Iterable[Indicator]) -> None:
    """Say how many of these tasks are due on no one day, and which: a list by date leaves them out."""
    apart: dict[str, list[Indicator]] = {}
    for row in rows:
        if due_of(board, row).kind in ("recurring", "standing"):
            apart.setdefault(plain(board.field(row, "deadline").value), []).append(row)
    if not apart:
        return
    told = [
        reply(
            "answer.apart_term",
            deadline=board.field(alike[0], "deadline").value.strip(),
            count=len(alike),
            numbers="、".join(row.number or row.name for row in alike),
        )
        for alike in apart.values()
    ]
    everything: Sequence[Indicator] = [row for alike in apart.values() for row in alike]
    draft.say(
        reply("answer.apart", count=len(everything), terms=joined("；", told)),
        *(source for row in everything for source in places.field(row, "deadline")),
    )
