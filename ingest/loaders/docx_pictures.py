"""What is written on the pictures of a Word file: scanned attachments, screenshots, tables as pictures.

The blocks follow the paragraph that holds the picture and have the role ``picture``; a remark says
where they begin, so that whoever checks the file compares them with the picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.errors import MissingDependency, UnreadableFile
from ingest.loaders.docx_package import WordPackage
from ingest.loaders.docx_shapes import Shown
from ingest.loaders.ocr.figures import read_figure, worth_reading
from ingest.loaders.ocr.pictures import pictures_in
from ingest.loaders.ocr.recognised import Recognised
from ingest.loaders.page import blocks_of
from ingest.model import Block, Locator, Remark

_MOST = 200  # pictures that are read; a collection of photographs is no document


class WordPictures:
    """Reads the pictures of one package, equal ones once; ``remarks`` grow on the way."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._read: dict[str, Recognised | None] = {}
        self.remarks: list[Remark] = []

    def blocks(self, shown: Shown) -> Sequence[Block]:
        """The paragraphs and tables on a picture, numbered by themselves; mostly none."""
        if not worth_reading(shown.width, shown.height):
            return ()
        name = self._package.pictures.get(shown.relationship)
        if name is None:
            return ()
        if name not in self._read and len(self._read) < _MOST:
            self._read[name] = self._recognised(shown)
        found = self._read.get(name)
        return () if found is None else blocks_of([found.page])

    def remark(self, shown: Shown, where: Locator) -> None:
        """Says that what stands from ``where`` on was read from a picture, and how surely."""
        found = self._read.get(self._package.pictures.get(shown.relationship, ""))
        percent = round(100 * ((found.confidence if found else None) or 0.0))
        self.remarks.append(Remark("read_from_picture", where, (("percent", percent),)))

    def _recognised(self, shown: Shown) -> Recognised | None:
        data = self._package.picture(shown.relationship)
        if not data:
            return None
        try:
            picture = next(pictures_in(data), None)
            return None if picture is None else read_figure(picture.image, picture.dpi)
        except UnreadableFile:
            self.remarks.append(Remark("picture_unread"))
        except MissingDependency:
            self.remarks.append(Remark("not_recognised"))
        return None
