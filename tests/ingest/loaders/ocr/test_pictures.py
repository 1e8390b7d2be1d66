"""Picture files of every kind, within limits."""

from __future__ import annotations

import contextlib
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ingest.errors import IngestError, NothingToRead, UnreadableFile
from ingest.loaders import loader_for
from ingest.loaders.ocr import pictures
from ingest.loaders.ocr.pictures import LONGEST, pictures_in
from samples.building.scan import Pixels
from tests.ingest.loaders.ocr.test_page import LINES, few_lines
from tests.ingest.loaders.reading import texts_of
from tests.ingest.loaders.scanning import as_png, saved

SMALL: Pixels = np.full((60, 80, 3), 255, np.uint8)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_every_kind_is_a_page(kind: str) -> None:
    (page,) = pictures_in(saved([SMALL], kind))
    assert page.image.shape[:2] == (60, 80)
    assert page.image.mean() > 250


def test_a_picture_is_read_like_a_page() -> None:
    data = as_png(few_lines())
    told: list[tuple[int, int]] = []
    loaded = loader_for(data, "照片.txt", lambda done, total: told.append((done, total))).load(data)
    assert "".join(texts_of(loaded)) == "".join(LINES)
    assert loaded.pages == 1
    assert loaded.read[0].confidence is not None
    assert loaded.read[0].confidence > 0.9
    assert [done for done, _ in told] == [1]


def test_all_pages_of_a_tiff_are_read_but_the_first_of_what_moves() -> None:
    assert len(list(pictures_in(saved([SMALL] * 3, "TIFF")))) == 3
    assert len(list(pictures_in(saved([SMALL, SMALL // 2], "GIF")))) == 1


def test_what_is_turned_by_its_camera_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    (page,) = pictures_in(saved([SMALL], "JPEG", exif=exif.tobytes()))
    assert page.image.shape[:2] == (80, 60)


def test_what_shines_through_is_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(written, "PNG")
    (page,) = pictures_in(written.getvalue())
    assert page.image.min() == 255


def test_resolutions_that_cannot_be_are_those_of_a_sheet() -> None:
    (scanned,) = pictures_in(saved([np.zeros((1169, 827, 3), np.uint8)], "PNG", 100))
    (photographed,) = pictures_in(saved([np.zeros((1169, 827, 3), np.uint8)], "PNG", 1))
    assert scanned.dpi == pytest.approx(100, abs=1)
    assert photographed.dpi == pytest.approx(100, abs=1)


def test_large_pictures_are_reduced_and_larger_ones_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = saved([np.zeros((200, 2 * LONGEST, 3), np.uint8)], "PNG")
    (page,) = pictures_in(data)
    assert max(page.image.shape) == LONGEST
    monkeypatch.setattr(pictures, "MAX_PIXELS", 1000)
    with pytest.raises(UnreadableFile) as raised:
        list(pictures_in(data))
    assert raised.value.fields == {"reason": "too_many_pixels"}


def test_nothing_written_is_said() -> None:
    data = as_png(SMALL)
    with pytest.raises(NothingToRead) as raised:
        loader_for(data, "图.png").load(data)
    assert raised.value.fields == {"reason": "no_writing"}


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_damage_is_named(kind: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(saved([SMALL], kind))
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    with contextlib.suppress(IngestError):
        list(pictures_in(bytes(data)))
