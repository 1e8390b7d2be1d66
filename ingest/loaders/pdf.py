"""PDF with a text layer: paragraphs and ruled tables in reading order.

Scans (pictures without text) and files whose text layer says something else than what is printed
are refused with a reason, so that they can be recognised instead.
"""

from __future__ import annotations

import io
import re
import struct
import zlib

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.errors import EncryptedFile, IngestError, NothingToRead, UnreadableFile
from ingest.loaders.page import blocks_of
from ingest.loaders.page.marks import PrintedPage
from ingest.loaders.page.textlayer import makes_sense
from ingest.loaders.pdf_page import read_page
from ingest.model import Loaded

# What pdfminer lets through on objects that do not hold what they should.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MalformedPDFException,
    NotImplementedError,
    PSException,
    PdfminerException,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_PROGRAM_TITLE = re.compile(
    r"(?:Microsoft|WPS|Adobe|LibreOffice)\b.*? - |\.(?:docx?|wps|xlsx?|pdf)$|^untitled$"
)


class PdfLoader:
    """Reads PDF files that carry their text."""

    def load(self, data: bytes) -> Loaded:
        """Paragraphs and tables with the page they begin on.

        Raises ``EncryptedFile`` where a password is needed to open it, ``UnreadableFile`` for
        damaged files and for a text layer of nonsense (reason "bad_text_layer"), ``NothingToRead``
        with reason "scan" for pictures without text and "no_text" for empty pages.
        """
        pages, title = _read(data)
        text = "".join(glyph.text for page in pages for glyph in page.glyphs)
        # A scan may still have page numbers or the mark of the scanning program as text.
        nothing = NothingToRead(reason="scan" if any(p.has_picture for p in pages) else "no_text")
        if not text.strip():
            raise nothing
        if not makes_sense(text):
            raise UnreadableFile(reason="bad_text_layer")
        blocks = blocks_of(pages)
        if not blocks:
            raise nothing
        return Loaded(blocks, title, len(pages))


def _read(data: bytes) -> tuple[list[PrintedPage], str | None]:
    """All pages, and the title that the file declares."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = []
            for page in pdf.pages:
                pages.append(read_page(page))
                page.close()
            return pages, _title(pdf.metadata.get("Title"))
    except _DAMAGE as error:
        raise _named(error) from error


def _named(error: BaseException) -> IngestError:
    causes = (error, error.__cause__, error.__context__, *error.args)
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return EncryptedFile()
    return UnreadableFile(reason="damaged_pdf")


def _title(declared: object) -> str | None:
    """The declared title, unless the program that printed the file only put its name there."""
    if not isinstance(declared, str) or _PROGRAM_TITLE.search(declared):
        return None
    return declared.strip("\x00 \t\r\n") or None
