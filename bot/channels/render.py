"""A reply as text messages: short enough for the platform, cut where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.model import Answer, Reply
from prompts import reply

Size = Callable[[str], int]
"""How long a platform counts a text to be: UTF-16 units, bytes or characters."""

_PAUSES = (re.compile(r"\n"), re.compile(r"[。！？；]"), re.compile(r"[，、]"))


def utf16_units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def body_of(said: Reply) -> str:
    """All that a reader is shown: the answer, at most one notice, and one line of sources."""
    answer = said.answer
    if answer is None:
        return said.text
    parts = [answer.text]
    if answer.notices:
        parts.append(f"（{answer.notices[0].text}）")
    if sources := source_line(answer):
        parts.append(sources)
    if answer.suggestions:
        parts.append(suggestion_lines(answer.suggestions, choose=answer.status == "clarify"))
    return "\n".join(parts)


def suggestion_lines(texts: Sequence[str], *, choose: bool) -> str:
    """Other questions in one line; to choose from, one a line with the number to reply with."""
    if choose:
        return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    return reply("surface.suggestions", texts="、".join(texts))


def source_line(answer: Answer) -> str:
    """The documents cited, each once; empty when nothing is cited."""
    titles = dict.fromkeys(f"《{citation.document.title}》" for citation in answer.citations)
    return reply("surface.source_line", sources="　".join(titles)) if titles else ""


def split(text: str, limit: int, size: Size) -> Iterator[str]:
    """Cut a text into messages of at most ``limit``, at a line end, sentence end or comma.

    Nothing is lost: the messages joined, with the line breaks at the cuts, are the text.
    """
    rest = text
    while size(rest) > limit:
        room = _longest_prefix(rest, limit, size)
        cut = next(
            (ends[-1] for mark in _PAUSES if (ends := _ends(mark, rest[:room], room // 3))), room
        )
        yield rest[:cut].rstrip("\n")
        rest = rest[cut:].lstrip("\n")
    if rest:
        yield rest


def _ends(mark: re.Pattern[str], text: str, least: int) -> list[int]:
    """Where a text may be cut after a mark, not so early that the message is all but empty."""
    return [match.end() for match in mark.finditer(text) if match.end() > least]


def _longest_prefix(text: str, limit: int, size: Size) -> int:
    low, high = 1, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(text[:middle]) <= limit else (low, middle - 1)
    return low
