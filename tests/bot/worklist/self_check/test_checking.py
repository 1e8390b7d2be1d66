"""Every item in one group, reasons for what is doubtful, and no word of a verdict."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.worklist.board import plain
from bot.worklist.self_check import Finding, SelfCheck, Wanted, check, read_materials
from prompts import texts

DECISION = (
    "年度重大行政决策事项目录", "合法性审查意见书", "公众参与记录", "专家论证意见", "风险评估报告",
    "集体讨论会议纪要",
)  # fmt: skip


def checked(pasted: str | list[str], items: tuple[str, ...] = DECISION) -> SelfCheck:
    return check([Wanted(item, 2025) for item in items], read_materials(pasted))


def found(pasted: str, item: str, items: tuple[str, ...] = DECISION) -> Finding:
    return next(f for f in checked(pasted, items).findings if f.wanted.text == item)


KINDS = (
    "目录",
    "意见书",
    "记录",
    "报告",
    "会议纪要",
    "通知",
    "台账",
    "方案",
    "情况",
    "照片和视频",
    "",
)
NAMES = st.builds(
    "{}{}{}".format,
    st.text("法治行政执审决策事项公开监督与和的（）、《》", min_size=2, max_size=8),
    st.sampled_from(["", "2025年", "（3份）", "2024年度"]),
    st.sampled_from(KINDS),
).filter(lambda name: len(plain(name)) > 1)
ITEMS = st.lists(NAMES, min_size=1, max_size=6, unique_by=plain).map(tuple)
LISTS = st.lists(NAMES, max_size=8)


@settings(max_examples=150, deadline=None)
@given(ITEMS, LISTS)
def test_every_item_is_in_exactly_one_group(items: tuple[str, ...], pasted: list[str]) -> None:
    result = checked(pasted, items)
    assert [f.wanted.text for f in result.findings] == list(items)
    groups = [result.of("matched"), result.of("missing"), result.of("doubtful")]
    assert sum(map(len, groups)) == len(items)
    assert all(f.reasons for f in (*result.of("missing"), *result.of("doubtful")))
    assert not any(f.reasons for f in result.of("matched"))


@settings(max_examples=150, deadline=None)
@given(ITEMS, st.data())
def test_the_order_of_the_list_changes_nothing(items: tuple[str, ...], data: st.DataObject) -> None:
    pasted = data.draw(st.lists(st.one_of(NAMES, st.sampled_from(items)), max_size=8))
    one, other = checked(pasted, items), checked(data.draw(st.permutations(pasted)), items)
    assert one.findings == other.findings
    assert sorted(one.others) == sorted(other.others)


@settings(max_examples=150, deadline=None)
@given(ITEMS, st.data())
def test_the_list_itself_is_all_matched_and_one_less_misses_just_that(
    items: tuple[str, ...], data: st.DataObject
) -> None:
    whole = checked(list(items), items)
    assert [f.materials for f in whole.of("matched")] == [(item.strip(),) for item in items]
    gone = data.draw(st.sampled_from(items))
    less = checked([item for item in items if item != gone], items)
    assert [f.wanted.text for f in less.of("missing")] == [gone]
    assert len(less.of("matched")) == len(items) - 1


def test_the_list_as_lines_and_as_a_sentence() -> None:
    for parted in ("\n", "；", "、"):
        assert len(checked(parted.join(DECISION)).of("matched")) == len(DECISION)


@pytest.mark.parametrize(
    ("pasted", "item", "reason"),
    [
        ("2024年风险评估报告", "风险评估报告", "写的是2024年，要的是2025年"),
        ("集体讨论会议通知", "集体讨论会议纪要", "写的是“通知”，要的是“纪要”"),
        ("公众参与", "公众参与记录", "没写明是不是“记录”"),
        ("会议纪要", "集体讨论会议纪要", ""),
        ("合法性审查意见书（送审稿）", "合法性审查意见书", "写着“送审稿”，不是定稿"),
        ("合法性审查意见书-未盖章.pdf", "合法性审查意见书", "写着“未盖章”"),
        ("风险评估报告模板.docx", "风险评估报告", "写着“模板”，像是样本"),
        ("专家论证意见复印件", "专家论证意见", "写着“复印件”，请核对是否要原件"),
    ],
)
def test_doubts_are_told(pasted: str, item: str, reason: str) -> None:
    finding = found(pasted, item)
    assert finding.materials == (pasted,)
    assert finding.reasons == ((reason,) if reason else ())
    assert finding.status == ("doubtful" if reason else "matched")


def test_years_that_an_item_names_itself_count() -> None:
    items = ("上一年度工作报告", "近三年案件台账", "2023年度考核结果通报")
    pasted = "2024年工作报告；2022年案件台账；2023年度考核结果通报"
    assert len(checked(pasted, items).of("matched")) == 3
    assert found("2025年工作报告", items[0], items).reasons == ("写的是2025年，要的是2024年",)


def test_of_two_materials_the_one_without_a_doubt_is_taken() -> None:
    finding = found("合法性审查意见书（初稿）\n合法性审查意见书（已盖章）", "合法性审查意见书")
    assert (finding.status, finding.materials) == ("matched", ("合法性审查意见书（已盖章）",))


def test_one_document_for_two_items_is_doubtful_for_both() -> None:
    result = checked("公众参与记录和专家论证意见.pdf")
    doubtful = {f.wanted.text: f for f in result.of("doubtful")}
    assert set(doubtful) == {"公众参与记录", "专家论证意见"}
    assert all("一份对着不止一项" in f.reasons[-1] for f in doubtful.values())
    apart = checked("公众参与记录和专家论证意见各1份")
    assert {f.wanted.text for f in apart.of("matched")} == set(doubtful)


def test_the_same_item_twice_wants_it_twice() -> None:
    items = [Wanted("会议纪要", 2025, "指标1"), Wanted("会议纪要", 2025, "指标2")]
    once = check(items, read_materials("会议纪要"))
    assert [f.status for f in once.findings] == ["matched", "doubtful"]
    assert "已对上“会议纪要”" in once.findings[1].reasons[0]
    assert len(check(items, read_materials("会议纪要\n会议纪要")).of("matched")) == 2


def test_an_item_of_several_documents_needs_them_all_and_of_alternatives_one() -> None:
    items = ("培训计划、签到表和学时证明", "庭审笔录或者出庭照片", "旁听庭审、带头宣讲的照片")
    part = found("培训计划；签到表", items[0], items)
    assert (part.status, part.reasons) == ("doubtful", ("还没看到“学时证明”",))
    whole = found("培训计划；签到表；学时证明", items[0], items)
    assert (whole.status, len(whole.materials)) == ("matched", 3)
    assert found("出庭照片", items[1], items).status == "matched"
    assert found("旁听庭审照片", items[2], items[2:]).status == "doubtful"
    assert found("旁听庭审照片\n带头宣讲照片", items[2], items[2:]).status == "matched"


def test_what_is_said_to_be_still_to_come_is_missing_with_those_words() -> None:
    finding = found("风险评估报告还没做", "风险评估报告")
    assert (finding.status, finding.reasons) == ("missing", ("清单里写的是“风险评估报告还没做”",))


def test_materials_that_answer_nothing_are_told() -> None:
    result = checked("领导讲话\n公众参与记录\n工作简报")
    assert result.others == ("领导讲话", "工作简报")


def test_no_word_of_a_verdict() -> None:
    said = "".join(texts("self_check").values())
    assert not [word for word in ("合格", "达标", "通过", "符合") if word in said]
