"""The pictures that a Word shape shows: DrawingML of Word, VML of WPS and of older versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.loaders.docx_package import MC, R, W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_BLIP, _IMAGE_DATA = _A + "blip", _V + "imagedata"
_EMU = 12_700  # in a point
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|px|in|cm|mm)?", re.IGNORECASE)
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture by the id of its relationship; width and height in points, 0 where unknown."""

    relationship: str
    width: float = 0.0
    height: float = 0.0


def shown_in(shape: etree._Element) -> Iterator[Shown]:
    """The pictures of a ``w:drawing``, ``w:pict`` or ``w:object``; those in its text boxes are not."""
    extent = shape.find(f".//{_WP}extent")
    width, height = 0.0, 0.0
    if extent is not None:
        width, height = _emu(extent.get("cx")), _emu(extent.get("cy"))
    for element in _without_boxes(shape):
        if element.tag == _BLIP and (identifier := element.get(R + "embed")):
            yield Shown(identifier, width, height)
        elif element.tag == _IMAGE_DATA and (identifier := element.get(R + "id")):
            parent = element.getparent()
            yield Shown(identifier, *_styled(parent.get("style") if parent is not None else ""))


def _without_boxes(shape: etree._Element) -> Iterator[etree._Element]:
    for child in shape:
        if child.tag == W + "txbxContent":
            continue
        if child.tag == MC + "Fallback" and child.getprevious() is not None:
            continue  # the same picture once more, for older programs
        yield child
        yield from _without_boxes(child)


def _emu(value: str | None) -> float:
    return int(value) / _EMU if value and value.isdigit() else 0.0


def _styled(style: str | None) -> tuple[float, float]:
    """Width and height in the style of a VML shape."""
    found = {name.lower(): (number, unit) for name, number, unit in _LENGTH.findall(style or "")}
    lengths = []
    for name in ("width", "height"):
        number, unit = found.get(name, ("0", ""))
        try:
            lengths.append(float(number) * _POINTS[unit.lower()])
        except ValueError:
            lengths.append(0.0)
    return lengths[0], lengths[1]
