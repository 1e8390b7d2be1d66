"""Picture files as pages: what Pillow decodes, within limits, upright and on white.

A few kilobytes can unpack to gigabytes: the size is read from the header before anything is
unpacked, and what is larger than a recogniser can use is reduced at once.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, ImageSequence

from ingest.errors import UnreadableFile
from ingest.loaders.ocr.engine import Image

MAX_PIXELS = 80_000_000  # A3 at 600 dots to the inch
MAX_PAGES = 300
LONGEST = 3400  # pixels; what is more is reduced to it
_A4 = 11.69  # inches
_FORMATS = ("BMP", "GIF", "JPEG", "PNG", "TIFF", "WEBP")
_LEAST_PAGE, _MOST_PAGE = 4.0, 18.0  # inches of the longer side of a sheet that was scanned

_DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    SyntaxError,
    OverflowError,
    NotImplementedError,
    struct.error,
    zlib.error,
    Pillow.DecompressionBombError,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture; ``dpi`` is told by the file or, if it cannot be right, that of A4."""

    image: Image
    dpi: float


def pictures_in(data: bytes) -> Iterator[Picture]:
    """The pages of a picture file: all of a TIFF, the first of anything that moves.

    Raises ``UnreadableFile``: "damaged_picture", "too_many_pixels", "too_many_pages".
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of bombs that are under our limit
            with Pillow.open(io.BytesIO(data), formats=_FORMATS) as opened:
                yield from _pages(opened)
    except _DAMAGE as error:
        raise UnreadableFile(reason="damaged_picture") from error


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels by the header; (0, 0) for what is no picture we read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(data), formats=_FORMATS) as opened:
                return opened.size
    except _DAMAGE:
        return 0, 0


def _pages(opened: Pillow.Image) -> Iterator[Picture]:
    pages = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
    if pages > MAX_PAGES:
        raise UnreadableFile(reason="too_many_pages")
    for at, frame in enumerate(ImageSequence.Iterator(opened)):
        if at == pages:
            break
        if frame.width * frame.height > MAX_PIXELS:
            raise UnreadableFile(reason="too_many_pixels")
        yield _picture(frame)


def _picture(frame: Pillow.Image) -> Picture:
    longer = max(frame.size)
    told = frame.info.get("dpi", (0, 0))
    dpi = float(told[0]) if isinstance(told, tuple) and told else 0.0
    if not dpi or not _LEAST_PAGE <= longer / dpi <= _MOST_PAGE:
        dpi = longer / _A4
    scale = min(1.0, LONGEST / longer)
    if scale < 1.0 and frame.format == "JPEG":
        frame.draft("RGB", (int(frame.width * scale), int(frame.height * scale)))
    plain = _on_white(ImageOps.exif_transpose(frame))
    if max(plain.size) > LONGEST:
        plain.thumbnail((LONGEST, LONGEST), Pillow.Resampling.BOX)
    return Picture(np.asarray(plain, np.uint8), dpi * max(plain.size) / longer)


def _on_white(frame: Pillow.Image) -> Pillow.Image:
    """In red, green and blue, or in grey."""
    if frame.mode.startswith("I"):  # sixteen bits of grey
        wide = np.asarray(frame, np.float64)
        return Pillow.fromarray((wide / max(wide.max(), 1.0) * 255).astype(np.uint8))
    if frame.mode in ("1", "L"):
        return frame.convert("L")
    if "A" in frame.getbands() or "transparency" in frame.info:
        above = frame.convert("RGBA")
        below = Pillow.new("RGBA", above.size, (255, 255, 255, 255))
        return Pillow.alpha_composite(below, above).convert("RGB")
    return frame.convert("RGB")
