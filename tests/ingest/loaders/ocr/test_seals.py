"""Seals told from everything else that is red."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.loaders.ocr.seals import red_ink, seals_of, without_seals
from samples.building.scan import Pixels, stamped
from tests.ingest.loaders.printing import printed, text
from tests.ingest.loaders.scanning import OWNER, scan

DPI = 150
RADIUS = 59.5  # points


def page(words: str = "", style: str = "body") -> Pixels:
    (picture,) = scan(printed([text(words or "　", style)], footer=""), DPI, [1])
    return picture


def places(picture: Pixels) -> list[tuple[int, int]]:
    """The middles of the seals in points, roughly."""
    found = seals_of(red_ink(picture), DPI)
    assert all(0.85 < seal.radius * 72 / DPI / RADIUS < 1.15 for seal in found)
    return sorted((round(s.x * 7.2 / DPI) * 10, round(s.y * 7.2 / DPI) * 10) for s in found)


@pytest.mark.parametrize(
    "seals",
    [
        [(300, 400)],
        [(200, 300), (290, 340)],
        [(590, 300)],
        [(300, 840)],
        [(100, 200), (300, 200), (500, 200)],
    ],
)
def test_every_seal_is_found(seals: list[tuple[int, int]]) -> None:
    found = places(stamped(page(), seals, DPI, OWNER))
    assert len(found) == len(seals)
    for (x, y), (at, down) in zip(sorted(seals), found, strict=True):
        assert abs(x - at) <= 10
        assert abs(y - down) <= 10


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("示例县委全面依法治县委员会办公室文件", "letterhead"),
        (
            f'<font color="red">{"各部门按照职责分工，做好佐证材料的收集和上传。" * 14}</font>',
            "body",
        ),
        ('材料于<font color="red">8月31日</font>前上传。', "body"),
    ],
)
def test_red_writing_is_no_seal(words: str, style: str) -> None:
    picture = page(words, style)
    assert red_ink(picture).any()
    assert without_seals(picture, DPI) is picture


def test_a_seal_goes_and_black_under_it_stays() -> None:
    clean = page("示例县司法局　二〇二五年三月十日")
    cleaned = without_seals(stamped(clean, [(160, 115)], DPI, OWNER), DPI)
    assert not red_ink(cleaned).any()
    black = clean.max(axis=2) < 60
    assert (cleaned.max(axis=2)[black] < 110).mean() > 0.98


def test_a_red_disk_and_a_grey_page_have_none() -> None:
    rows, columns = np.mgrid[:600, :600]
    disk = np.full((600, 600, 3), 255, np.uint8)
    disk[(rows - 300) ** 2 + (columns - 300) ** 2 < 40**2] = (220, 20, 20)
    assert seals_of(red_ink(disk), DPI) == []
    grey = np.full((600, 600), 200, np.uint8)
    assert without_seals(grey, DPI) is grey
