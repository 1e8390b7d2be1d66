"""One page of an OFD document reduced to glyphs, rulings and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from ingest.errors import UnreadableFile
from ingest.loaders.ofd.clips import clip_of
from ingest.loaders.ofd.fonts import Font
from ingest.loaders.ofd.geometry import POINTS, Matrix, matrix, numbers
from ingest.loaders.ofd.package import child, children, text_at
from ingest.loaders.ofd.paths import Figure, figures_of, rulings_of
from ingest.loaders.ofd.resources import Resources
from ingest.loaders.ofd.text import glyphs_of
from ingest.loaders.page.inks import is_red, is_white, lightness
from ingest.loaders.page.marks import Area, Glyph, PrintedPage, Ruling
from ingest.loaders.page.turning import upright
from ingest.loaders.xml import local

_A4 = (0.0, 0.0, 210.0, 297.0)
_DEEPEST = 12  # drawings within drawings
_MOST_OBJECTS = 200_000  # on a page; more are there to do harm


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its entry in the package, and where its unit square lies on the page, in points."""

    name: str
    place: Matrix

    @property
    def area(self) -> Area:
        """The box around it."""
        corners = [self.place.apply(x, y) for x in (0, 1) for y in (0, 1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Area(min(xs), max(xs), min(ys), max(ys))


@dataclass(frozen=True, slots=True)
class Outline:
    """A path: its figures, and how dark it is filled and stroked (0 is black), if it is."""

    figures: tuple[Figure, ...]
    filled: float | None
    stroked: float | None


@dataclass(frozen=True, slots=True)
class Lettering:
    """Characters in a font that the file embeds: what is seen may be other than what they say."""

    font: Font
    glyphs: tuple[Glyph, ...]


Drawn: TypeAlias = Picture | Outline | Lettering


@dataclass(frozen=True, slots=True)
class OfdPage:
    """What is printed on a page, and what has to be drawn to see it, from back to front."""

    printed: PrintedPage
    drawing: tuple[Drawn, ...]


def read_page(
    number: int,
    contents: Sequence[etree._Element],
    box: Sequence[float],
    resources: Resources,
) -> OfdPage:
    """The page with its templates, as a reader sees it.

    ``contents`` are the Content elements from back to front; ``box`` is the page in millimetres:
    left, top, width, height. Raises ``UnreadableFile`` where there is too much on it.
    """
    left, top, width, height = box[:4] if len(box) >= 4 and min(box[2:4]) > 0 else _A4
    sheet = _Sheet(resources)
    for content in contents:
        for layer in children(content, "Layer"):
            sheet.take(layer, Matrix(e=-left, f=-top), layer.get("DrawParam"), 0)
    printed = PrintedPage(
        number,
        width * POINTS,
        height * POINTS,
        tuple(sheet.glyphs),
        tuple(sheet.rulings),
        tuple(item.area for item in sheet.drawing if isinstance(item, Picture)),
        sheet.shapes,
    )
    return OfdPage(upright(printed, sheet.turns), tuple(sheet.drawing))


@dataclass(slots=True)
class _Sheet:
    """Collects what the objects of a page print."""

    resources: Resources
    glyphs: list[Glyph] = field(default_factory=list)
    turns: list[int | None] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    drawing: list[Drawn] = field(default_factory=list)
    shapes: int = 0
    objects: int = 0

    def take(self, group: etree._Element, place: Matrix, pen: str | None, depth: int) -> None:
        """Takes the objects of a layer, block or drawing."""
        if depth > _DEEPEST:
            return
        for element in group:
            if element.get("Visible") == "false":
                continue
            self.objects += 1
            if self.objects + len(self.glyphs) > _MOST_OBJECTS:
                raise UnreadableFile(reason="too_many_objects")
            own = matrix(element.get("CTM"), element.get("Boundary")).within(place)
            own_pen = element.get("DrawParam") or pen
            match local(element):
                case "TextObject":
                    self._text(element, own, own_pen)
                case "PathObject":
                    self._path(element, own, own_pen)
                case "ImageObject":
                    self._picture(element, own)
                case "PageBlock":
                    self.take(element, place, own_pen, depth + 1)
                case "CompositeObject":
                    drawing = self.resources.drawings.get(element.get("ResourceID") or "")
                    if drawing is not None:
                        self.take(drawing, own, own_pen, depth + 1)

    def _text(self, element: etree._Element, place: Matrix, pen: str | None) -> None:
        font = self.resources.fonts.get(element.get("Font") or "")
        red = is_red(self._color(element, "FillColor", pen))
        found = list(glyphs_of(element, place, font, red=red))
        seen = clip_of(element, place)
        found = [(replace(glyph, seen=seen), turn) for glyph, turn in found] if seen else found
        self.glyphs += (glyph for glyph, _ in found)
        self.turns += (turn for _, turn in found)
        if font is not None and font.is_embedded:
            self.drawing.append(Lettering(font, tuple(g for g, turn in found if turn == 0)))

    def _path(self, element: etree._Element, place: Matrix, pen: str | None) -> None:
        stroke = self._color(element, "StrokeColor", pen)
        fill = self._color(element, "FillColor", pen)
        stroked = element.get("Stroke") != "false" and not is_white(stroke)
        filled = element.get("Fill") == "true" and not is_white(fill)
        figures = figures_of(text_at(element, "AbbreviatedData"), place)
        for figure in figures:
            self.rulings += rulings_of(figure, stroked=stroked, filled=filled)
            self.shapes += (stroked or filled) and figure.is_drawing
        dark = [lightness(c) if seen else None for c, seen in ((fill, filled), (stroke, stroked))]
        self.drawing.append(Outline(tuple(figures), *dark))

    def _picture(self, element: etree._Element, place: Matrix) -> None:
        name = self.resources.pictures.get(element.get("ResourceID") or "")
        if name is not None:
            self.drawing.append(Picture(name, place.within(Matrix(a=POINTS, d=POINTS))))

    def _color(
        self, element: etree._Element, name: str, pen: str | None
    ) -> tuple[float, ...] | None:
        """The colour, its parts from 0 to 1; drawing parameters may lean on others."""
        for _ in range(_DEEPEST):
            color = child(element, name)
            if color is not None:
                return self._parts(color)
            found = self.resources.pens.get(pen or "")
            if found is None:
                return None
            element, pen = found, found.get("Relative")
        return None

    def _parts(self, color: etree._Element) -> tuple[float, ...] | None:
        words = (color.get("Value") or "").split()
        if words and all(word.startswith("#") for word in words):
            try:
                values = [float(int(word[1:], 16)) for word in words]
            except ValueError:
                return None
        else:
            values = numbers(color.get("Value"))
        return tuple(value / 255 for value in values) or None
