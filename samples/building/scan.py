"""A printed letter as the scanner of an office returns it: pictures only, askew, with noise."""

import io
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.building.red_head import FONT, draw_seal, use_font

DPI = 150
QUALITY = 40  # of the JPEG; the writing stays sharp, the file small
SLOPES = (0.7, -0.4)  # degrees, page by page
NOISE = 3.0  # of 255

Pixels = NDArray[np.uint8]


class NoChineseFont(RuntimeError):
    """This machine shows boxes for Chinese: install a font (Debian: fonts-noto-cjk)."""


def scanned(printed: bytes, seed: int) -> bytes:
    """The pages of a PDF as one of pictures; the same bytes each time on the same machine."""
    rng = np.random.default_rng(seed)
    pages = [
        worn(page, SLOPES[at % len(SLOPES)], NOISE, rng)
        for at, page in enumerate(pictures(printed, DPI))
    ]
    return picture_pdf(pages)


def pictures(printed: bytes, dpi: float) -> Iterator[Pixels]:
    """The pages of a PDF as they are printed: height, width, red green blue."""
    require_font()
    yield from _rendered(printed, dpi)


def worn(page: Pixels, slope: float, noise: float, rng: np.random.Generator) -> Pixels:
    """The page turned by ``slope`` degrees with noise of that standard deviation."""
    turned = Image.fromarray(page).rotate(
        slope, resample=Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
    )
    pixels = np.asarray(turned, np.float32)
    grain = rng.normal(0.0, noise, pixels.shape[:2]).astype(np.float32)
    return np.asarray(np.clip(pixels * 0.96 + 6 + grain[:, :, None], 0, 255), np.uint8)


def stamped(page: Pixels, seals: Sequence[tuple[float, float]], dpi: float, owner: str) -> Pixels:
    """The page with a red seal over each place (points from its top left corner)."""
    use_font()
    height, width = page.shape[0] * 72 / dpi, page.shape[1] * 72 / dpi
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(width, height), invariant=1)
    for x, y in seals:
        draw_seal(canvas, owner, x, height - y)
    canvas.save()
    (ink,) = _rendered(written.getvalue(), dpi)
    fitted = Image.fromarray(ink).resize((page.shape[1], page.shape[0]))
    return np.asarray(page * (np.asarray(fitted, np.float32) / 255), np.uint8)


def picture_pdf(pages: Sequence[Pixels]) -> bytes:
    """A PDF of A4 pages, each of them one picture."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1)
    canvas.setCreator("Scanner")
    for page in pages:
        packed = io.BytesIO()
        Image.fromarray(page).save(packed, "JPEG", quality=QUALITY)
        packed.seek(0)
        canvas.drawImage(ImageReader(packed), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def require_font() -> None:
    """Raises ``NoChineseFont`` where two different characters look the same."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(40, 20), invariant=1)
    use_font()
    canvas.setFont(FONT, 16)
    canvas.drawString(2, 4, "一")
    canvas.drawString(22, 4, "国")
    canvas.save()
    (page,) = _rendered(written.getvalue(), 72)
    if np.array_equal(page[:, :20], page[:, 20:]):
        raise NoChineseFont


def _rendered(printed: bytes, dpi: float) -> Iterator[Pixels]:
    with pypdfium2.PdfDocument(printed) as document:
        for page in document:
            pixels = page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()
            yield np.ascontiguousarray(pixels[:, :, :3])
