"""What is printed on a page, whatever the format that says so: glyphs and rulings.

Lengths are points; the origin is the top left corner, y grows downwards. Loaders of formats that
place every character (PDF, OFD, recognised pictures) reduce their pages to these values; the other
modules of this package know nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

UNREADABLE = "\ufffd"  # stands for a glyph whose character the file does not tell
THIN = 3.0  # a rectangle thinner than this is a line

_INSET = 2.0  # points; a cell's text may be cut a little outside the middle of its lines
_SAME_PLACE = 0.12  # glyphs closer than this, in ems, are printed twice to look bold


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as printed; ``size`` is its font size, ``red`` how letterheads are printed.

    ``seen`` is the part of the page that its text is cut to, mostly a cell of a table; ``None`` where
    it is not cut.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    red: bool = False
    seen: Area | None = None

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.top + self.bottom) / 2

    @property
    def place(self) -> tuple[float, float]:
        """The point (x, y) that says which cell it is of: its middle, or where that is cut off the
        nearest point that is not."""
        x, y = (self.x0 + self.x1) / 2, self.middle
        return self.seen.nearest(x, y) if self.seen else (x, y)

    def scaled(self, factor: float) -> Glyph:
        """The same character on a page ``factor`` times as large."""
        return Glyph(
            self.text,
            self.x0 * factor,
            self.x1 * factor,
            self.top * factor,
            self.bottom * factor,
            self.size * factor,
            self.red,
            self.seen and self.seen.scaled(factor),
        )

    def moved(self, right: float, down: float) -> Glyph:
        """The same character elsewhere on the page."""
        return replace(
            self,
            x0=self.x0 + right,
            x1=self.x1 + right,
            top=self.top + down,
            bottom=self.bottom + down,
            seen=self.seen and self.seen.moved(right, down),
        )


@dataclass(frozen=True, slots=True)
class Ruling:
    """A horizontal or vertical line."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs across the page."""
        return self.x1 - self.x0 >= self.bottom - self.top

    def scaled(self, factor: float) -> Ruling:
        """The same line on a page ``factor`` times as large."""
        return Ruling(self.x0 * factor, self.x1 * factor, self.top * factor, self.bottom * factor)

    def moved(self, right: float, down: float) -> Ruling:
        """The same line elsewhere on the page."""
        return Ruling(self.x0 + right, self.x1 + right, self.top + down, self.bottom + down)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page: where a picture stands."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """In square points."""
        return max(0.0, self.x1 - self.x0) * max(0.0, self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of it, a little off its edge, that is nearest to another one."""
        inset = min(_INSET, (self.x1 - self.x0) / 2, (self.bottom - self.top) / 2)
        return (
            min(max(x, self.x0 + inset), self.x1 - inset),
            min(max(y, self.top + inset), self.bottom - inset),
        )

    def scaled(self, factor: float) -> Area:
        """The same on a page ``factor`` times as large."""
        return Area(self.x0 * factor, self.x1 * factor, self.top * factor, self.bottom * factor)

    def moved(self, right: float, down: float) -> Area:
        """The same elsewhere on the page."""
        return Area(self.x0 + right, self.x1 + right, self.top + down, self.bottom + down)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What is printed on a page (1-based ``number``).

    ``pictures`` says where pictures stand, ``shapes`` how many paths other than straight lines are
    drawn: many of them on a page without text may be text drawn as outlines.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    pictures: tuple[Area, ...] = ()
    shapes: int = 0

    @property
    def text(self) -> str:
        """All characters, in no order of reading."""
        return "".join(glyph.text for glyph in self.glyphs)


def once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Each glyph once, also where it is printed several times a little apart to look bold."""
    seen: dict[str, list[Glyph]] = {}
    for glyph in glyphs:
        others = seen.setdefault(glyph.text, [])
        limit = _SAME_PLACE * glyph.size
        again = any(
            abs(glyph.x0 - other.x0) < limit and abs(glyph.top - other.top) < limit
            for other in others[-40:]
        )
        if not again:
            others.append(glyph)
            yield glyph


def straight(points: Sequence[tuple[float, float]]) -> Iterator[Ruling]:
    """The horizontal and vertical stretches of a path."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if min(abs(x1 - x0), abs(y1 - y0)) <= 1:
            yield middle_line(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))


def middle_line(x0: float, x1: float, top: float, bottom: float) -> Ruling:
    """A thin rectangle as the line along its middle."""
    if x1 - x0 >= bottom - top:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return Ruling(x0, x1, top, bottom)


def sides(x0: float, x1: float, top: float, bottom: float) -> Iterator[Ruling]:
    """The four sides of a rectangle."""
    return straight([(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)])
