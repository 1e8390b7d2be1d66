"""PDF files that hold no text, need a password or are damaged."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import EncryptedFile, IngestError, NothingToRead, UnreadableFile
from ingest.loaders.pdf import PdfLoader
from ingest.model import Paragraph
from tests.ingest.loaders.printing import drawn, load, printed, text


def picture(canvas: Canvas) -> None:

    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "red")), 50, 50, 500, 700)


def test_pictures_without_writing_are_named() -> None:
    with pytest.raises(NothingToRead) as raised:
        load(drawn(picture))
    assert raised.value.fields == {"reason": "no_writing"}
    with pytest.raises(NothingToRead) as raised:
        load(drawn(lambda canvas: canvas.line(1, 1, 9, 9)))
    assert raised.value.fields == {"reason": "no_text"}


def test_a_picture_without_writing_among_pages_is_tolerated() -> None:
    loaded = load(drawn(picture, lambda canvas: canvas.drawString(80, 700, "正文。")))
    assert (loaded.pages, loaded.blocks[0].locator.page) == (2, 2)


def test_only_a_password_to_open_is_in_the_way() -> None:
    with pytest.raises(EncryptedFile):
        load(printed([text("第一条")], encrypt=StandardEncryption("secret", "owner")))
    # reportlab leaves a string of its Chinese fonts unencrypted: this one is in Latin letters.
    open_to_all = StandardEncryption("", "owner", canModify=0, canCopy=0)
    latin = '<font name="Helvetica">Order No. 3 of the county government</font>'
    assert [
        block.text
        for block in load(printed([text(latin)], encrypt=open_to_all, footer="")).blocks
        if isinstance(block, Paragraph)
    ] == ["Order No. 3 of the county government"]


@pytest.mark.parametrize("cut", [9, 200, 900])
def test_damaged_files_are_named(cut: int) -> None:
    with pytest.raises((UnreadableFile, NothingToRead)):
        load(_SHORT[:cut])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=40))
def test_no_damage_raises_anything_else(changes: list[tuple[float, int]]) -> None:
    data = bytearray(_SHORT)
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    with contextlib.suppress(IngestError):
        PdfLoader().load(bytes(data))


_SHORT = printed([text("第一条　为了规范行政行为，制定本办法。")])


def test_a_hundred_pages_take_seconds() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColor(colors.black)
        for i in range(22):
            canvas.drawString(
                79,
                740 - 28 * i,
                f"县级以上地方人民政府应当加强对法治政府建设的组织领导{i:02d}"[:28],
            )

    data = drawn(*[page] * 100)
    started = time.monotonic()
    assert load(data).pages == 100
    assert time.monotonic() - started < 60
