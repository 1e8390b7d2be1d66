"""Tables of OFD pages by the lines that are drawn."""

from __future__ import annotations

from tests.ingest.loaders.ofd_files import cells, grid, load, package, page, path, text, texts

XS, YS = (30.0, 60.0, 120.0), (50.0, 60.0, 70.0)
WORDS = text("序号", 32, 57) + text("材料", 62, 57) + text("1", 32, 67) + text("目录", 62, 67)
PLAIN = [("序号", 1, 1, 1, 1), ("材料", 1, 2, 1, 1), ("1", 2, 1, 1, 1), ("目录", 2, 2, 1, 1)]


def test_lines_make_cells() -> None:
    assert cells(package(page(grid(XS, YS) + WORDS))) == [PLAIN]


def test_lines_may_be_thin_boxes_or_the_sides_of_boxes() -> None:
    across = "".join(
        path(f"M 30 {y} L 120 {y} L 120 {y + 0.3} L 30 {y + 0.3} C", Fill="true", Stroke="false")
        for y in YS
    )
    down = "".join(
        path(f"M {x} 50 L {x + 0.3} 50 L {x + 0.3} 70 L {x} 70 C", Fill="true", Stroke="false")
        for x in XS
    )
    assert cells(package(page(across + down + WORDS))) == [PLAIN]
    boxes = "".join(
        path(f"S 0 0 L {right - left} 0 L {right - left} 10 L 0 10 C", boundary=f"{left} {y} 90 10")
        for y in YS[:2]
        for left, right in ((30, 60), (60, 120))
    )
    assert cells(package(page(boxes + WORDS))) == [PLAIN]


def test_a_transformed_line_stands_where_it_is_seen() -> None:
    lines = path("M 0 0 L 0 -200 M 300 0 L 300 -200 M 900 0 L 900 -200", CTM="0.1 0 0 0.1 30 70")
    across = "".join(path("M 0 0 L 900 0", CTM=f"0.1 0 0 -0.1 30 {y}") for y in YS)
    assert cells(package(page(lines + across + WORDS))) == [PLAIN]


def test_what_is_not_seen_parts_no_cells() -> None:
    white = '<ofd:StrokeColor Value="255 255 255"/>'
    lines = grid((30, 120), YS) + path("M 60 50 L 60 60 M 60 60 L 60 70", inner=white)
    assert cells(package(page(lines + WORDS))) == []
    unstroked = path("M 60 50 L 60 70", Stroke="false") + path("M 60 50 Q 61 60 60 70")
    assert cells(package(page(grid((30, 120), YS) + unstroked + WORDS))) == []


def test_a_missing_line_merges_cells() -> None:
    lines = grid((30, 120), (50, 70)) + path("M 60 50 L 60 70") + path("M 60 60 L 120 60")
    words = text("制度建设", 32, 62) + text("目录", 62, 57) + text("意见书", 62, 67)
    assert cells(package(page(lines + words))) == [
        [("制度建设", 1, 1, 2, 1), ("目录", 1, 2, 1, 1), ("意见书", 2, 2, 1, 1)]
    ]


def test_a_table_goes_on_over_pages_and_keeps_its_caption() -> None:
    caption = text("附表1　材料清单", 55, 45)
    first = page(caption + grid(XS, YS) + WORDS)
    words = text("序号", 32, 57) + text("材料", 62, 57) + text("2", 32, 67) + text("意见书", 62, 67)
    second = page(grid(XS, YS) + words + text("以上材料一式两份。", 30, 85))
    data = package(first, second)
    assert cells(data) == [[*PLAIN, ("2", 3, 1, 1, 1), ("意见书", 3, 2, 1, 1)]]
    (table,) = (block for block in load(data).blocks if not hasattr(block, "text"))
    assert (table.caption, table.locator.page) == ("附表1　材料清单", 1)
    assert texts(data) == ["附表1　材料清单", "以上材料一式两份。"]
