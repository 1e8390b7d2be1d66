"""The workbook, read back: a row for each thing to hand in, printable, and nothing a formula."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.worklist.exports.cells import DONE, OPEN
from bot.worklist.exports.xlsx import COLUMNS, workbook_of
from bot.worklist.unit_sheet import Duty, Evidence, UnitSheet
from tests.bot.worklist.exports.sheets import MOVED, TODAY, made

PAPER_CHARACTERS = 155
"""Characters of the body font that a line of A4 landscape holds between our margins."""


def read(sheet: UnitSheet) -> Worksheet:
    page = load_workbook(io.BytesIO(workbook_of(sheet))).active
    assert isinstance(page, Worksheet)
    return page


def rows(page: Worksheet) -> list[list[object]]:
    """The rows of evidence: those with a box, or that say that there is none."""
    cells = page.iter_rows(min_row=5, max_col=len(COLUMNS), values_only=True)
    return [list(row) for row in cells if row[3] is not None]


def evidence(text: str) -> UnitSheet:
    """A sheet of one task with one thing to hand in."""
    duty = Duty(
        "k", "1", text, "lead", text, text, "", text, None, None, "unstated",
        (Evidence(text, text),), "A1",
    )  # fmt: skip
    return UnitSheet(text, text, text, TODAY, 2025, (duty,))


def test_title_unit_table_and_header_stand_above_the_rows() -> None:
    page = read(made())
    assert page["A1"].value == "示例县司法局任务清单"
    assert "《示例县2025年法治政府建设示范创建任务分解表》" in str(page["A2"].value)
    assert "牵头4项，配合4项。最近：指标1" in str(page["A3"].value)
    header = [cell.value for cell in page[4]]
    assert header == ["完成", "序号", "指标", "佐证材料", "完成时限", "本单位", "牵头单位", "出处"]


def test_a_row_for_each_thing_to_hand_in() -> None:
    sheet = made()
    found = rows(read(sheet))
    listed = [(d.number, e.text) for d in sheet.duties for e in d.evidence or (None,) if e]
    boxed = [row for row in found if row[0] == OPEN]
    assert [(row[1], row[3]) for row in boxed] == listed
    [blank] = [row for row in found if row[0] != OPEN]
    assert blank[1:4] == ["5", "矛盾化解", "表中未列佐证材料"]
    assert found[0][4] == "8月31日（①由8月15日改）"
    added = next(row for row in found if row[3] == "集体讨论会议纪要")
    assert str(added[7]).startswith("①第")
    assert found[0][5:] == ["牵头", "示例县司法局", "Sheet F3"]


def test_it_prints_on_a4_landscape_with_its_header_on_every_page() -> None:
    page = read(made())
    setup = page.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", int(page.PAPERSIZE_A4))
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$4:$4"
    assert page.print_area == f"'任务清单'!$A$1:$H${page.max_row}"
    assert page.freeze_panes == "A5"
    assert sum(column.width for column in COLUMNS) <= PAPER_CHARACTERS


def test_notices_are_named_below_by_their_marks() -> None:
    page = read(made())
    last = [page.cell(page.max_row - back, 1).value for back in (1, 0)]
    assert last[0] == f"①《{MOVED.document.title}》"
    assert str(last[1]).startswith("系统不掌握报送情况")


def test_long_cells_get_the_lines_they_need() -> None:
    heights = {e: read(evidence("材料" * e)).row_dimensions[6].height for e in (2, 40, 80)}
    assert heights[2] < heights[40] < heights[80]


def test_the_boxes_are_ticked_from_a_list() -> None:
    page = read(made())
    [choice] = page.data_validations.dataValidation
    assert choice.formula1 == f'"{OPEN},{DONE}"'
    assert "A5" in choice.sqref


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "＝", "'"]),
    st.text(alphabet="=1+2()A!'\"|\n\x07目录", max_size=12),
)
def test_no_text_becomes_a_formula(head: str, rest: str) -> None:
    page = read(evidence(head + rest or "无"))
    for row in page.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            if str(cell.value or "").startswith(("=", "+", "-", "@")):
                assert cell.data_type == "s"
                assert cell.quotePrefix
    shown = page.cell(6, 4).value
    wanted = (head + rest or "无").replace("\x07", "")
    assert (shown or "") == wanted.replace("\r", "\n").replace("\r\n", "\n") or shown == wanted
