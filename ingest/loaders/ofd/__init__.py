"""OFD (GB/T 33190-2016), the national format for fixed pages: paragraphs and ruled tables.

Read from its XML by this package: the known library for it brings code under the AGPL. What stands
on a page is text objects, paths and pictures; annotations, stamps and signatures are apart from the
pages in the file and are not read. Pages of pictures, and of letters drawn as paths, are recognised.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ingest.errors import NothingToRead, UnreadableFile
from ingest.loaders.ocr.remarks import doubts, pages_read
from ingest.loaders.ocr.scans import Progress, Scans, with_scans
from ingest.loaders.ofd.document import pages_of, title_of
from ingest.loaders.ofd.drawing import drawer
from ingest.loaders.ofd.package import OfdPackage
from ingest.loaders.page import blocks_of
from ingest.loaders.page.marks import PrintedPage
from ingest.model import Loaded, Remark


class OfdLoader:
    """Reads OFD files: text as it is given, pictures of text by recognising it.

    ``progress`` is told the pages done and their sum, once a page where any has to be recognised.
    """

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress

    def load(self, data: bytes) -> Loaded:
        """Paragraphs and tables with the page they begin on.

        Raises ``UnreadableFile`` for damaged files and for a text of nonsense in fonts that the file
        does not embed (reason "bad_text_layer"), ``EncryptedFile``, ``TooLarge``,
        ``MissingDependency`` for a scan where the recogniser is not installed, and
        ``NothingToRead`` with reason "no_writing" for pictures without text and "no_text" for empty
        pages.
        """
        package = OfdPackage(data)
        pages = list(pages_of(package))
        printed = [page.printed for page in pages]
        scans = with_scans(printed, partial(drawer, package, pages), self._progress)
        blocks = blocks_of(scans.pages)
        garbled = _garbled(printed, scans)
        if not blocks:
            if garbled:
                raise UnreadableFile(reason="bad_text_layer")
            pictures = any(page.pictures for page in printed)
            raise NothingToRead(reason="no_writing" if pictures else "no_text")
        return Loaded(
            blocks,
            title_of(package),
            len(pages),
            pages_read(len(pages), scans.recognised),
            (*scans.remarks, *garbled, *doubts(blocks, scans.recognised)),
        )


def _garbled(pages: Sequence[PrintedPage], scans: Scans) -> list[Remark]:
    """The pages whose text was nonsense and in fonts that only its writer has: nothing to draw."""
    told = {dict(remark.fields).get("page") for remark in scans.remarks}
    return [
        Remark("not_recognised", None, (("page", page.number),))
        for page, read in zip(pages, scans.pages, strict=True)
        if page.text.strip() and not read.glyphs and page.number not in told
    ]
