"""Binary workbooks (.xls, .et): every sheet in order, as ``xlsx`` shows them.

xlrd keeps merged ranges, number formats and dates. What is older than it can read (Excel 2 to 4)
is read as the xlsx that LibreOffice makes of it.
"""

from __future__ import annotations

import io
import struct

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDocError

from ingest.errors import EncryptedFile, IngestError, NothingToRead, UnreadableFile
from ingest.loaders.numbering import number
from ingest.loaders.office import Conversion, convert
from ingest.loaders.xls_sheet import read_binary_sheet
from ingest.loaders.xlsx import XlsxLoader
from ingest.loaders.xlsx_layout import lay_out
from ingest.model import Block, Loaded

# What xlrd lets through on records that do not hold what they should.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    CompDocError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    xlrd.XLRDError,
)
_OLDEST = 50  # BIFF5, Excel 5
_UNICODE = 80  # BIFF8 and later say nothing of code pages
_TO_XLSX = Conversion("xls", "MS Excel 4.0", "xlsx", "Calc MS Excel 2007 XML")


class XlsLoader:
    """Reads workbooks of Excel 2 to 2003 and of WPS in its binary format."""

    def load(self, data: bytes) -> Loaded:
        """Titles and notes as paragraphs, tables with their spans.

        Raises ``EncryptedFile``, ``UnreadableFile``, ``NothingToRead`` where no sheet shows a text,
        and ``MissingDependency`` where an early file needs LibreOffice and it is not installed.
        """
        book = _open(data, None)
        if book.biff_version < _OLDEST:
            return XlsxLoader().load(convert(data, _TO_XLSX))
        if book.biff_version < _UNICODE and book.codepage is None:
            book = _open(data, "gb18030")
        blocks: list[Block] = []
        try:
            for at in range(book.nsheets):
                blocks += lay_out(read_binary_sheet(book, book.sheet_by_index(at)))
        except _DAMAGE as error:
            raise _named(error) from error
        if not blocks:
            raise NothingToRead()
        return Loaded(number(blocks))


def _open(data: bytes, encoding: str | None) -> Book:
    try:
        return xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            encoding_override=encoding,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    except _DAMAGE as error:
        raise _named(error) from error


def _named(error: Exception) -> IngestError:
    if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error):
        return EncryptedFile()
    return UnreadableFile(reason="damaged_workbook")
