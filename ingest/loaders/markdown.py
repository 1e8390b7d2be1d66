"""Markdown: CommonMark with tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.errors import NothingToRead
from ingest.loaders.blocks import Blocks
from ingest.loaders.encoding import decode
from ingest.loaders.html import parse_html
from ingest.loaders.html_lists import BULLET
from ingest.loaders.html_walk import HtmlWalk
from ingest.loaders.spans import Span, place
from ingest.loaders.wrapping import columns, ends_sentence, join, wrap_width
from ingest.model import Loaded

_FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\n(?P<fields>(?:[\w-]+[ \t]*:.*\n|[ \t]+.*\n|-[ \t].*\n|#.*\n|[ \t]*\n)*)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*$", re.M)
_SOFT = "\x1e"
_LINE_BREAK = re.compile(r"<br\s*/?>", re.I)


class MarkdownLoader:
    """Reads md; headings are those marked as such, list entries carry the marker that shows."""

    def load(self, data: bytes) -> Loaded:
        """Raises ``UnreadableFile`` for bytes that are no text, ``NothingToRead`` if none shows."""
        text = re.sub("\r\n?", "\n", decode(data))
        front = _FRONT_MATTER.match(text)
        title = _TITLE.search(front["fields"]) if front else None
        if front:
            text = text[front.end() :]
        # An indented paragraph is an indented paragraph to those who write these, not code.
        parser = MarkdownIt("commonmark").enable("table").disable("code")
        blocks = Blocks()
        _Reading(blocks, wrap_width(text.split("\n"))).read(parser.parse(text))
        if not blocks.all():
            raise NothingToRead()
        return Loaded(blocks.all(), title=title["title"] if title else None)


@dataclass(slots=True)
class _List:
    """An open list: its numbers are as written, or counted where all are the same (1. 1. 1.)."""

    numbers: list[str] | None
    entry: int = -1

    def marker(self, token: Token) -> str:
        self.entry += 1
        if self.numbers is None:
            return BULLET
        return f"{self.numbers[self.entry]}{token.markup} "


class _Reading:
    def __init__(self, blocks: Blocks, width: int | None) -> None:
        self._blocks = blocks
        self._width = width
        self._lists: list[_List] = []
        self._marker = ""
        self._rows: list[list[Span]] = []

    def read(self, tokens: Sequence[Token]) -> None:
        for index, token in enumerate(tokens):
            match token.type:
                case "ordered_list_open":
                    self._lists.append(_List(_numbers(tokens, index)))
                case "bullet_list_open":
                    self._lists.append(_List(None))
                case "ordered_list_close" | "bullet_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._marker = self._lists[-1].marker(token)
                case "list_item_close":
                    self._marker = ""
                case "inline":
                    self._inline(token, tokens[index - 1])
                case "fence":
                    self._paragraph(token.content)
                case "html_block":
                    self._html(token.content)
                case "table_open":
                    self._rows = []
                case "tr_open":
                    self._rows.append([])
                case "table_close":
                    self._blocks.table(place(self._rows))

    def _inline(self, token: Token, opening: Token) -> None:
        text = self._text(token.children or [])
        if opening.type == "heading_open":
            self._blocks.heading(self._marker + text, int(opening.tag[1:]))
            self._marker = ""
        elif opening.type in ("td_open", "th_open"):
            self._rows[-1].append(Span(text.strip()))
        else:
            self._paragraph(text)

    def _paragraph(self, text: str) -> None:
        if text.strip():
            self._blocks.paragraph(self._marker + text, "list" if self._marker else "body")
            self._marker = ""

    def _html(self, markup: str) -> None:
        root = parse_html(markup)
        if root is not None:
            HtmlWalk(self._blocks).walk(root)

    def _text(self, children: Sequence[Token]) -> str:
        text = ""
        for child in children:
            if child.type in ("text", "code_inline"):
                text += child.content
            elif child.type == "hardbreak" or (
                child.type == "html_inline" and _LINE_BREAK.fullmatch(child.content)
            ):
                text += "\n"
            elif child.type == "softbreak":
                text += "\n" if not self._is_wrapped(text) else _SOFT
        first, *others = text.split(_SOFT)
        for other in others:
            first = join(first, other)
        return first

    def _is_wrapped(self, text: str) -> bool:
        """Whether the line that ends here was broken by its width and not by its writer."""
        last = re.split(f"[\n{_SOFT}]", text)[-1]
        return (
            self._width is not None and columns(last) >= self._width - 4 and not ends_sentence(last)
        )


def _numbers(tokens: Sequence[Token], opening: int) -> list[str]:
    """The numbers of the entries of the list that opens at ``opening``."""
    level = tokens[opening].level
    written: list[str] = []
    for token in tokens[opening + 1 :]:
        if token.level == level and token.type == "ordered_list_close":
            break
        if token.level == level + 1 and token.type == "list_item_open":
            written.append(token.info)
    if len(set(written)) == 1 < len(written):
        return [str(int(written[0]) + step) for step in range(len(written))]
    return written
