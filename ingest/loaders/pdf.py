"""PDF: paragraphs and ruled tables in reading order, page by page from the text layer or the picture.

Scans (pictures without text) and pages whose text layer says something else than what is printed
are recognised (``ocr.scans``).
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from functools import partial

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.errors import EncryptedFile, IngestError, NothingToRead, UnreadableFile
from ingest.loaders.blocks import texts_of
from ingest.loaders.ocr.remarks import doubts, pages_read
from ingest.loaders.ocr.scans import Progress, with_scans
from ingest.loaders.page import blocks_of
from ingest.loaders.page.marks import PrintedPage
from ingest.loaders.page.textlayer import reads_as_bytes
from ingest.loaders.pdf_page import read_page
from ingest.loaders.pdf_render import drawer
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
MAX_PAGES = 3_000
"""Pages of one file; a document of a campaign has hundreds at most, and 3,000 take a minute or two."""

_PROGRAM_TITLE = re.compile(
    r"(?:Microsoft|WPS|Adobe|LibreOffice)\b.*? - |\.(?:docx?|wps|xlsx?|pdf)$|^untitled$"
)


class PdfLoader:
    """Reads PDF files: text by its layer, pictures of text by recognising it.

    ``progress`` is told the pages done and their sum, once a page where any has to be recognised.
    """

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress

    def load(self, data: bytes) -> Loaded:
        """Paragraphs and tables with the page they begin on.

        Raises ``EncryptedFile`` where a password is needed to open it, ``UnreadableFile`` for
        damaged files and those of more than ``MAX_PAGES``, ``MissingDependency`` for a scan where
        the recogniser is not installed, ``NothingToRead`` with reason "no_writing" for pictures
        without text and "no_text" for empty pages.
        """
        pages, title = _read(data)
        scans = with_scans(pages, partial(drawer, data), self._progress)
        blocks = blocks_of(scans.pages)
        if not blocks:
            pictures = any(page.pictures for page in pages)
            raise NothingToRead(reason="no_writing" if pictures else "no_text")
        # What even the printed page shows where a damaged font names other characters.
        if reads_as_bytes("".join(texts_of(blocks))):
            raise UnreadableFile(reason="bad_text_layer")
        return Loaded(
            blocks,
            title,
            len(pages),
            pages_read(len(pages), scans.recognised),
            (*scans.remarks, *doubts(blocks, scans.recognised)),
        )


def printed_pages(data: bytes) -> list[PrintedPage]:
    """The pages as the text layer and the drawing have them; raises as ``PdfLoader.load`` does."""
    return _read(data)[0]


def _read(data: bytes) -> tuple[list[PrintedPage], str | None]:
    """All pages, and the title that the file declares."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise UnreadableFile(reason="over_page_limit")
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
