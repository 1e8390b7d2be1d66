"""Pictures of pages (png, jpeg, tiff, bmp, webp, gif): scanned or photographed documents."""

from __future__ import annotations

from collections.abc import Callable

from ingest.errors import NothingToRead
from ingest.loaders.ocr.pictures import pictures_in
from ingest.loaders.ocr.reading import recognise
from ingest.loaders.ocr.remarks import doubts, pages_read
from ingest.loaders.page import blocks_of
from ingest.model import Loaded


class ImageLoader:
    """Reads what is written on pictures; ``progress`` is told the pages done, and 0 for their sum."""

    def __init__(self, progress: Callable[[int, int], None] | None = None) -> None:
        self._progress = progress

    def load(self, data: bytes) -> Loaded:
        """Paragraphs and tables with the page they begin on.

        Raises ``UnreadableFile`` for damaged and oversized pictures, ``NothingToRead`` where
        nothing is written, ``MissingDependency`` where the recogniser is not installed.
        """
        recognised = []
        for number, picture in enumerate(pictures_in(data), 1):
            recognised.append(recognise(picture.image, picture.dpi, number))
            if self._progress is not None:
                self._progress(number, 0)
        blocks = blocks_of([found.page for found in recognised])
        if not blocks:
            raise NothingToRead(reason="no_writing")
        return Loaded(
            blocks,
            pages=len(recognised),
            read=pages_read(len(recognised), recognised),
            remarks=doubts(blocks, recognised),
        )
