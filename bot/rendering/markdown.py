"""An answer as text for clients that draw Markdown, in pieces that joined are the whole.

What documents and questions say must not become links, pictures or tags there: a picture's address
alone would tell another server who reads what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Answer, ListItem, Notice, Sentence, StreamEvent
from bot.rendering.chat import source_line, suggestion_lines

# A backslash that the text has of its own would take the next one of ours for itself.
_LINK = re.compile(r"\](?=\s*[(\[:])|!(?=\[)|`|<(?=[A-Za-z/!?])|\\(?=[!-/:-@\[-`{-~])")
_BLOCK = re.compile(r"^(\s*)(?=[#>|=~+*-])", re.MULTILINE)


def inert(text: str) -> str:
    """The text with what would be drawn as link, picture, code, tag or block escaped."""
    return _BLOCK.sub(r"\1\\", _LINK.sub(lambda found: "\\" + found.group(), text))


def pieces(events: Iterator[StreamEvent]) -> Iterator[tuple[str, Answer | None]]:
    """The text of an answer as it comes; the last piece comes with the whole answer."""
    shown = ""
    for event in events:
        if isinstance(event, Answer):
            yield end_of(event, shown), event
            return
        piece = ""
        if isinstance(event, Sentence):
            piece = _apart(shown) + inert(event.text)
        elif isinstance(event, ListItem):
            piece = ("\n" if shown else "") + f"- {inert(event.text)}"
        elif isinstance(event, Notice):
            piece = _apart(shown) + f"（{inert(event.text)}）"
        if piece:
            shown += piece
            yield piece, None


def end_of(answer: Answer, shown: str) -> str:
    """What stands behind the lines of an answer: its sources, and other questions."""
    told = shown or inert(answer.text)
    parts = [] if shown else [told]
    if sources := source_line(answer, told):
        parts.append(inert(sources))
    if answer.suggestions:
        parts.append(inert(suggestion_lines(answer.suggestions, choose=answer.status == "clarify")))
    end = "\n\n".join(parts)
    return f"\n\n{end}" if shown and end else end


def _apart(shown: str) -> str:
    return "\n\n" if shown else ""
