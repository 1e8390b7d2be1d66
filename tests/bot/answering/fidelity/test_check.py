"""A free sentence says what its source says, in any way of writing, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.fidelity import Evidence, Violation, check
from ingest.model import Document
from tests.bot.answering.fidelity.rewritings import chinese
from tests.bot.answering.passages import passage, row

PLAN = "示例县2025年法治政府建设示范创建实施方案"
RULE = "重大行政决策未经合法性审查的，不得提交常务会议讨论。"


def kinds(sentence: str, *texts: str, context: tuple[str, ...] = ()) -> set[str]:
    """The kinds of what a sentence says wrongly of these texts."""
    return {v.kind for v in check(sentence, [Evidence(text, context) for text in texts])}


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("应于8月31日前报送", "佐证材料应于八月三十一日前报送。"),
        ("应于八月三十一日前报送", "佐证材料应于2024年8月31日前报送。"),
        ("应于２０２４年０８月３１日前报送", "佐证材料应于2024-8-31前报送。"),
        ("应于2024年8月31日前报送", "佐证材料应于8月31日前报送。"),
        ("达标率不低于百分之八十五", "达标率不低于85%。"),
        ("达标率 不低于 85％", "达标率不低于百分之八十五。"),
        ("分3个阶段", "分三个阶段：一是动员。"),
        ("奖励3万元", "给予30,000元奖励。"),
        ("奖励两亿元", "给予2亿元奖励。"),
        ("应当在五个工作日内答复", "应当在5个工作日内答复。"),
        ("不少于15天", "不少于十五日。"),
        ("依据示例法办(2025)12号", "见示例法办〔2025〕12号。"),
        ("由示例县司法局负责", "会同示例县司法局办理。"),
        ("指标37", "第三十七项"),
        ("第三季度完成", "3季度完成"),
        ("8月末前完成", "8月底前完成"),
        (f"见《{PLAN}》", f"《{PLAN}》印发你们。"),
        ("未经合法性审查的不得提交常务会议", RULE),
        ("9:00至17:00开放", "每日9：00—17：00开放"),
    ],
)
def test_other_ways_of_writing_are_no_violation(sentence: str, source: str) -> None:
    assert check(sentence, [Evidence(source)]) == ()


@pytest.mark.parametrize(
    ("kind", "sentence", "source"),
    [
        ("date", "应于18月31日前报送", "应于8月31日前报送。"),
        ("date", "应于8月31日前报送", "应于18月31日前报送。"),
        ("date", "应于9月31日前报送", "应于8月31日前报送。"),
        ("date", "应于2025年8月31日前报送", "应于2024年8月31日前报送。"),
        ("date", "8月31日起报送", "应于8月31日前报送。"),
        ("date", "8月初完成", "8月底完成"),
        ("number", "分十三个阶段", "分三个阶段进行"),
        ("number", "分四个阶段", "分三个阶段进行"),
        ("percent", "达标率为850%", "达标率为85%。"),
        ("percent", "达标率为0.85%", "达标率为85%。"),
        ("percent", "达标率为百分之九十五", "达标率为百分之八十五。"),
        ("percent", "达标率不高于85%", "达标率不低于85%。"),
        ("number", "奖励3元", "奖励3万元。"),
        ("number", "应当在5日内答复", "应当在5个工作日内答复。"),
        ("number", "三十日", "十三日"),
        ("document_number", "依据示例法办〔2025〕21号", "见示例法办〔2025〕12号。"),
        ("document_number", "依据示例府办〔2025〕12号", "见示例法办〔2025〕12号。"),
        ("organisation", "由示例县财政局牵头", "由示例县司法局牵头。"),
        ("organisation", "由示例市司法局牵头", "由示例县司法局牵头。"),
        ("region", "示例市组织申报", "示例县组织申报。"),
        ("title", "见《示例县2025年实施意见》", "《示例县2025年实施方案》"),
        ("title", "见《示例县2025年实施》", "《示例县2025年实施方案》"),
        ("quotation", "文件说“弄虚作假取消资格”", "弄虚作假的取消申报资格。"),
        ("negation", "未经合法性审查的，得提交常务会议讨论", RULE),
        ("negation", "重大行政决策经合法性审查的，不得提交常务会议讨论", RULE),
        ("negation", "不需要提交常务会议讨论", RULE),
        ("negation", "材料不用盖章", "材料要盖章。"),
        ("force", "负责人可以出庭应诉", "负责人应当出庭应诉。"),
        ("force", "必须缩短时间", "情况紧急的，可以缩短时间。"),
        ("force", "情况紧急的，缩短时间", "情况紧急的，可以缩短时间。"),
        ("force", "可以由专班完成变更", "由专班完成变更。"),
        ("comparison", "不高于全省平均水平", "不低于全省平均水平"),
        (
            "altered",
            "以下措施属于临时措施，疫情结束后解除",
            "以上措施属于临时措施，疫情结束后解除。以下无。",
        ),
        ("negation", "评分标准：未讨论的得分", "未讨论的不得分。"),
        ("altered", "由9月30日调整为8月31日", "完成时限由8月31日调整为9月30日。"),
        (
            "altered",
            "佐证材料应当真实，弄虚作假的取消资格",
            "佐证材料应当真实、完整，弄虚作假的取消申报资格。",
        ),
    ],
)
def test_what_the_source_does_not_say_is_named(kind: str, sentence: str, source: str) -> None:
    assert kind in kinds(sentence, source)


def test_a_quotation_cut_out_of_a_number_or_after_a_negation_is_none() -> None:
    assert kinds("低于90%", "不低于90%") != set()
    assert kinds("8月31日", "18月31日") == {"date"}
    assert kinds("“得提交常务会议讨论”", RULE) >= {"quotation"}
    assert check("不得提交常务会议讨论", [Evidence(RULE)]) == ()


def test_a_year_may_be_added_where_nothing_contradicts_it() -> None:
    source = "应于8月31日前报送。"
    assert kinds("2025年8月31日前报送", source, context=(PLAN,)) == set()
    assert kinds("2024年8月31日前报送", source, context=(PLAN,)) == {"date"}


def test_a_violation_says_what_stands_there() -> None:
    found = check("应于9月30日前报送", [Evidence("应于8月31日前报送。")])
    assert Violation("date", "9月30日", "8月31日") in found


def test_words_rest_on_the_marks_that_follow_them() -> None:
    evidence = [Evidence("应于8月31日前报送。", mark=1), Evidence("达标率为85%。", mark=2)]
    assert check("8月31日前报送[1]，达标率为85%[2]。", evidence) == ()
    assert {v.value for v in check("8月31日前报送[2]，达标率为85%[1]。", evidence)} >= {"85%"}
    assert check("8月31日前报送，达标率为85%[1][2]。", evidence) == ()
    assert check("8月31日前报送[3]。", evidence) == (Violation("mark", "[3]"),)


def test_a_unit_of_one_column_is_not_told_as_the_others() -> None:
    lead = Evidence("示例县司法局", ("37", "合法性审查", "牵头单位"))
    joint = Evidence("示例县财政局、示例县公安局", ("37", "合法性审查", "责任单位"))
    assert check("指标37由示例县司法局牵头，示例县财政局配合", [lead, joint]) == ()
    assert check("牵头单位：示例县财政局", [lead, joint]) != ()
    assert check("责任单位：示例县财政局、示例县司法局", [lead, joint]) != ()


def test_a_row_counts_with_its_filled_text_and_header_path() -> None:
    document = Document("d", "w", "表.xlsx", PLAN)
    cells = row(序号="37", 牵头单位="示例县司法局", 完成时限="8月31日")
    evidence = [Evidence.of_passage(document, cells, mark=1)]
    assert check("第37项由示例县司法局牵头，完成时限为8月31日[1]。", evidence) == ()
    assert check("第37项由示例县司法局牵头，完成时限为9月30日[1]。", evidence) != ()


def test_the_headings_and_title_of_a_passage_are_part_of_it() -> None:
    document = Document("d", "w", "方案.docx", PLAN, number="示例法办〔2025〕12号")
    evidence = [Evidence.of_passage(document, passage("各单位要上报材料。"))]
    assert check(f"《{PLAN}》（示例法办〔2025〕12号）要求各单位上报材料", evidence) == ()
    assert check("示例法办〔2025〕13号要求各单位上报材料", evidence) != ()


NUMBERS = st.integers(1, 9999)


@given(NUMBERS, NUMBERS, st.sampled_from(["个", "项", "份", "名", "万元", "个工作日"]))
def test_a_number_is_itself_in_either_script_and_no_other(one: int, other: int, unit: str) -> None:
    source = [Evidence(f"全年不少于{one}{unit}。")]
    for written in (str(one), chinese(one), f"{one:,}"):
        assert check(f"要求为{written}{unit}", source) == ()
    for written in (str(other), chinese(other)):
        assert bool(check(f"要求为{written}{unit}", source)) == (one != other)


@given(st.dates(), st.dates())
def test_a_day_is_itself_in_any_form_and_no_other(one: date, other: date) -> None:
    source = [Evidence(f"应于{one.month}月{one.day}日前报送。")]
    forms = (
        "{m}月{d}日",
        "{m:02d}月{d:02d}日",
        "{m}月{d}号",
        "{m} 月 {d} 日",
        "2025年{m}月{d}日",
        "2025-{m:02d}-{d:02d}",
    )
    for form in forms:
        assert check("最迟" + form.format(m=one.month, d=one.day), source) == ()
        same = (one.month, one.day) == (other.month, other.day)
        assert bool(check("最迟" + form.format(m=other.month, d=other.day), source)) != same


@given(
    st.text(
        alphabet="一二三九十百千万年月日第个项％%1280.,，。不未《》“”〔〕号局县 \n",
        max_size=40,
    )
)
def test_what_is_quoted_whole_is_always_faithful(text: str) -> None:
    assert check(text, [Evidence(text)]) == ()
