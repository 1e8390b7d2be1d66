"""Workbooks that are odd, huge, strict or damaged."""

from __future__ import annotations

import struct
import time

import pytest
from openpyxl import Workbook

from ingest.errors import EncryptedFile, NothingToRead, UnreadableFile, UnsupportedFormat
from ingest.loaders.xlsx import XlsxLoader
from tests.ingest.loaders.workbooks import load, paragraphs, saved, tables, task_table, with_part


def test_sheets_formatted_or_merged_to_their_end_are_quick() -> None:
    data = with_part(
        saved(task_table()),
        "xl/worksheets/sheet1.xml",
        lambda part: (
            part.replace(
                "</sheetData>",
                "".join(
                    f'<row r="{r}"><c r="A{r}" s="1"/><c r="XFD{r}" s="1"/></row>'
                    for r in range(20, 90000)
                )
                + "</sheetData>",
            )
            .replace('<mergeCell ref="B2:G2"', '<mergeCell ref="B2:XFD2"')
            .replace("</mergeCells>", '<mergeCell ref="A11:XFD1048576"/></mergeCells>')
        ),
    )
    started = time.monotonic()
    blocks = load(data)
    assert time.monotonic() - started < 10
    (table,) = tables(blocks)
    assert max(cell.column for cell in table.cells) == 7
    assert table.caption.startswith("示例县")


def test_a_value_in_the_last_place_of_a_sheet() -> None:
    book = task_table()
    book.worksheets[0]["XFD1048576"] = "完"
    blocks = load(book)
    assert len(tables(blocks)) == 1
    assert paragraphs(blocks)[-1].locator.cell == "XFD1048576"


def test_strict_workbooks_open() -> None:
    data = saved(task_table())
    for name in (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ):
        data = with_part(
            data,
            name,
            lambda part: part.replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
        )
    assert len(tables(load(data))) == 1


def test_what_cannot_be_read_is_named() -> None:
    loader = XlsxLoader()
    name = "EncryptedPackage".encode("utf-16-le") + b"\x00\x00"
    entry = name.ljust(64, b"\x00") + struct.pack("<H", len(name))
    with pytest.raises(EncryptedFile):
        loader.load(
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + entry).ljust(1024, b"\x00")
        )
    with pytest.raises(UnreadableFile):
        loader.load(saved(task_table())[:3000])
    with pytest.raises(UnreadableFile):
        loader.load(
            with_part(saved(task_table()), "xl/worksheets/sheet1.xml", lambda part: part[:400])
        )
    with pytest.raises(UnreadableFile):
        loader.load("一、总体要求".encode())
    with pytest.raises(NothingToRead):
        loader.load(saved(Workbook()))
    binary = with_part(saved(task_table()), "xl/workbook.xml", lambda part: part)
    binary = binary.replace(b"xl/workbook.xml", b"xl/workbook.bin")
    with pytest.raises(UnsupportedFormat):
        loader.load(binary)
