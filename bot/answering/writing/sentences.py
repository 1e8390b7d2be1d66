"""A stream of pieces as whole sentences with their marks, each given as soon as it is complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_THOUGHT = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_MARK = re.compile(r"\s*[\[［【](\s*\d{1,3}(?:\s*[,，、]\s*\d{1,3})*\s*)[\]］】]")
_STRAY = re.compile(rf"\A(?:{_MARK.pattern})+")
"""Marks before the first word belong to a sentence that has been given already."""
_OPEN = re.compile(r"[\[［【][\s\d,，、]*\Z")
_END = re.compile(r"[。！？!?]+[”’」』）)]*|\n+")
_LEAD = re.compile(r"^(?:[-*•·#>\s]+|\(?\d{1,2}[.、)）](?!\d)\s*)+")
_FLOURISH = re.compile(r"\*\*|__|`")
_QUOTES = (("“", "”"), ("「", "」"), ("《", "》"), ("（", "）"))


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as a model wrote it, without its marks; ``marked`` has them in their places.

    ``whole`` is false for the last words of a stream that ended without an end of sentence.
    """

    text: str
    marks: tuple[int, ...]
    marked: str
    whole: bool = True


def sentences_in(pieces: Iterable[str]) -> Iterator[Written]:
    """The sentences of a stream, one after another; what a model thinks aloud is left out."""
    text = ""
    for piece in pieces:
        text = _spoken(text + piece)
        while (end := _end_of(text)) is not None:
            if written := _written(text[:end], whole=True):
                yield written
            text = text[end:]
    if text.strip() and not text.lstrip().startswith("<think"):
        end = _last_mark(text)
        if written := _written(text, whole=end):
            yield written


def _spoken(text: str) -> str:
    """The text without thoughts that have come to their end."""
    found = _THOUGHT.match(text)
    return text[found.end() :] if found and found.group().endswith("</think>") else text


def _end_of(text: str) -> int | None:
    """Where the first sentence with the marks behind it ends; ``None`` while that is not certain.

    A mark before the full stop makes it certain at once; without one the next character decides.
    """
    if "<think>".startswith(text.lstrip()[:7]) or text.lstrip().startswith("<think>"):
        return None
    for found in _END.finditer(text):
        if _inside(text[: found.start()]):
            continue
        end = found.end()
        if _MARK.search(text[:end]) and not found.group().startswith("\n"):
            return end if end < len(text) or found.group()[-1] in "。！？" else None
        while behind := _MARK.match(text, end):
            end = behind.end()
        rest = text[end:].lstrip()
        if not rest or _OPEN.match(rest):
            return None
        return end
    return None


def _inside(text: str) -> bool:
    """Whether a quotation or a parenthesis is still open at the end of a text."""
    return any(text.count(left) > text.count(right) for left, right in _QUOTES)


def _last_mark(text: str) -> bool:
    ends = [found.end() for found in _MARK.finditer(text)]
    return bool(ends) and not text[ends[-1] :].strip()


def _written(text: str, *, whole: bool) -> Written | None:
    """A stretch of a stream as a sentence; ``None`` where it holds no word."""
    text = _STRAY.sub("", text)
    marks = tuple(
        dict.fromkeys(
            int(n) for found in _MARK.finditer(text) for n in re.findall(r"\d+", found.group(1))
        )
    )

    def plain(found: re.Match[str]) -> str:
        return "".join(f"[{n}]" for n in re.findall(r"\d+", found.group(1)))

    tidy = _FLOURISH.sub("", text)
    words = _LEAD.sub("", _MARK.sub("", tidy)).strip()
    if not re.search(r"\w", words):
        return None
    return Written(words, marks, _LEAD.sub("", _MARK.sub(plain, tidy)).strip(), whole)
