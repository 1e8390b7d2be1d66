"""Pages as pictures: PDF, pictures and members of archives; other files and other pages are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from ingest.apart import Apart
from ingest.drawing import HIGHEST, WIDEST, draw_page
from ingest.errors import UnreadableFile, UnsupportedFormat

LIBRARY = Path(__file__).resolve().parents[2] / "samples" / "library"
SCAN = next(path for path in LIBRARY.glob("*.pdf") if "补充" in path.name)


def size_of(picture: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(picture)) as opened:
        assert opened.format == "JPEG"
        return opened.size


def tiff(*sizes: tuple[int, int]) -> bytes:
    first, *rest = (Image.new("L", size, 255) for size in sizes)
    written = io.BytesIO()
    first.save(written, "TIFF", save_all=True, append_images=rest)
    return written.getvalue()


def test_a_page_of_a_pdf_is_drawn_within_limits() -> None:
    wide, high = size_of(draw_page(SCAN.read_bytes(), "通知.pdf", 1))
    assert wide == WIDEST
    assert high / wide == pytest.approx(297 / 210, rel=0.01)


def test_each_page_of_a_picture_file_is_drawn() -> None:
    data = tiff((300, 200), (400, 6000))
    assert size_of(draw_page(data, "扫描.tif", 1)) == (300, 200)
    assert size_of(draw_page(data, "扫描.tif", 2))[1] <= HIGHEST
    with pytest.raises(UnreadableFile, match="no_page"):
        draw_page(data, "扫描.tif", 3)


def test_a_member_of_an_archive_is_drawn() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("说明.txt", "先看这里")
        archive.writestr("扫描/一.tif", tiff((300, 200)))
    assert size_of(draw_page(written.getvalue(), "归档.zip/扫描/一.tif", 1)) == (300, 200)
    with pytest.raises(UnreadableFile, match="not_found"):
        draw_page(written.getvalue(), "归档.zip/扫描/二.tif", 1)


def test_what_has_no_pages_is_refused() -> None:
    with pytest.raises(UnsupportedFormat):
        draw_page("正文".encode(), "a.txt", 1)
    with pytest.raises(UnreadableFile):
        draw_page(SCAN.read_bytes(), "通知.pdf", 99)


def test_drawing_apart_gives_the_same_and_its_errors() -> None:
    apart = Apart()
    try:
        data = tiff((300, 200))
        assert apart.draw(data, "扫描.tif", 1) == draw_page(data, "扫描.tif", 1)
        with pytest.raises(UnreadableFile, match="no_page"):
            apart.draw(data, "扫描.tif", 2)
        [pid] = apart.pids
        apart.draw(data, "扫描.tif", 1)
        assert apart.pids == [pid], "the process is kept for the next page"
    finally:
        apart.close()
