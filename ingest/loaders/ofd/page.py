"""One page of an OFD document reduced to glyphs, rulings and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from ingest.errors import UnreadableFile
from ingest.loaders.ofd.geometry import POINTS, Matrix, matrix, numbers
from ingest.loaders.ofd.package import child, children, text_at
from ingest.loaders.ofd.paths import figures_of, rulings_of
from ingest.loaders.ofd.resources import Resources
from ingest.loaders.ofd.text import glyphs_of
from ingest.loaders.page.inks import is_red, is_white
from ingest.loaders.page.marks import Glyph, PrintedPage, Ruling
from ingest.loaders.page.turning import upright
from ingest.loaders.xml import local

_A4 = (0.0, 0.0, 210.0, 297.0)
_DEEPEST = 12  # drawings within drawings
_MOST_OBJECTS = 200_000  # on a page; more are there to do harm
_LEAST_DRAWN = 12  # figures that are no lines, from which on a page without text may be letters


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: its entry in the package, and its box in points."""

    name: str
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class OfdPage:
    """What is printed on a page, with its pictures; ``drawn`` where figures may be letters."""

    printed: PrintedPage
    pictures: tuple[Picture, ...]
    drawn: bool


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
        bool(sheet.pictures),
    )
    drawn = sheet.drawings >= _LEAST_DRAWN
    return OfdPage(upright(printed, sheet.turns), tuple(sheet.pictures), drawn)


@dataclass(slots=True)
class _Sheet:
    """Collects what the objects of a page print."""

    resources: Resources
    glyphs: list[Glyph] = field(default_factory=list)
    turns: list[int | None] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    drawings: int = 0
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
        for glyph, turn in glyphs_of(element, place, font, red=red):
            self.glyphs.append(glyph)
            self.turns.append(turn)

    def _path(self, element: etree._Element, place: Matrix, pen: str | None) -> None:
        stroked = element.get("Stroke") != "false" and not is_white(
            self._color(element, "StrokeColor", pen)
        )
        filled = element.get("Fill") == "true" and not is_white(
            self._color(element, "FillColor", pen)
        )
        for figure in figures_of(text_at(element, "AbbreviatedData"), place):
            self.rulings += rulings_of(figure, stroked=stroked, filled=filled)
            self.drawings += (stroked or filled) and figure.is_drawing

    def _picture(self, element: etree._Element, place: Matrix) -> None:
        name = self.resources.pictures.get(element.get("ResourceID") or "")
        if name is not None:
            corners = [place.apply(x, y) for x in (0, 1) for y in (0, 1)]
            xs, ys = [x * POINTS for x, _ in corners], [y * POINTS for _, y in corners]
            self.pictures.append(Picture(name, min(xs), max(xs), min(ys), max(ys)))

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
