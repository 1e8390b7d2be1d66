"""Sheets of text come back as they were written, and what is wrong is named by its row."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.errors import BotError, sentence_of
from bot.wordbook.sheets import Sheet, read_rows, write_sheets
from bot.wordbook.thesaurus_sheet import read_thesaurus, write_thesaurus
from bot.wordbook.unit_sheet import UnitsTold, read_units, write_units
from vectorstore.thesaurus import Relation, Synonym
from vectorstore.units import Kind, Unit

COLUMNS = ("甲", "乙")
FILES = st.sampled_from(["表.xlsx", "表.csv"])
KINDS: tuple[Kind, ...] = ("short", "former", "nickname")
RELATIONS: tuple[Relation, ...] = ("same", "mutual", "not")
NAME = st.text("示例县司法局公安审计=+@（）", min_size=1, max_size=8)
CELL = st.text("司法局=+-@1“”\"' ，", max_size=6).map(str.strip)


def workbook(*rows: Sequence[object]) -> bytes:
    book, data = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    book.save(data)
    return data.getvalue()


@given(name=FILES, rows=st.lists(st.tuples(CELL, CELL).filter(any), max_size=5))
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read(name: str, rows: list[tuple[str, str]]) -> None:
    data = write_sheets([Sheet("表", COLUMNS, rows)], name)
    found = [(row.cells["甲"], row.cells["乙"]) for row in read_rows(data, name, COLUMNS)]
    assert found == rows


@given(
    name=FILES,
    units=st.dictionaries(
        NAME, st.dictionaries(NAME, st.sampled_from(KINDS), max_size=3), max_size=4
    ),
    collectives=st.dictionaries(NAME, st.sets(NAME, min_size=1, max_size=3), max_size=3),
)
@settings(max_examples=40, deadline=None)
def test_units_come_back(
    name: str, units: dict[str, dict[str, Kind]], collectives: dict[str, set[str]]
) -> None:
    told = tuple(Unit(unit, aliases) for unit, aliases in units.items())
    gathered = {whole: tuple(sorted(members)) for whole, members in collectives.items()}
    assert read_units(write_units(told, gathered, name), name) == UnitsTold(told, gathered)


@given(
    name=FILES,
    synonyms=st.lists(
        st.builds(Synonym, NAME, NAME, st.sampled_from(RELATIONS)), max_size=5
    ).map(tuple),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_synonyms_come_back(name: str, synonyms: tuple[Synonym, ...]) -> None:
    assert read_thesaurus(write_thesaurus(synonyms, name), name) == synonyms


def test_a_file_made_by_hand_is_read() -> None:
    data = workbook(
        ("单位名册（2025年）",),
        ("单位全称", "别名", "种类", "备注", "集合名称", "成员"),
        ("示例县司法局", "法制办、司法所", "俗称", "常用"),
        (None, None, None),
        ("示例县司法局", "示例县法制办公室", "曾用名"),
        ("示例县公安局",),
        (None, None, None, None, "各执法单位", "示例县公安局；示例县司法局"),
        ("示例县公安局", None, None, None, "专班"),
    )
    told = read_units(data, "单位.xlsx")
    assert told.units == (
        Unit(
            "示例县司法局",
            {"法制办": "nickname", "司法所": "nickname", "示例县法制办公室": "former"},
        ),
        Unit("示例县公安局"),
    )
    assert told.collectives == {
        "各执法单位": ("示例县公安局", "示例县司法局"),
        "专班": ("示例县公安局",),
    }
    assert told.aliases == 3


def test_a_csv_of_excel_is_read_in_its_own_encoding() -> None:
    data = "标准词,同义词\n主要负责人,一把手\n".encode("gb18030")
    assert read_thesaurus(data, "同义词.CSV") == (Synonym("主要负责人", "一把手"),)


def test_names_that_look_like_formulas_stay_names() -> None:
    data = write_thesaurus([Synonym("=1+1", "+2")], "表.xlsx")
    page = load_workbook(io.BytesIO(data)).active
    assert page is not None
    assert page["A2"].data_type == "s"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("单位全称", "别名", "种类"), ("示例县司法局", "法制办", "绰号")], "第2行有误：种类“绰号”不对"),
        ([("单位全称", "别名"), ("示例县司法局",), (None, "法制办")], "第3行有误：没有写“单位全称”"),
        ([("名称", "叫法"), ("示例县司法局", "法制办")], "没有找到表头"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_units_is_named(rows: list[Sequence[object]], said: str) -> None:
    with pytest.raises(BotError) as caught:
        read_units(workbook(*rows), "单位.xlsx")
    assert said in sentence_of(caught.value)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("标准词", "同义词", "关系"), ("佐证材料", "台账", "近义")], "第2行有误：关系“近义”不对"),
        ([("标准词", "同义词"), ("佐证材料", None)], "第2行有误"),
    ],
)
def test_what_is_wrong_with_synonyms_is_named(rows: list[Sequence[object]], said: str) -> None:
    with pytest.raises(BotError) as caught:
        read_thesaurus(workbook(*rows), "同义词.xlsx")
    assert said in sentence_of(caught.value)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04 broken", "单位.xlsx"),
        (b"", "单位.xlsx"),
        (b"\xff\xfe\xfd\x80", "单位.csv"),
        (b"anything", "单位.docx"),
        (b"anything", "单位"),
    ],
)
def test_what_is_no_sheet_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(BotError) as caught:
        read_units(data, name)
    assert caught.value.code in ("sheet_format", "sheet_columns")


def test_only_sheets_are_written() -> None:
    with pytest.raises(BotError, match="sheet_format"):
        write_thesaurus([], "同义词.pdf")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    sheet = Sheet("表", COLUMNS, [(f"{start}HYPERLINK(1)", "乙")])
    text = write_sheets([sheet], "表.csv").decode("utf-8-sig")
    assert f"\n'{start}HYPERLINK" in text
    page = load_workbook(io.BytesIO(write_sheets([sheet], "表.xlsx"))).active
    assert page is not None
    cell = page.cell(2, 1)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
