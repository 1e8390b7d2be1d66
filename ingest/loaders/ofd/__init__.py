"""OFD (GB/T 33190-2016), the national format for fixed pages: paragraphs and ruled tables.

Read from its XML by this package: the known library for it brings code under the AGPL. What stands
on a page is text objects, paths and pictures; annotations, stamps and signatures are apart from the
pages in the file and are not read.
"""

from __future__ import annotations

from ingest.errors import NothingToRead, UnreadableFile
from ingest.loaders.ofd.document import pages_of, title_of
from ingest.loaders.ofd.package import OfdPackage
from ingest.loaders.page import blocks_of
from ingest.loaders.page.textlayer import makes_sense
from ingest.model import Loaded


class OfdLoader:
    """Reads OFD files that carry their text."""

    def load(self, data: bytes) -> Loaded:
        """Paragraphs and tables with the page they begin on.

        Raises ``UnreadableFile`` for damaged files and for a text of nonsense (reason
        "bad_text_layer"), ``EncryptedFile``, ``TooLarge``, and ``NothingToRead`` with reason "scan"
        for pages of pictures or of letters drawn as paths, "no_text" for empty ones.
        """
        package = OfdPackage(data)
        pages = list(pages_of(package))
        text = "".join(glyph.text for page in pages for glyph in page.printed.glyphs)
        seen = any(page.pictures or page.drawn for page in pages)
        nothing = NothingToRead(reason="scan" if seen else "no_text")
        if not text.strip():
            raise nothing
        if not makes_sense(text):
            raise UnreadableFile(reason="bad_text_layer")
        blocks = blocks_of([page.printed for page in pages])
        if not blocks:
            raise nothing
        return Loaded(blocks, title_of(package), len(pages))
