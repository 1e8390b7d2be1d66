"""Files in old formats, made of new ones by the very program that reads them."""

from __future__ import annotations

import pytest

from ingest.errors import MissingDependency
from ingest.loaders.office import Conversion, convert, find_office

NO_OFFICE = "LibreOffice is not installed"


def has_office() -> bool:
    """Whether this machine can read and write the binary formats of Word."""
    try:
        return bool(find_office())
    except MissingDependency:
        return False


needs_office = pytest.mark.skipif(not has_office(), reason=NO_OFFICE)

WORD = "MS Word 2007 XML"
CALC = "Calc MS Excel 2007 XML"
TO_DOC = Conversion("docx", WORD, "doc", "MS Word 97")
TO_RTF = Conversion("docx", WORD, "rtf", "Rich Text Format")
TO_XLS = Conversion("xlsx", CALC, "xls", "MS Excel 97")

__all__ = ["TO_DOC", "TO_RTF", "TO_XLS", "convert", "has_office", "needs_office"]
