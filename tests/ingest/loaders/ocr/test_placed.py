"""Lines are told where they stand on the picture as it was given, however it lay."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.loaders.ocr.engine import Reading
from ingest.loaders.ocr.placed import Laid
from ingest.loaders.ocr.straight import Turn
from ingest.loaders.ocr.typeset import Written

WIDE, HIGH = 600, 400


@given(
    st.integers(0, 3),
    st.floats(-10, 10),
    st.integers(100, 500),
    st.integers(100, 300),
)
def test_a_point_comes_back_to_where_it_was(quarters: int, degrees: float, x: int, y: int) -> None:
    # The point as turning the picture moves it: by quarters as numpy does, then straight.
    point = np.asarray([[x, y]], np.float32)
    size = (WIDE, HIGH)
    for _ in range(quarters):
        point = np.stack([point[:, 1], size[0] - point[:, 0]], axis=1)
        size = (size[1], size[0])
    turn = Turn(degrees, *size)
    laid = Laid(quarters, turn)
    assert laid.size == (WIDE, HIGH)
    assert laid.given(turn.straight(point)) == pytest.approx(np.asarray([[x, y]]), abs=0.1)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_turning_is_numpys(quarters: int) -> None:
    image = np.zeros((HIGH, WIDE), np.uint8)
    image[120, 250] = 1
    turned = np.rot90(image, quarters)
    row, column = (int(place[0]) for place in np.nonzero(turned))
    laid = Laid(quarters, Turn(0.0, turned.shape[1], turned.shape[0]))
    back = laid.given(np.asarray([[column + 0.5, row + 0.5]], np.float32))
    assert back == pytest.approx(np.asarray([[250.5, 120.5]]))


def test_boxes_are_in_widths_of_the_page() -> None:
    quad = np.asarray([[60, 100], [300, 100], [300, 130], [60, 130]], np.float32)
    line = Written(quad, Reading("一、总则", (0.1, 0.4, 0.6, 0.9), 0.9), 28.0)
    laid = Laid(0, Turn(0.0, WIDE, HIGH))
    [kept] = laid.lines([line])
    assert (kept.text, kept.left, kept.width) == ("一、总则", 0.1, 0.4)
    assert (kept.top, kept.height) == (round(100 / 600, 4), 0.05)
    assert laid.ratio == round(400 / 600, 4)
