"""What every loader keeps, whatever the format."""

from __future__ import annotations

import importlib
import io
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import docx
import pytest
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import IngestError, NothingToRead
from ingest.loaders import Loader, loader_for
from ingest.model import Cell, Heading, Paragraph, Table
from tests.ingest.loaders import ofd_files

_SENTENCE = "牵头单位应当在8月31日前报送佐证材料。"


@dataclass(frozen=True)
class Format:
    """A loader, a file with text, and one without."""

    module: str
    name: str
    file_name: str
    full: Callable[[], bytes]
    empty: Callable[[], bytes]

    def loader(self) -> Loader:
        module = importlib.import_module(f"ingest.loaders.{self.module}")
        loader: Loader = getattr(module, self.name)()
        return loader


def _docx(*, full: bool) -> bytes:
    document = docx.Document()
    if full:
        document.add_heading("总体要求", 1)
        document.add_paragraph(f"　{_SENTENCE} ")
        grid = document.add_table(2, 2)
        grid.cell(0, 0).text, grid.cell(0, 1).text = " 序号 ", "材料"
        grid.cell(1, 0).merge(grid.cell(1, 1)).text = "目录\n意见书"
        document.add_paragraph(_SENTENCE)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _xlsx(*, full: bool) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    if full:
        sheet.append(["序号", "一级指标", "牵头单位", "佐证材料"])
        for number in range(1, 6):
            sheet.append([number, f" 指标{number} ", "示例县司法局", "目录\n意见书"])
        sheet.merge_cells("C2:C4")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _pdf(*, full: bool) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in range(2 if full else 1):
        canvas.setFont("STSong-Light", 16)
        if full:
            for line in range(8):
                canvas.drawString(72, 760 - 28 * line, f"（{page * 8 + line + 1}）{_SENTENCE}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _ofd(*, full: bool) -> bytes:
    lines = [ofd_files.text(_SENTENCE, 30, 40 + 9 * line) for line in range(8 if full else 0)]
    table = ofd_files.grid((30, 60, 120), (200, 210, 220)) + ofd_files.text("目录", 32, 207)
    return ofd_files.package(ofd_files.page("".join(lines) + (table if full else "")))


_HTML = (
    f"<html><body><h1> 标题 </h1><p> {_SENTENCE}</p><ol><li>甲</ol><table><tr><td>1<td>2</table>"
)
_MARKDOWN = f"# 标题\n\n{_SENTENCE}\n\n1. 甲\n\n| 序号 | 材料 |\n|---|---|\n| 1 | 目录 |\n"

FORMATS = {
    "txt": Format(
        "text",
        "TextLoader",
        "a.txt",
        f"标题\n　　{_SENTENCE}\n".encode,
        lambda: b" \n\r\n",
    ),
    "gb18030": Format(
        "text",
        "TextLoader",
        "a.txt",
        lambda: f"标题\n{_SENTENCE}\n".encode("gb18030"),
        lambda: "　\n".encode("gb18030"),
    ),
    "md": Format(
        "markdown", "MarkdownLoader", "a.md", _MARKDOWN.encode, lambda: b"<!-- nothing -->\n"
    ),
    "html": Format(
        "html", "HtmlLoader", "a.html", _HTML.encode, lambda: b"<html><script>1</script></html>"
    ),
    "docx": Format(
        "docx", "DocxLoader", "a.docx", lambda: _docx(full=True), lambda: _docx(full=False)
    ),
    "xlsx": Format(
        "xlsx", "XlsxLoader", "a.xlsx", lambda: _xlsx(full=True), lambda: _xlsx(full=False)
    ),
    "ofd": Format("ofd", "OfdLoader", "a.ofd", lambda: _ofd(full=True), lambda: _ofd(full=False)),
    "pdf": Format("pdf", "PdfLoader", "a.pdf", lambda: _pdf(full=True), lambda: _pdf(full=False)),
}


@pytest.fixture(params=list(FORMATS.values()), ids=list(FORMATS))
def form(request: pytest.FixtureRequest) -> Format:
    chosen = request.param
    assert isinstance(chosen, Format)
    return chosen


def test_the_content_chooses_this_loader(form: Format) -> None:
    assert type(loader_for(form.full(), form.file_name)) is type(form.loader())


def test_blocks_are_numbered_without_gaps(form: Format) -> None:
    blocks = form.loader().load(form.full()).blocks
    assert [block.locator.block for block in blocks] == list(range(1, len(blocks) + 1))
    prose = [b.locator for b in blocks if isinstance(b, (Heading, Paragraph))]
    tables = [b.locator for b in blocks if isinstance(b, Table)]
    assert [where.paragraph for where in prose] == list(range(1, len(prose) + 1))
    assert [where.table for where in tables] == list(range(1, len(tables) + 1))
    assert all(where.table is None for where in prose)
    assert all(where.paragraph is None for where in tables)


def test_texts_are_trimmed_and_not_empty(form: Format) -> None:
    for block in form.loader().load(form.full()).blocks:
        texts = [c.text for c in block.cells] if isinstance(block, Table) else [block.text]
        assert any(texts)
        assert texts == [text.strip() for text in texts]


def test_the_sentence_is_whole(form: Format) -> None:
    if form.module == "xlsx":
        pytest.skip("a workbook has cells, no sentences")
    blocks = form.loader().load(form.full()).blocks
    assert any(_SENTENCE in block.text for block in blocks if not isinstance(block, Table))


def test_cells_cover_the_table_once(form: Format) -> None:
    for block in form.loader().load(form.full()).blocks:
        if isinstance(block, Table):
            covered = [place for cell in block.cells for place in _places(cell)]
            rows = max(row for row, _ in covered)
            columns = max(column for _, column in covered)
            assert len(covered) == len(set(covered)) == rows * columns
            order = [(cell.row, cell.column) for cell in block.cells]
            assert order == sorted(order)


def _places(cell: Cell) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]


def test_the_same_bytes_give_the_same_blocks(form: Format) -> None:
    data = form.full()
    loader = form.loader()
    assert loader.load(data) == loader.load(data) == form.loader().load(data)


def test_nothing_to_read(form: Format) -> None:
    with pytest.raises(NothingToRead):
        form.loader().load(form.empty())


@pytest.mark.parametrize("data", [b"", b" ", b"\n\n"])
def test_blank_bytes(form: Format, data: bytes) -> None:
    with pytest.raises(IngestError):
        form.loader().load(data)


def test_a_file_cut_anywhere_is_read_or_refused(form: Format) -> None:
    data = form.full()
    for length in sorted({len(data) * step // 40 for step in range(40)} | {1, 2, 3, 4, 7}):
        _read_or_refuse(form, data[:length])


def test_a_file_with_damaged_bytes_is_read_or_refused(form: Format) -> None:
    data = form.full()
    dice = random.Random(37)
    for _ in range(40):
        damaged = bytearray(data)
        for _ in range(dice.choice((1, 3, 30))):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        _read_or_refuse(form, bytes(damaged))


def test_other_files_are_read_or_refused(form: Format) -> None:
    for other in FORMATS.values():
        _read_or_refuse(form, other.full())


def _read_or_refuse(form: Format, data: bytes) -> None:
    """Anything but an ``IngestError`` fails the test that calls this."""
    with suppress(IngestError):
        loader_for(data, form.file_name).load(data)
    with suppress(IngestError):
        form.loader().load(data)
