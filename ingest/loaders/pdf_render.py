"""Pages of a PDF as pictures. pdfium draws them; it may be used by one thread at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2

from ingest.errors import UnreadableFile
from ingest.loaders.ocr.scans import DPI, Drawing

LONGEST = 3400  # pixels of the longer side: A3 at 200 dots to the inch
_LARGEST_SHEET = 1200.0  # points; a larger page is a scan whose resolution nobody set
_A4 = 842.0

_lock = threading.Lock()


class PdfDrawer:
    """Draws pages of one open file."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def draw(self, number: int) -> Drawing:
        """Page ``number``, from 1, as a reader sees it; raises ``UnreadableFile``."""
        try:
            with _lock:
                page = self._document[number - 1]
                longer = max(page.get_size())
                scale = min(DPI / 72, LONGEST / max(longer, 1.0))
                bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
                pixels = np.array(bitmap.to_numpy(), np.uint8)
                page.close()
        except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
            raise UnreadableFile(reason="damaged_pdf") from error
        image = pixels[:, :, 0] if pixels.shape[2] == 1 else pixels[:, :, :3]
        real = scale if longer <= _LARGEST_SHEET else scale * longer / _A4
        return Drawing(np.ascontiguousarray(image), scale * 72, real * 72)


@contextmanager
def drawer(data: bytes) -> Iterator[PdfDrawer]:
    """Opens a PDF for drawing; raises ``UnreadableFile`` where pdfium cannot."""
    try:
        with _lock:
            document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(reason="damaged_pdf") from error
    try:
        yield PdfDrawer(document)
    finally:
        with _lock:
            document.close()
