"""What the styles of a Word file say about a paragraph, inherited values included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.loaders.docx_package import W

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_TITLE_NAMES = {"title", "标题", "文档标题", "公文标题"}
_CAPTION_NAMES = {"caption", "题注"}
_CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*[1-9]|toc heading|目录标题", re.I)
_BODY_LEVEL = 9
_DEFAULT_SIZE = 20


@dataclass(frozen=True, slots=True)
class NumberingOf:
    """The list a paragraph belongs to; ``style`` is the style that says so, "" if its own."""

    list_id: str
    level: int | None
    style: str = ""


def value(element: etree._Element | None, name: str) -> str | None:
    """The ``w:val`` of the child called ``name``."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val")


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """An on/off property (17.17.4): ``None`` where it is not given."""
    child = element.find(W + name) if element is not None else None
    if child is None:
        return None
    return child.get(W + "val", "true").lower() not in {"0", "false", "off"}


class Styles:
    """Looks properties up: the paragraph's own, then its style's, then those it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._run_defaults: etree._Element | None = None
        if root is None:
            return
        for style in root.iter(W + "style"):
            identifier = style.get(W + "styleId") or ""
            self._styles.setdefault(identifier, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}:
                self._default = identifier
        self._run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def style_of(self, paragraph: etree._Element) -> str:
        """The id of the paragraph's style."""
        return value(paragraph.find(W + "pPr"), "pStyle") or self._default

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """1 to 9 for a paragraph of the outline."""
        own = value(paragraph.find(W + "pPr"), "outlineLvl")
        if own is not None:
            return _level(own)
        for style in self._chain(self.style_of(paragraph)):
            level = value(style.find(W + "pPr"), "outlineLvl")
            if level is not None:
                return _level(level)
            named = _HEADING_NAME.fullmatch(_name(style))
            if named:
                return int(named[1])
        return None

    def is_title(self, paragraph: etree._Element) -> bool:
        """Whether the style is Title or based on it."""
        return any(_name(s) in _TITLE_NAMES for s in self._chain(self.style_of(paragraph)))

    def is_caption(self, paragraph: etree._Element) -> bool:
        """Whether the style is that of table and figure captions."""
        return any(_name(s) in _CAPTION_NAMES for s in self._chain(self.style_of(paragraph)))

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is a line of a generated table of contents."""
        style = self._styles.get(self.style_of(paragraph))
        return style is not None and bool(_CONTENTS_NAME.fullmatch(_name(style)))

    def alignment(self, paragraph: etree._Element) -> str:
        """The ``w:jc`` in force, "" if none is given."""
        sources = [paragraph.find(W + "pPr"), *self._paragraph_properties(paragraph)]
        return next((jc for source in sources if (jc := value(source, "jc"))), "")

    def numbering(self, paragraph: etree._Element) -> NumberingOf | None:
        """The list and level of the paragraph; list id "0" takes a style's numbering away."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        own_list, own_level = value(own, "numId"), _integer(value(own, "ilvl"))
        if own_list is not None:
            return None if own_list == "0" else NumberingOf(own_list, own_level or 0)
        for style in self._chain(self.style_of(paragraph)):
            properties = style.find(f"{W}pPr/{W}numPr")
            list_id = value(properties, "numId")
            if list_id is not None:
                if list_id == "0":
                    return None
                level = own_level if own_level is not None else _integer(value(properties, "ilvl"))
                return NumberingOf(list_id, level, style.get(W + "styleId") or "")
        return None

    def list_of_style(self, style_id: str) -> str | None:
        """The list that a numbering style stands for (``w:numStyleLink``)."""
        style = self._styles.get(style_id)
        return value(style.find(f"{W}pPr/{W}numPr"), "numId") if style is not None else None

    def is_hidden(self, paragraph: etree._Element, run: etree._Element) -> bool:
        """Whether the run is hidden text, by itself or by a style."""
        return self._run_property(paragraph, run, "vanish") == "on"

    def size(self, paragraph: etree._Element, run: etree._Element) -> int:
        """The font size of the run in half points."""
        return _integer(self._run_property(paragraph, run, "sz")) or _DEFAULT_SIZE

    def color(self, paragraph: etree._Element, run: etree._Element) -> str:
        """The colour of the run, six hexadecimal digits, or ""."""
        return self._run_property(paragraph, run, "color") or ""

    def _run_property(
        self, paragraph: etree._Element, run: etree._Element, name: str
    ) -> str | None:
        own = run.find(W + "rPr")
        sources = [own]
        character_style = value(own, "rStyle")
        if character_style:
            sources += [style.find(W + "rPr") for style in self._chain(character_style)]
        sources += [s.find(W + "rPr") for s in self._chain(self.style_of(paragraph))]
        sources.append(self._run_defaults)
        for source in sources:
            if name == "vanish":
                switch = is_on(source, name)
                found = None if switch is None else ("on" if switch else "off")
            else:
                found = value(source, name)
            if found is not None:
                return found
        return None

    def _paragraph_properties(self, paragraph: etree._Element) -> Iterator[etree._Element | None]:
        return (style.find(W + "pPr") for style in self._chain(self.style_of(paragraph)))

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            style_id = value(style, "basedOn") or ""


def _name(style: etree._Element) -> str:
    return " ".join((value(style, "name") or "").lower().split())


def _level(outline_level: str) -> int | None:
    level = _integer(outline_level)
    return level + 1 if level is not None and 0 <= level < _BODY_LEVEL else None


def _integer(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None
