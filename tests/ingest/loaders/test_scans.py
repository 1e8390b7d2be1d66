"""PDF files read page by page: by their text, by recognising it, or both."""

from __future__ import annotations

import builtins
import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import MissingDependency
from ingest.loaders.ocr import engine
from ingest.loaders.pdf import PdfLoader
from ingest.model import Remark
from samples.building.scan import Pixels
from tests.ingest.loaders.ocr.test_page import LINES, few_lines
from tests.ingest.loaders.printing import FONT, drawn, load
from tests.ingest.loaders.reading import texts_of

WORDS = "".join(LINES)
OWN = "这一页有自己的文字，写得足够长，不用识别也能读出来，照原样读。"


def shown(
    picture: Pixels, x: float = 60, y: float = 600, width: float = 450
) -> Callable[[Canvas], None]:
    """A page with a picture on it."""

    def draw(canvas: Canvas) -> None:
        height = width * picture.shape[0] / picture.shape[1]
        canvas.drawImage(ImageReader(Image.fromarray(picture)), x, y, width, height)

    return draw


def scanned(canvas: Canvas) -> None:
    """A page that is one picture."""
    sheet = Image.new("RGB", (1654, 2339), "white")
    sheet.paste(Image.fromarray(few_lines()), (200, 300))
    canvas.drawImage(ImageReader(sheet), 0, 0, 595, 842)


def written(canvas: Canvas) -> None:
    """A page with a text of its own."""
    canvas.drawString(48, 700, OWN)


@cache
def mixed() -> bytes:
    return drawn(written, scanned)


@pytest.fixture
def without_recogniser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As where rapidocr is not installed."""
    real = builtins.__import__

    def absent(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "rapidocr":
            raise ModuleNotFoundError("No module named 'rapidocr'", name=name)
        return real(name, *arguments, **options)

    engine._made.cache_clear()
    monkeypatch.setattr(builtins, "__import__", absent)
    yield
    engine._made.cache_clear()


def test_pages_are_read_each_in_its_own_way() -> None:
    told: list[tuple[int, int]] = []
    loaded = PdfLoader(lambda done, total: told.append((done, total))).load(mixed())
    assert "".join(texts_of(loaded)) == OWN + WORDS
    assert [block.locator.page for block in loaded.blocks][-1] == 2
    first, second = loaded.read
    assert first.confidence is None
    assert second.confidence is not None
    assert second.confidence > 0.9
    assert told == [(1, 2), (2, 2)]
    assert not loaded.remarks


def test_a_picture_among_text_is_read_where_it_stands() -> None:
    def page(canvas: Canvas) -> None:
        written(canvas)
        shown(few_lines(), y=500)(canvas)
        canvas.drawString(60, 400, "图后面的正文。")

    loaded = load(drawn(page))
    assert texts_of(loaded) == [OWN, *LINES, "图后面的正文。"]
    assert loaded.read[0].confidence is not None


def test_a_layer_over_a_picture_and_small_pictures_are_left_alone() -> None:
    def page(canvas: Canvas) -> None:
        scanned(canvas)
        written(canvas)
        canvas.setFont(FONT, 16)
        shown(few_lines(), y=100, width=60)(canvas)

    loaded = load(drawn(page))
    assert texts_of(loaded) == [OWN]
    assert loaded.read[0].confidence is None


def test_without_the_recogniser_pages_with_text_are_read(without_recogniser: None) -> None:
    loaded = load(mixed())
    assert texts_of(loaded) == [OWN]
    assert loaded.remarks == (Remark("not_recognised", None, (("page", 2),)),)
    with pytest.raises(MissingDependency) as raised:
        load(drawn(scanned))
    assert raised.value.fields == {"name": "rapidocr"}


def test_a_line_read_unsurely_is_remarked(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsure(crops: Any) -> list[engine.Reading]:
        return [engine.Reading(r.text, r.centres, 0.7) for r in engine.read_lines(crops)]

    monkeypatch.setattr("ingest.loaders.ocr.page.read_lines", unsure)
    loaded = load(drawn(scanned))
    assert [remark.code for remark in loaded.remarks] == [
        "low_confidence_page",
        "low_confidence",
        "low_confidence",
    ]
    for remark in loaded.remarks:
        assert dict(remark.fields)["percent"] == 70
    last = loaded.remarks[-1]
    assert last.locator == loaded.blocks[-1].locator
    assert dict(last.fields)["text"] == LINES[-1]


def test_the_pages_of_a_picture_pdf_are_drawn_within_limits() -> None:
    written_file = io.BytesIO()
    canvas = Canvas(written_file, pagesize=(14000, 14000))
    canvas.drawImage(ImageReader(Image.fromarray(few_lines())), 0, 7000, 14000, 2000)
    canvas.save()
    assert "".join(texts_of(load(written_file.getvalue()))) == WORDS
