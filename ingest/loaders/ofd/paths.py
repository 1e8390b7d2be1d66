"""Path objects of OFD (GB/T 33190-2016, 9): which of them are rulings, which draw something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.loaders.ofd.geometry import POINTS, Matrix
from ingest.loaders.page.marks import THIN, Ruling, middle_line, straight

Point = tuple[float, float]

_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_STEPS = 6  # points on a curve
_STRAIGHT = 1.0  # points by which a straight line may lean


@dataclass(frozen=True, slots=True)
class Figure:
    """One stretch of a path that is drawn without lifting the pen, in points of the page.

    ``curved`` where it bends; its bends are then given by points along them (an arc by its end).
    """

    points: tuple[Point, ...]
    curved: bool

    @property
    def is_drawing(self) -> bool:
        """Whether it is anything else than lines along the page: part of a letter or a picture."""
        return self.curved or any(
            min(abs(x1 - x0), abs(y1 - y0)) > _STRAIGHT
            for (x0, y0), (x1, y1) in pairwise(self.points)
        )


def figures_of(data: str | None, place: Matrix) -> list[Figure]:
    """The figures of an AbbreviatedData text."""
    figures: list[Figure] = []
    points: list[Point] = []
    curved = False

    def finish() -> None:
        if len(points) > 1:
            figures.append(Figure(tuple(points), curved))

    for operator, arguments in _operations(data or ""):
        if operator in "SM":
            finish()
            points, curved = [], False
        if operator == "C":
            points.extend(points[:1])
        else:
            first = 5 if operator == "A" else 0  # an arc's other numbers are no points
            pairs = zip(arguments[first::2], arguments[first + 1 :: 2], strict=True)
            found = [(x * POINTS, y * POINTS) for x, y in (place.apply(*pair) for pair in pairs)]
            points += _bend(points[-1:] + found) if operator in "QB" else found[-1:]
            curved = curved or operator in "QBA"
    finish()
    return figures


def rulings_of(figure: Figure, *, stroked: bool, filled: bool) -> Iterator[Ruling]:
    """The lines that a figure draws: its own stretches, or the length of a thin filled box."""
    if stroked and not figure.curved:
        yield from straight(figure.points)
    elif filled and not figure.is_drawing:
        xs, ys = [x for x, _ in figure.points], [y for _, y in figure.points]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
            yield middle_line(min(xs), max(xs), min(ys), max(ys))


def _bend(controls: list[Point]) -> Iterator[Point]:
    """Points along a Bézier curve, its beginning left out."""
    for step in range(1, _STEPS + 1):
        at, points = step / _STEPS, controls
        while len(points) > 1:
            points = [
                (x0 + (x1 - x0) * at, y0 + (y1 - y0) * at)
                for (x0, y0), (x1, y1) in pairwise(points)
            ]
        yield points[0]


def _operations(data: str) -> Iterator[tuple[str, list[float]]]:
    """The operators with their numbers; what lacks some is passed over."""
    operator, arguments = "", list[float]()
    for word in data.replace(",", " ").split():
        if word in _ARGUMENTS:
            operator, arguments = word, []
        else:
            try:
                arguments.append(float(word))
            except ValueError:
                operator = ""
        if operator and len(arguments) == _ARGUMENTS[operator]:
            yield operator, arguments
            operator = ""
