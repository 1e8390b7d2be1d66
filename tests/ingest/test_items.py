"""Splitting cells: every notation that clerks use, and nothing lost in any text whatever."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.items import split_items
from samples.content.city_table import ROWS
from samples.content.indicators_2025 import INDICATORS
from samples.content.model import SAME_AS_ABOVE
from samples.content.table_2024 import INDICATORS as EARLIER


def items(text: str) -> list[str]:
    return [text[start - 1 : end] for start, end in split_items(text)]


A, B, C = "年度目录", "合法性审查意见书", "集体讨论会议纪要"


@pytest.mark.parametrize(
    "cell",
    [
        f"①{A}②{B}③{C}",
        f"①{A}；②{B}；③{C}。",
        f"①、{A}\n②、{B}\n③、{C}",
        f"⑴{A} ⑵{B} ⑶{C}",
        f"⒈{A}⒉{B}⒊{C}",
        f"1.{A}2.{B}3.{C}",
        f"1. {A} 2. {B} 3. {C}",
        f"１．{A}\n２．{B}\n３．{C}",
        f"1、{A}；2、{B}；3、{C}",
        f"1）{A}2）{B}3）{C}",
        f"(1){A};(2){B};(3){C}",
        f"（1）{A}\n（2）{B}\n（3）{C}",
        f"1 {A}\n2 {B}\n3 {C}",
        f"一是{A}；二是{B}；三是{C}。",
        f"（一）{A}（二）{B}（三）{C}",
        f"一、{A}\n二、{B}\n三、{C}",
        f"第一，{A}；第二，{B}；第三，{C}。",
        f"{A}；{B}；{C}。",
        f"{A};{B};{C}",
        f"{A}；\n{B}；\n{C}。",
        f"{A}\n{B}\n{C}",
        f"•{A}\n•{B}\n•{C}",
        f"- {A}\n- {B}\n- {C}",
        f"□{A} □{B} □{C}",
        f"{A}、{B}、{C}",
        f"{A}、{B}和{C}",
        f"佐证材料包括：①{A}②{B}③{C}",
        f"请提供以下材料：\n1.{A}\n2.{B}\n3.{C}",
        f"1、{A}\n2.{B}\n3．{C}",
        f"（1）{A}\n2.{B}\n③{C}",
    ],
)
def test_notations(cell: str) -> None:
    assert items(cell) == [A, B, C]


@pytest.mark.parametrize(
    "cell",
    [
        "2025.1月底前完成，同比增长3.5%，经费1.5万元",
        "1次/季度",
        "第1、2、3季度报表",
        "1、2、3季度报表",
        "一、二季度报表",
        "《关于1.规范执法；2.加强监督的通知》",
        "规章、规范性文件制定计划",
        "法治建设规划、年度计划落实情况报告",
        "行政执法公示、执法全过程记录、重大执法决定法制审核制度",
        "重大行政决策事\n项目录",
        "决策草案应当审查。未经审查不得提交；审查时间不少于7日。",
        "近三年材料：①会议纪要②签到表",
        "制度类：1.甲\n2.乙\n案卷类：1.丙\n2.丁",
        "1.\n2.\n3.",
        "①②③",
        "①-③同上",
        "按照附件1、附件2的要求",
        "各乡镇（街道）",
        "年度总结，\n含数据",
        "见第（1）项、第（2）项",
        "90%以上",
    ],
)
def test_what_is_no_list_or_may_be_none_stays_verbatim(cell: str) -> None:
    assert split_items(cell) == ((1, len(cell)),)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1.制度：①甲②乙；2.执行：①丙②丁", ["制度：①甲②乙", "执行：①丙②丁"]),
        ("1.通知（含1.签到；2.照片）2.纪要", ["通知（含1.签到；2.照片）", "纪要"]),
        ("1.2025年要点；2.2024年总结", ["2025年要点", "2024年总结"]),
        ("1.不低于3.5%的证明2.附件2.docx", ["不低于3.5%的证明", "附件2.docx"]),
        ("1.通知；2.纪要；4.照片", ["通知", "纪要", "照片"]),
        ("1.通知\n2.纪要\n2.照片", ["通知", "纪要", "照片"]),
        ("（1）表格，格式见（2）；（2）样表", ["表格，格式见（2）", "样表"]),
        ("县司法局、\n县财政局", ["县司法局", "县财政局"]),
        ("1、2个月内办结", ["1、2个月内办结"]),
        ("会议记录（①签到；②照片）；总结", ["会议记录（①签到；②照片）", "总结"]),
        ("学习计划的\n说明；总结", ["学习计划的\n说明", "总结"]),
        ("学习计划\n签到表；总结", ["学习计划", "签到表", "总结"]),
        ("①年度目录", ["年度目录"]),
        ("会议通知、签到表、照片等", ["会议通知", "签到表", "照片等"]),
        ("县司法局、县财政局、各乡镇（街道）", ["县司法局", "县财政局", "各乡镇（街道）"]),
        ("县司法局　县财政局", ["县司法局", "县财政局"]),
        ("牵头：县司法局；配合：各部门", ["牵头：县司法局", "配合：各部门"]),
    ],
)
def test_difficult_cells(cell: str, expected: list[str]) -> None:
    assert items(cell) == expected


def test_blank_cells_have_no_items() -> None:
    assert split_items("") == split_items(" \n ") == ()


def test_every_evidence_cell_of_the_demo_tables() -> None:
    cells = [row.row.evidence for row in (*INDICATORS, *EARLIER)] + [row.proof for row in ROWS]
    listed = [cell for cell in cells if cell.cell not in ("", SAME_AS_ABOVE)]
    assert len(listed) > 200
    wrong = {
        cell.cell: items(cell.cell) for cell in listed if tuple(items(cell.cell)) != cell.items
    }
    assert not wrong


_NUMBER = r"[①-⑳㉑-㉟㊱-㊿❶-❿➀-➉➊-➓⑴-⒇⒈-⒛]|[（(]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]?|[第其]"
_TAKEN_AWAY = re.compile(
    rf"(?:{_NUMBER}|[；;。，,、.．:：\s\u200b是要]|[-–—*·○√□☐■●◆◇▪▫•➢►☑]|以及|[及和与])*"
)
_INTRODUCTION = re.compile(r"[^\d：:]{1,40}[：:]\s*")
_PARTS = st.sampled_from(
    [*"①②③⑴⑵12345一二三四是、.．；;。，\n （）()《》“”□•-：", "1.", "2.", "3、", "（1）", "（2）", "会议纪要", "目录",
     "县司法局", "3.5%", "2025年", "附件", "佐证材料：", "包括", "及", "和", "等", "照片", "x"]
)  # fmt: skip


@settings(max_examples=600)
@given(st.one_of(st.text(), st.lists(_PARTS, max_size=16).map("".join)))
@example("①甲②乙")
def test_items_and_what_was_taken_away_are_the_cell(text: str) -> None:
    spans = split_items(text)
    if not text.strip():
        assert spans == ()
        return
    ends = [0, *(end for _, end in spans)]
    starts = [*(start - 1 for start, _ in spans), len(text)]
    assert all(start < end for start, end in zip(starts, ends[1:], strict=False))
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    for index, gap in enumerate(gaps):
        introduced = _INTRODUCTION.match(gap) if index == 0 else None
        rest = gap[introduced.end() :] if introduced else gap
        assert _TAKEN_AWAY.fullmatch(rest), (gap, spans)


_WORDS = st.sampled_from(
    [
        "年度目录",
        "审查意见书（盖章）",
        "《工作规则》",
        "2025年总结",
        "按3.5%计算的证明",
        "听证会笔录、座谈会记录",
        "合同文本",
    ]
)


@given(
    st.lists(_WORDS, min_size=2, max_size=9),
    st.sampled_from(["①②③④⑤⑥⑦⑧⑨", "⑴⑵⑶⑷⑸⑹⑺⑻⑼"]),
    st.sampled_from(["", "；", "\n", " ", "；\n"]),
)
def test_signs_are_read_back(words: list[str], signs: str, separator: str) -> None:
    cell = separator.join(sign + word for sign, word in zip(signs, words, strict=False))
    assert items(cell) == words


@given(
    st.lists(_WORDS, min_size=2, max_size=12),
    st.sampled_from(["{}. ", "{}、", "（{}）", "({}) ", "{}）", "{}．"]),
    st.sampled_from(["；", "\n", " ", "；\n", "。\n"]),
)
def test_numbers_are_read_back(words: list[str], mark: str, separator: str) -> None:
    cell = separator.join(mark.format(n) + word for n, word in enumerate(words, 1))
    assert items(cell) == words
