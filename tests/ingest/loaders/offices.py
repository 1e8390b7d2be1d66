"""Files in old formats, made of new ones by the very program that reads them."""

from __future__ import annotations

import pytest

from ingest.errors import MissingDependency
from ingest.loaders.office import Conversion, convert, find_office

NO_OFFICE = "LibreOffice is not installed"


def _has_office() -> bool:
    try:
        return bool(find_office())
    except MissingDependency:
        return False


needs_office = pytest.mark.skipif(not _has_office(), reason=NO_OFFICE)

WORD = "MS Word 2007 XML"
CALC = "Calc MS Excel 2007 XML"
TO_DOC = Conversion("docx", WORD, "doc", "MS Word 97")
TO_RTF = Conversion("docx", WORD, "rtf", "Rich Text Format")
TO_XLS = Conversion("xlsx", CALC, "xls", "MS Excel 97")
TO_XLS_5 = Conversion("xlsx", CALC, "xls", "MS Excel 5.0/95")

__all__ = ["NO_OFFICE", "TO_DOC", "TO_RTF", "TO_XLS", "TO_XLS_5", "convert", "needs_office"]
