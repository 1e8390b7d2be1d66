"""Numbers, boxes and transformations as OFD writes them (GB/T 33190-2016, 7.3).

Lengths in the file are millimetres, y grows downwards; what leaves here is points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

POINTS = 72 / 25.4  # in a millimetre


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """The point transformed."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: Matrix) -> Matrix:
        """This transformation followed by ``outer``."""
        e, f = outer.apply(self.e, self.f)
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            e,
            f,
        )

    @property
    def scale(self) -> float:
        """By how much lengths grow across the direction of the text."""
        return math.hypot(self.c, self.d)


def numbers(text: str | None) -> list[float]:
    """The finite numbers in a list of words; words that are none are passed over."""
    found = []
    for word in (text or "").replace(",", " ").split():
        try:
            value = float(word)
        except ValueError:
            continue
        if math.isfinite(value):
            found.append(value)
    return found


def number(text: str | None, default: float) -> float:
    """The number in ``text``, ``default`` where there is none."""
    found = numbers(text)
    return found[0] if found else default


def matrix(ctm: str | None, boundary: str | None) -> Matrix:
    """How an object is placed: its CTM, then the corner of its boundary."""
    values, box = numbers(ctm), numbers(boundary)
    own = Matrix(*values[:6]) if len(values) >= 6 else Matrix()
    return own.within(Matrix(e=box[0], f=box[1])) if len(box) >= 2 else own
