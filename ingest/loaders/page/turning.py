"""Pages turned so that most of their text is upright; slanted text (watermarks) left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.loaders.page.marks import Area, Glyph, PrintedPage, Ruling, once

_OVERHANG = 5  # glyphs further outside than this are not on the page


def turn_of(across: float, upwards: float) -> int | None:
    """By how much text runs upwards whose line goes by ``across`` and ``upwards``.

    In degrees, counter-clockwise: 0, 90, 180 or 270; None where it is slanted.
    """
    if abs(upwards) <= 0.05 * abs(across):
        return 0 if across > 0 else 180
    if abs(across) <= 0.05 * abs(upwards):
        return 90 if upwards > 0 else 270
    return None


def upright(page: PrintedPage, turns: Iterable[int | None]) -> PrintedPage:
    """The page as it is read; ``turns`` has the turn of each of its glyphs."""
    placed = list(zip(page.glyphs, turns, strict=True))
    seen = [turn for glyph, turn in placed if turn is not None and glyph.text.strip()]
    turn = max(sorted(set(seen)), key=seen.count) if seen else 0
    box = _Turned(turn, page.width, page.height)
    width, height = page.width, page.height
    if turn in (90, 270):
        width, height = height, width
    glyphs = (box.glyph(glyph) for glyph, own in placed if own == turn)
    on_page = (glyph for glyph in glyphs if -_OVERHANG < glyph.x0 < width + _OVERHANG)
    rulings = tuple(Ruling(*box.place(r.x0, r.x1, r.top, r.bottom)) for r in page.rulings)
    pictures = tuple(Area(*box.place(p.x0, p.x1, p.top, p.bottom)) for p in page.pictures)
    return replace(
        page,
        width=width,
        height=height,
        glyphs=tuple(once(on_page)),
        rulings=rulings,
        pictures=pictures,
    )


@dataclass(frozen=True, slots=True)
class _Turned:
    """How the page must be turned to be read."""

    turn: int
    width: float
    height: float

    def place(
        self, x0: float, x1: float, top: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """x0, x1, top and bottom of a box on the turned page."""
        match self.turn:
            case 90:
                return self.height - bottom, self.height - top, x0, x1
            case 270:
                return top, bottom, self.width - x1, self.width - x0
            case 180:
                return self.width - x1, self.width - x0, self.height - bottom, self.height - top
        return x0, x1, top, bottom

    def glyph(self, glyph: Glyph) -> Glyph:
        """The glyph on the turned page."""
        if not self.turn:
            return glyph
        x0, x1, top, bottom = self.place(glyph.x0, glyph.x1, glyph.top, glyph.bottom)
        seen = glyph.seen and Area(
            *self.place(glyph.seen.x0, glyph.seen.x1, glyph.seen.top, glyph.seen.bottom)
        )
        return replace(glyph, x0=x0, x1=x1, top=top, bottom=bottom, seen=seen)
