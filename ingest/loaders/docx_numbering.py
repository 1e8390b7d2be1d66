"""Automatic numbering (ECMA-376 Part 1, 17.9): the number a reader sees before a paragraph.

Word keeps a paragraph's list and level; the number itself is counted while reading. Lists with the
same abstract definition count on from each other, unless a list restarts (``w:startOverride``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ingest.loaders.docx_package import W
from ingest.loaders.docx_styles import NumberingOf, Styles, is_on, value
from ingest.loaders.number_formats import formatted

BULLET = "•"
_LEVELS = 9
# Symbol fonts put their signs into the private use area; most of those used as bullets are dots.
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_WINGDINGS = {"\uf0a8": "□", "\uf06f": "□", "\uf0fe": "☑", "\uf0fc": "✓", "\uf06e": "■"}
# After these the number needs no blank to stand apart from the text.
_CLOSED = "、）】〕。．："


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str
    suffix: str
    decimal: bool
    restart: int | None
    """The level (1-based) whose use starts this one again; 0 never, ``None`` any above."""
    style: str


class Numbering:
    """Counts through a document; ``label`` must be called once a numbered paragraph, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._levels: dict[tuple[str, int], _Level | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        if root is not None:
            for abstract in root.iter(W + "abstractNum"):
                self._abstract[abstract.get(W + "abstractNumId") or ""] = abstract
            for number in root.iter(W + "num"):
                self._lists[number.get(W + "numId") or ""] = number

    def label(self, numbering: NumberingOf, style: str) -> str:
        """The number, with what stands between it and the text; "" if the level shows none.

        ``style`` is the paragraph's style: a level may be tied to it.
        """
        abstract = self._abstract_id(numbering.list_id)
        if abstract is None:
            return ""
        depth = self._depth(numbering, style)
        level = self._level(numbering.list_id, depth)
        if level is None:
            return ""
        counts = self._count(numbering.list_id, abstract, depth, level)
        if level.kind == "bullet":
            return f"{_bullet(level.text)} "
        text = re.sub(
            r"%([1-9])",
            lambda match: self._number(numbering.list_id, counts, int(match[1]) - 1, level),
            level.text,
        )
        text = text.strip()
        if not text or level.suffix == "nothing" or text[-1] in _CLOSED:
            return text
        return f"{text} "

    def _count(self, list_id: str, abstract: str, depth: int, level: _Level) -> dict[int, int]:
        counts = self._counts.setdefault(abstract, {})
        override = self._start_override(list_id, depth)
        if override is not None and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            counts[depth] = override
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = level.start
        for deeper in range(depth + 1, _LEVELS):
            below = self._level(list_id, deeper)
            restart = below.restart if below else None
            # "restart: 2" starts again after a level 2 or above; it goes on after a level 3.
            if deeper in counts and (restart is None or depth + 1 <= restart):
                del counts[deeper]
        return counts

    def _number(self, list_id: str, counts: dict[int, int], depth: int, shown: _Level) -> str:
        level = self._level(list_id, depth)
        if level is None:
            return ""
        number = counts.get(depth, level.start)
        kind = "decimal" if shown.decimal and level.kind != "none" else level.kind
        return formatted(number, kind)

    def _depth(self, numbering: NumberingOf, style: str) -> int:
        """The level: given with the list, or the one tied to the style that gives the list."""
        if numbering.style:
            for depth in range(_LEVELS):
                level = self._level(numbering.list_id, depth)
                if level is not None and level.style in (style, numbering.style):
                    return depth
        return min(max(numbering.level or 0, 0), _LEVELS - 1)

    def _abstract_id(self, list_id: str, hops: int = 4) -> str | None:
        number = self._lists.get(list_id)
        abstract_id = value(number, "abstractNumId")
        abstract = self._abstract.get(abstract_id) if abstract_id is not None else None
        if abstract is None or abstract_id is None:
            return None
        link = value(abstract, "numStyleLink")
        if link and hops:
            target = self._styles.list_of_style(link)
            linked = self._abstract_id(target, hops - 1) if target else None
            return linked or abstract_id
        return abstract_id

    def _override(self, list_id: str, depth: int) -> etree._Element | None:
        number = self._lists.get(list_id)
        if number is None:
            return None
        for override in number.iter(W + "lvlOverride"):
            if override.get(W + "ilvl") == str(depth):
                return override
        return None

    def _start_override(self, list_id: str, depth: int) -> int | None:
        start = value(self._override(list_id, depth), "startOverride")
        return int(start) if start and start.isascii() and start.isdigit() else None

    def _level(self, list_id: str, depth: int) -> _Level | None:
        key = (list_id, depth)
        if key not in self._levels:
            override = self._override(list_id, depth)
            element = override.find(W + "lvl") if override is not None else None
            if element is None:
                abstract = self._abstract.get(self._abstract_id(list_id) or "")
                levels = abstract.iter(W + "lvl") if abstract is not None else iter(())
                element = next((e for e in levels if e.get(W + "ilvl") == str(depth)), None)
            self._levels[key] = None if element is None else _read_level(element)
        return self._levels[key]


def _read_level(element: etree._Element) -> _Level:
    # A custom format stands in mc:AlternateContent with a plain one beside it, hence any depth.
    kinds = [e.get(W + "val") or "" for e in element.iter(W + "numFmt")]
    kind = next((k for k in kinds if k and k != "custom"), "decimal")
    start = value(element, "start") or "1"
    restart = value(element, "lvlRestart")
    shown = value(element, "lvlText") or ""
    if element.find(W + "lvlPicBulletId") is not None:
        kind, shown = "bullet", BULLET
    return _Level(
        start=int(start) if start.isascii() and start.isdigit() else 1,
        kind=kind,
        text=shown,
        suffix=value(element, "suff") or "tab",
        decimal=bool(is_on(element, "isLgl")),
        restart=int(restart) if restart and restart.isascii() and restart.isdigit() else None,
        style=value(element, "pStyle") or "",
    )


def _bullet(sign: str) -> str:
    sign = sign.strip()
    sign = _WINGDINGS.get(sign, sign)
    return BULLET if not sign or _PRIVATE_USE.search(sign) else sign
