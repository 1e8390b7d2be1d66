"""Pages of an OFD file as pictures, for what they do not say by text.

Drawn are pictures, paths, and text in fonts that the file embeds: such fonts may show other
characters than the text has. Everything is dark on white; colours say nothing here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import cv2
import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from ingest.errors import UnreadableFile
from ingest.loaders.ocr.engine import Image
from ingest.loaders.ocr.pictures import LONGEST, pictures_in
from ingest.loaders.ocr.scans import DPI, Drawing
from ingest.loaders.ofd.fonts import Font
from ingest.loaders.ofd.package import OfdPackage
from ingest.loaders.ofd.page import Lettering, OfdPage, Outline, Picture

_SHIFT = 4  # bits of a pixel: edges of letters fall between pixels
_ASCENT = 0.88  # of the height of a glyph's box
_FINEST = 0.02  # of a picture's own size; smaller ones are not drawn


class OfdDrawer:
    """Draws the pages of one file."""

    def __init__(self, package: OfdPackage, pages: Sequence[OfdPage]) -> None:
        self._package = package
        self._pages = {page.printed.number: page for page in pages}

    def draw(self, number: int) -> Drawing:
        """Page ``number`` as a reader sees it, less the text in fonts that the file only names."""
        page = self._pages[number]
        width, height = page.printed.width, page.printed.height
        scale = min(DPI / 72, LONGEST / max(width, height, 1.0))
        sheet: Image = np.full(
            (max(1, round(height * scale)), max(1, round(width * scale)), 3), 255, np.uint8
        )
        for item in page.drawing:
            match item:
                case Picture():
                    self._lay(sheet, item, scale)
                case Outline():
                    _paint(sheet, item, scale)
                case Lettering():
                    _write(sheet, item, scale)
        return Drawing(sheet, scale * 72, scale * 72)

    def _lay(self, sheet: Image, item: Picture, scale: float) -> None:
        try:
            picture = next(pictures_in(self._package.read(item.name))).image
        except UnreadableFile:  # of a kind that nobody reads, or damaged: as if it were not there
            return
        colored = np.asarray(
            picture if picture.ndim == 3 else cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB), np.uint8
        )
        high, wide = colored.shape[:2]
        place = item.place
        across, down = np.hypot(place.a, place.b) * scale, np.hypot(place.c, place.d) * scale
        if across < _FINEST * wide or down < _FINEST * high:
            return
        # Reduced before it is placed: placing looks at four pixels for each, which frays letters.
        size = (max(1, min(wide, round(across))), max(1, min(high, round(down))))
        small = cv2.resize(colored, size, interpolation=cv2.INTER_AREA)
        matrix = np.array(
            [
                [place.a * scale / size[0], place.c * scale / size[1], place.e * scale],
                [place.b * scale / size[0], place.d * scale / size[1], place.f * scale],
            ],
            np.float64,
        )
        cv2.warpAffine(
            small,
            matrix,
            (sheet.shape[1], sheet.shape[0]),
            dst=sheet,
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_TRANSPARENT,
        )


@contextmanager
def drawer(package: OfdPackage, pages: Sequence[OfdPage]) -> Iterator[OfdDrawer]:
    """A drawer of ``pages``."""
    yield OfdDrawer(package, pages)


def _paint(sheet: Image, item: Outline, scale: float) -> None:
    """All figures of a path are filled at once, so that letters have their holes."""
    limit = 4.0 * max(sheet.shape)
    figures = [
        np.asarray(np.clip(np.array(f.points) * scale, -limit, limit) * (1 << _SHIFT), np.int32)
        for f in item.figures
    ]
    for shade, fill in ((item.filled, True), (item.stroked, False)):
        if shade is None or not figures:
            continue
        color = (255 * shade,) * 3
        if fill:
            cv2.fillPoly(sheet, figures, color, cv2.LINE_AA, _SHIFT)
        else:
            cv2.polylines(sheet, figures, False, color, 1, cv2.LINE_AA, _SHIFT)


def _write(sheet: Image, item: Lettering, scale: float) -> None:
    page = Pillow.fromarray(sheet)
    pen = ImageDraw.Draw(page)
    faces: dict[int, ImageFont.FreeTypeFont | None] = {}
    for glyph in item.glyphs:
        size = round(glyph.size * scale)
        if size not in faces:
            faces[size] = _face(item.font, size)
        face = faces[size]
        if face is not None and glyph.text.strip():
            line = glyph.top + _ASCENT * (glyph.bottom - glyph.top)
            pen.text((glyph.x0 * scale, line * scale), glyph.text, "black", face, "ls")
    sheet[:] = np.asarray(page, np.uint8)


def _face(font: Font, size: int) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype(io.BytesIO(font.file()), size) if 1 <= size < 1000 else None
    except (OSError, ValueError):
        return None
