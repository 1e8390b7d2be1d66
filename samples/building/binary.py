"""The binary Office formats: what units still have from years ago. LibreOffice writes them."""

from __future__ import annotations

from ingest.loaders.office import Conversion, convert

_DOC = Conversion("docx", "MS Word 2007 XML", "doc", "MS Word 97")
_XLS = Conversion("xlsx", "Calc MS Excel 2007 XML", "xls", "MS Excel 97")


def as_doc(docx: bytes) -> bytes:
    """The same text as a .doc. Raises ``MissingDependency`` where LibreOffice is not installed."""
    return convert(docx, _DOC)


def as_xls(xlsx: bytes) -> bytes:
    """The same table as a .xls. Raises ``MissingDependency`` where LibreOffice is not installed."""
    return convert(xlsx, _XLS)
