"""A stretch of a text, and how its ends are freed of blanks and closing marks."""

from __future__ import annotations

from dataclasses import dataclass

BLANKS = " \t\n\r\u3000\u00a0\u200b"
_BEFORE = BLANKS + "；;。，,、"
_AFTER = BLANKS + "；;。，,、"


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]``, zero-based and half-open."""

    start: int
    end: int


def trimmed(text: str, span: Span) -> Span | None:
    """The span without separators and blanks at its ends; ``None`` when nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start] in _BEFORE:
        start += 1
    while end > start and text[end - 1] in _AFTER:
        end -= 1
    return Span(start, end) if start < end else None
