"""OFD pages drawn as pictures, and what is recognised on them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import reportlab
from PIL import Image

from ingest.loaders.ocr.engine import Image as Pixels
from ingest.loaders.ofd.document import pages_of
from ingest.loaders.ofd.drawing import drawer
from ingest.loaders.ofd.package import OfdPackage
from ingest.model import Table
from samples.building.scan import pictures
from tests.ingest.loaders.ofd_files import load, package, page, path, text
from tests.ingest.loaders.printing import printed, table
from tests.ingest.loaders.printing import text as paragraph

MEDIA = (
    '<ofd:MultiMedias><ofd:MultiMedia ID="3" Type="Image">'
    "<ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>"
)


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def drawn(data: bytes) -> Pixels:
    opened = OfdPackage(data)
    pages = list(pages_of(opened))
    with drawer(opened, pages) as drawing:
        return drawing.draw(1).image


def at(sheet: Pixels, x: float, y: float) -> int:
    """How light the page is at a place in millimetres."""
    return int(sheet[int(y / 25.4 * 200), int(x / 25.4 * 200)].mean())


def test_a_picture_lies_where_its_matrix_puts_it() -> None:
    halves = Image.new("RGB", (40, 40), "black")
    halves.paste((255, 255, 255), (20, 0, 40, 40))
    turned = '<ofd:ImageObject ResourceID="3" Boundary="50 100 20 60" CTM="0 60 20 0 0 0"/>'
    other = '<ofd:ImageObject ResourceID="3" Boundary="100 100 20 60" CTM="20 0 0 60 0 0"/>'
    sheet = drawn(
        package(page(turned + other), resources=MEDIA, extra={"Doc_0/Res/a.png": png(halves)})
    )
    assert (at(sheet, 60, 110), at(sheet, 60, 150)) == (0, 255)
    assert (at(sheet, 105, 130), at(sheet, 115, 130)) == (0, 255)
    assert (at(sheet, 60, 90), at(sheet, 60, 170)) == (255, 255)


def test_a_picture_that_cannot_be_read_is_left_out() -> None:
    use = '<ofd:ImageObject ResourceID="3" Boundary="50 100 20 60" CTM="20 0 0 60 0 0"/>'
    extra = {"Doc_0/Res/a.png": b"\x97JB2\r\n\x1a\n"}
    assert drawn(package(page(use), resources=MEDIA, extra=extra)).min() == 255


def test_a_filled_path_has_its_holes_and_bends() -> None:
    ring = "M 0 0 L 40 0 L 40 40 L 0 40 C M 10 10 L 10 30 L 30 30 L 30 10 C"
    bow = "M 100 50 Q 120 90 140 50 C"
    shapes = path(ring, boundary="20 20 40 40", Fill="true", Stroke="false") + path(
        bow, Fill="true", Stroke="false"
    )
    sheet = drawn(package(page(shapes)))
    assert (at(sheet, 25, 40), at(sheet, 40, 40), at(sheet, 65, 40)) == (0, 255, 255)
    assert (at(sheet, 120, 65), at(sheet, 120, 80)) == (0, 255)


def test_text_is_drawn_in_the_font_that_the_file_embeds() -> None:
    font = (Path(reportlab.__file__).parent / "fonts" / "Vera.ttf").read_bytes()
    fonts = '<ofd:Fonts><ofd:Font ID="1"><ofd:FontFile>v.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>'
    one = page(text("HH", 50, 60, size=20.0))
    sheet = drawn(package(one, resources=fonts, extra={"Doc_0/Res/v.ttf": font}))
    assert np.argwhere(sheet.min(axis=2) < 128).size > 500
    assert at(sheet, 60, 80) == 255
    assert drawn(package(one)).min() == 255
    assert drawn(package(one, resources=fonts, extra={"Doc_0/Res/v.ttf": b"no"})).min() == 255


def test_a_scanned_page_is_read_with_its_table() -> None:
    """A scan within OFD is what archives keep: one picture over the whole page."""
    rows = [["序号", "佐证材料"], ["1", "重大行政决策目录"], ["2", "合法性审查意见书"]]
    original = printed([paragraph("关于报送材料的通知", "title"), table(rows, [80, 240])])
    (scan,) = pictures(original, 150)
    use = '<ofd:ImageObject ResourceID="3" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'
    extra = {"Doc_0/Res/a.png": png(Image.fromarray(scan))}
    loaded = load(package(page(use), resources=MEDIA, extra=extra))
    (found,) = (block for block in loaded.blocks if isinstance(block, Table))
    assert [cell.text for cell in found.cells] == [text for row in rows for text in row]
    assert loaded.read[0].confidence is not None
    assert loaded.read[0].confidence > 0.9
