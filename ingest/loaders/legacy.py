"""Binary Word files (.doc, .wps) and rich text: read as the docx that LibreOffice makes of them."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.errors import NothingToRead, UnreadableFile
from ingest.loaders.blocks import texts_of
from ingest.loaders.compound import stream_of
from ingest.loaders.docx import DocxLoader
from ingest.loaders.office import Conversion, convert
from ingest.loaders.page.textlayer import makes_sense
from ingest.model import Loaded

_DOCX = "MS Word 2007 XML"
_RTF = Conversion("rtf", "Rich Text Format", "docx", _DOCX)
_WORD = {
    "97": Conversion("doc", "MS Word 97", "docx", _DOCX),
    "95": Conversion("doc", "MS Word 95", "docx", _DOCX),
    "6": Conversion("doc", "MS WinWord 6.0", "docx", _DOCX),
    "2": Conversion("doc", "MS WinWord 5", "docx", _DOCX),
}
# What LibreOffice writes into the title of a file that has none.
_NO_TITLES = ("", "document")
_RUN = re.compile(r"([^\W_])\1{29,}")
_MOST_REPEATED = 0.2


class RtfLoader:
    """Reads rich text. Raises as ``WordLoader`` does."""

    def load(self, data: bytes) -> Loaded:
        """The blocks of the docx made of it."""
        return _load(data, _RTF)


class WordLoader:
    """Reads Word 2 to 2003 and WPS Writer in their binary formats."""

    def load(self, data: bytes) -> Loaded:
        """The blocks of the docx made of it.

        Raises ``MissingDependency`` where LibreOffice is not installed, ``UnreadableFile`` for
        damaged files and such as take too long, ``NothingToRead`` for those without text.
        """
        return _load(data, _WORD[_version(data)])


def _load(data: bytes, conversion: Conversion) -> Loaded:
    made = convert(data, conversion)
    loaded = DocxLoader().load(made)
    if not loaded.blocks:
        raise NothingToRead()
    # One damaged bit can make LibreOffice read Chinese as bytes of Western Europe, a damaged stretch
    # as one character over and over.
    text = "".join(texts_of(loaded.blocks))
    repeated = sum(len(run[0]) for run in _RUN.finditer(text))
    if repeated > _MOST_REPEATED * len(text) or not makes_sense(text):
        raise UnreadableFile(reason="not_converted")
    return replace(loaded, title=None) if loaded.title in _NO_TITLES else loaded


def _version(data: bytes) -> str:
    """The version by the number in the file's header ([MS-DOC] 2.5.2, nFib)."""
    head = data if data.startswith(b"\xdb\xa5") else stream_of(data, "WordDocument")
    if len(head) < 32:
        raise UnreadableFile(reason="damaged_package")
    fib = int.from_bytes(head[2:4], "little")
    if fib >= 0xC0:
        return "97"
    if fib >= 0x67:
        return "95"
    return "6" if fib >= 0x65 else "2"
