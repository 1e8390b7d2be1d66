"""What must be put right in a workbook before openpyxl opens it.

openpyxl makes an object of every cell that merely has a border, and of every cell of a merged
range: a sheet formatted to its last row, or ``A1:XFD1048576`` merged, would take minutes and all
memory. It knows nothing of the built-in formats that Excel has for Chinese (ECMA-376 part 1,
18.8.30) and of the namespaces of ISO "strict" workbooks. All four are settled here on the bytes of
the parts; whatever is not recognised is left as it was.
"""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl.utils.cell import column_index_from_string, get_column_letter

from ingest.loaders.package import open_package, read_member

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
)
_BARE_CELL = re.compile(rb"<((?:\w+:)?c)\b[^<>]*?(?:/>|>\s*</\1>)")
_CELL_NAME = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\sr="([A-Z]{1,3})(\d{1,7})"')
_MERGE = re.compile(rb'<((?:\w+:)?mergeCell)\b[^<>]*?\sref="([^"]*)"[^<>]*?(?:/>|>\s*</\1>)')
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
# What says nothing about values: often huge, at times invalid, or pointing at parts left out.
_ADORNMENTS = re.compile(
    rb"<((?:\w+:)?(?:conditionalFormatting|dataValidations|extLst|hyperlinks|tableParts|drawing"
    rb"|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls))\b(?:[^<>]*/>|.*?</\1>)",
    re.S,
)
_UNREAD = ("xl/media/", "xl/charts/", "xl/drawings/", "xl/worksheets/_rels/")
_NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
# How far a merged range may reach beyond the last cell that has a value.
SPARE_ROWS, SPARE_COLUMNS = 200, 50

_DAY, _MONTH = 'm"月"d"日"', 'yyyy"年"m"月"'
CHINESE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _DAY),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}


def prepare(data: bytes) -> bytes:
    """The workbook in ``data`` as openpyxl can open it.

    Raises ``UnreadableFile``, ``TooLarge`` and ``EncryptedFile`` like ``open_package``.
    """
    out = io.BytesIO()
    with (
        open_package(data) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as prepared,
    ):
        for name in dict.fromkeys(package.namelist()):
            if name.startswith(_UNREAD):
                continue
            part = read_member(package, name) or b""
            prepared.writestr(name, _prepare_part(name, part))
    return out.getvalue()


def _prepare_part(name: str, part: bytes) -> bytes:
    if name.startswith("xl/chartsheets/_rels/"):
        return _NO_RELATIONS
    if name.endswith((".xml", ".rels")):
        for strict, usual in _STRICT:
            part = part.replace(strict, usual)
    if _SHEET.fullmatch(name):
        return _lean_sheet(part)
    if name == "xl/styles.xml":
        return _with_chinese_formats(part)
    return part


def _lean_sheet(part: bytes) -> bytes:
    """The sheet without bare cells and adornments, its merged ranges cut to where there are values."""
    part = _ADORNMENTS.sub(b"", part)
    part = _BARE_CELL.sub(b"", part)
    last_row = last_column = 1
    columns: dict[bytes, int] = {}
    for found in _CELL_NAME.finditer(part):
        letters = found[1]
        if letters not in columns:
            columns[letters] = column_index_from_string(letters.decode())
        last_row = max(last_row, int(found[2]))
        last_column = max(last_column, columns[letters])
    limits = (last_row + SPARE_ROWS, last_column + SPARE_COLUMNS)
    return _MERGE.sub(lambda found: _cut_merge(found, limits), part)


def _cut_merge(found: re.Match[bytes], limits: tuple[int, int]) -> bytes:
    """The merged range cut to ``limits`` (rows, columns); nothing where it begins beyond them."""
    named = _RANGE.fullmatch(found[2].decode("ascii", "replace").upper())
    if named is None:
        return b""
    rows = sorted((int(named[2]), int(named[4])))
    columns = sorted((column_index_from_string(named[1]), column_index_from_string(named[3])))
    if rows[0] > limits[0] or columns[0] > limits[1] or rows[0] < 1:
        return b""
    last = f"{get_column_letter(min(columns[1], limits[1]))}{min(rows[1], limits[0])}"
    return f'<{found[1].decode()} ref="{get_column_letter(columns[0])}{rows[0]}:{last}"/>'.encode()


def _with_chinese_formats(part: bytes) -> bytes:
    """The styles with the Chinese built-in formats written out where they are used."""
    used = {int(found) for found in re.findall(rb'\bnumFmtId="(\d+)"', part)}
    defined = {
        int(found) for found in re.findall(rb'<(?:\w+:)?numFmt\b[^<>]*?\bnumFmtId="(\d+)"', part)
    }
    missing = sorted((used - defined) & set(CHINESE_FORMATS))
    root = re.search(rb"<((?:\w+:)?)styleSheet\b[^<>]*>", part)
    if not missing or root is None:
        return part
    prefix = root[1].decode()
    formats = "".join(
        f'<{prefix}numFmt numFmtId="{number}" '
        f'formatCode="{CHINESE_FORMATS[number].replace(chr(34), "&quot;")}"/>'
        for number in missing
    ).encode()
    existing = re.search(rb"<(?:\w+:)?numFmts\b[^<>]*[^/<>]>", part)
    if existing is not None:
        return part[: existing.end()] + formats + part[existing.end() :]
    tag = f"{prefix}numFmts".encode()
    element = b"<" + tag + b">" + formats + b"</" + tag + b">"
    return part[: root.end()] + element + part[root.end() :]
