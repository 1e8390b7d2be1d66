"""Word files with pictures of text, as Word and WPS put them in."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
from docx.shared import Pt
from lxml import etree

from ingest.loaders.docx import DocxLoader
from ingest.model import Loaded, Remark, Table
from ingest.parse import parse
from tests.ingest.loaders.ocr.test_page import LINES, few_lines
from tests.ingest.loaders.printing import printed, table
from tests.ingest.loaders.reading import outline_of
from tests.ingest.loaders.scanning import as_png, cropped, scan

WRITTEN = "".join(LINES)  # the first line fills the picture
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VML = (
    f'<w:pict xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<v:shape style="width:400pt;height:60pt"><v:imagedata r:id="{}"/></v:shape></w:pict>'
)


@cache
def lines_png() -> bytes:
    return as_png(few_lines())


def word(*, width: float = 400, picture: bytes | None = None, in_cell: bool = False) -> bytes:
    """前文, a picture, 后文."""
    document = docx.Document()
    document.add_paragraph("前文。")
    cell = document.add_table(1, 2).cell(0, 1) if in_cell else None
    holder = document.add_paragraph() if cell is None else cell.paragraphs[0]
    holder.add_run().add_picture(io.BytesIO(picture or lines_png()), width=Pt(width))
    document.add_paragraph("后文。")
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def load(data: bytes) -> Loaded:
    return DocxLoader().load(data)


def test_what_is_written_on_a_picture_stands_where_the_picture_does() -> None:
    loaded = load(word())
    assert outline_of(loaded) == [
        ("body", "前文。"),
        ("picture", WRITTEN),
        ("body", "后文。"),
    ]
    (remark,) = loaded.remarks
    assert (remark.code, remark.locator) == ("read_from_picture", loaded.blocks[1].locator)
    assert 90 < int(dict(remark.fields)["percent"]) <= 100


def test_what_is_remarked_is_kept_with_the_document() -> None:
    (parsed,) = parse(word(), "说明.docx")
    assert [remark.code for remark in parsed.remarks] == ["read_from_picture"]
    where = parsed.remarks[0].locator
    assert where is not None
    assert parsed.blocks[where.block - 1] == next(
        b for b in parsed.blocks if not isinstance(b, Table) and b.text == WRITTEN
    )
    assert any(LINES[1] in passage.text for passage in parsed.passages)


def test_wps_puts_pictures_in_as_vml() -> None:
    document = docx.Document()
    identifier, _ = document.part.get_or_add_image(io.BytesIO(lines_png()))
    run = document.add_paragraph("前文。").add_run()
    run._r.append(etree.fromstring(VML.format(identifier)))
    assert outline_of(load(saved(document)))[1:] == [("picture", WRITTEN)]


def test_a_picture_of_a_table_is_a_table() -> None:
    rows = [["指标", "牵头单位"], ["合法性审查", "示例县司法局"]]
    (page,) = scan(printed([table(rows, [160, 200], height=40)], footer=""), 200, [1])
    loaded = load(word(picture=as_png(cropped(page))))
    (found,) = [block for block in loaded.blocks if isinstance(block, Table)]
    assert [cell.text for cell in found.cells] == [text for row in rows for text in row]
    assert loaded.remarks[0].locator == found.locator


def test_a_picture_in_a_cell_is_part_of_the_cell() -> None:
    (found,) = [b for b in load(word(in_cell=True)).blocks if isinstance(b, Table)]
    assert [cell.text for cell in found.cells] == ["", WRITTEN]


def test_logos_and_empty_pictures_say_nothing() -> None:
    plain = as_png(few_lines() * 0 + 255)
    for data in (word(width=50), word(picture=plain)):
        loaded = load(data)
        assert outline_of(loaded) == [("body", "前文。"), ("body", "后文。")]
        assert not loaded.remarks


def test_pictures_that_cannot_be_read_are_remarked() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part[:200] if name.endswith(".png") else part)
    loaded = load(written.getvalue())
    assert outline_of(loaded) == [("body", "前文。"), ("body", "后文。")]
    assert loaded.remarks == (Remark("picture_unread"),)
