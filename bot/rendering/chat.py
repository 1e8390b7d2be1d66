"""A reply as text messages: short enough for the platform, cut where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.model import Answer, ListItem, Reply, Sentence
from prompts import reply, texts

Size = Callable[[str], int]
"""How long a platform counts a text to be: UTF-16 units, bytes or characters."""

BULLET = "□ "
MOST, FOLDED = 15, 10
"""Entries from which on a list is folded, and how many are then shown. Evidence is never so long."""

_PAUSES = (re.compile(r"\n"), re.compile(r"[。！？；]"), re.compile(r"[，、]"))


def utf16_units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def body_of(said: Reply) -> str:
    """All that a reader of a chat is shown: the answer, at most one notice, and one line of sources.

    A long list is folded: its first entries, and how to see the rest.
    """
    answer = said.answer
    if answer is None:
        return said.text
    whole = answer.parts or not answer.lines  # several answers stand under their questions
    parts = [answer.text] if whole else [*_shown(answer.lines)]
    if notice := _notice(answer):
        parts.append(f"（{notice}）")
    if sources := source_line(answer, "\n".join(parts)):
        parts.append(f"{sources}　{reply('surface.source_hint')}")
    if answer.suggestions:
        parts.append(suggestion_lines(answer.suggestions, choose=answer.status == "clarify"))
    return "\n".join(parts)


def _shown(lines: Sequence[Sentence | ListItem]) -> Iterator[str]:
    """The lines of an answer, fields of one indicator side by side, long lists folded."""
    labels = tuple(f"{label}：" for label in texts("labels").values())
    entries = sum(isinstance(line, ListItem) for line in lines)
    fold = FOLDED if entries > MOST else entries
    told, beside = 0, False
    waiting = ""
    for line in lines:
        if isinstance(line, ListItem):
            told += 1
            shown = BULLET + line.text if told <= fold else ""
            if told == fold + 1:
                shown = reply("surface.folded", count=entries, rest=entries - fold)
        else:
            shown = line.text
        field = shown.startswith(labels)
        if waiting and field and beside:
            waiting += f"　{shown}"
            continue
        if waiting:
            yield waiting
        waiting, beside = shown, field
    if waiting:
        yield waiting


def _notice(answer: Answer) -> str:
    """The first notice that tells more than the answer: a change whose source it names does not."""
    for notice in answer.notices:
        source = re.match(r"《[^》]+》", notice.text)
        if notice.kind != "amended" or not source or source.group() not in answer.text:
            return notice.text
    return ""


def suggestion_lines(texts: Sequence[str], *, choose: bool) -> str:
    """Other questions in one line; to choose from, one a line with the number to reply with."""
    if choose:
        return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    return reply("surface.suggestions", texts="、".join(texts))


def source_line(answer: Answer, told: str = "") -> str:
    """The documents cited, each once, without those named in what is told; empty when none is cited."""
    titles = dict.fromkeys(f"《{citation.document.title}》" for citation in answer.citations)
    new = [title for title in titles if title not in told] or list(titles)
    return reply("surface.source_line", sources="　".join(new)) if titles else ""


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
