"""Spreadsheets (xlsx, xlsm): every sheet in order, hidden ones marked.

Values are shown as the sheet shows them; a formula is its last computed value, and nothing where
the program that wrote the file computed none.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from ingest.errors import EncryptedFile, NothingToRead, UnreadableFile, UnsupportedFormat
from ingest.loaders.content import kind_of
from ingest.loaders.numbering import number
from ingest.loaders.package import open_package
from ingest.loaders.xlsx_layout import lay_out
from ingest.loaders.xlsx_package import prepare
from ingest.loaders.xlsx_sheet import read_sheet
from ingest.model import Block, Loaded

# What openpyxl lets through on parts that do not hold what they should.
_DAMAGE = (
    AttributeError,
    IndexError,
    InvalidFileException,
    KeyError,
    LxmlError,
    OverflowError,
    ParseError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)


class XlsxLoader:
    """Reads workbooks of the Office Open XML format."""

    def load(self, data: bytes) -> Loaded:
        """Titles and notes as paragraphs, tables with their spans.

        Raises ``EncryptedFile``, ``UnreadableFile``, ``UnsupportedFormat`` (binary workbooks) and
        ``NothingToRead`` where no sheet shows a text.
        """
        kind = kind_of(data, "")
        if kind == "encrypted":
            raise EncryptedFile()
        if kind != "xlsx":
            raise UnreadableFile(reason="not_xlsx")
        with open_package(data) as package:
            if "xl/workbook.bin" in package.namelist():
                raise UnsupportedFormat(kind="xlsb")
        workbook = _open(prepare(data))
        blocks: list[Block] = []
        try:
            # worksheets leaves out the sheets that are only a chart.
            for worksheet in workbook.worksheets:
                blocks += lay_out(read_sheet(worksheet))
        finally:
            workbook.close()
        if not blocks:
            raise NothingToRead()
        title = (workbook.properties.title or "").strip() or None
        return Loaded(number(blocks), title)


def _open(data: bytes) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl warns of whatever it will not write back; nothing is written here.
        warnings.simplefilter("ignore")
        try:
            workbook = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except _DAMAGE as error:
            raise UnreadableFile(reason="damaged_workbook") from error
    if not workbook.worksheets:
        raise NothingToRead()
    return workbook
