"""The markers that a browser puts before list entries."""

from __future__ import annotations

import re

from lxml import etree

from ingest.loaders.number_formats import formatted

BULLET = "• "

_TYPES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "cjk-decimal": "ideographDigital",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)


class ListLevel:
    """One ``ol`` or ``ul`` and where its count stands."""

    def __init__(self, element: etree._Element, tag: str) -> None:
        style = _STYLE.search(element.get("style") or "")
        kind = style[1].lower() if style else (element.get("type") or "")
        self._none = kind == "none"
        self._ordered = tag == "ol" or kind in _TYPES
        self._format = _TYPES.get(kind, "decimal")
        self._step = -1 if element.get("reversed") is not None else 1
        entries = sum(1 for child in element if child.tag == "li")
        self._next = _integer(element.get("start"), entries if self._step < 0 else 1)

    def marker(self, entry: etree._Element) -> str:
        """The marker of the next entry, with the blank after it; "" where the list has none."""
        if self._none:
            return ""
        if not self._ordered:
            return BULLET
        number = _integer(entry.get("value"), self._next)
        self._next = number + self._step
        text = formatted(number, self._format)
        return f"{text}、" if self._format == "chineseCountingThousand" else f"{text}. "


def _integer(text: str | None, default: int) -> int:
    match = re.fullmatch(r"\s*(-?\d{1,9})\s*", text or "")
    return int(match[1]) if match else default
