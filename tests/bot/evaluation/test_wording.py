"""When two texts say the same words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.wording import covers_list, hold_together, holds, normalise, same_list

TEXT = st.text(alphabet="甲乙丙丁戊己庚辛1２％，。 a", max_size=60)


def test_width_case_and_punctuation_do_not_count() -> None:
    assert normalise("达到８５％ 以上，ＡＢ。") == "达到85%以上ab"
    assert holds("各单位应于8月31日前（含当日）上传。", "８月３１日前 含当日")


def test_nothing_holds_no_words() -> None:
    assert not holds("任何文字", "")
    assert not holds("任何文字", "，。")


def test_an_answer_cut_in_two_is_found_in_both_parts_only() -> None:
    answer = "各乡镇和县直各部门应当在八月三十一日以前完成佐证材料的上传工作并书面报告"
    parts = [answer[:20] + "末尾", "开头" + answer[18:]]
    assert hold_together(parts, answer)
    assert not hold_together(parts[:1], answer)
    assert not holds(parts[1], answer)


def test_a_short_answer_must_stand_whole() -> None:
    assert not hold_together(["八月三十", "一日前"], "八月三十一日前")


@given(TEXT, TEXT, TEXT)
def test_what_stands_whole_also_holds_together(before: str, words: str, after: str) -> None:
    text = before + words + after
    assert holds(text, words) or not normalise(words)
    assert hold_together([text], words) or not normalise(words)


def test_lists_must_have_the_same_entries() -> None:
    assert same_list(["会议纪要", "审查意见书"], ["审查意见书。", "会议纪要"])
    assert not same_list(["会议纪要"], ["会议纪要", "会议纪要"])
    assert not same_list(["会议纪要", "审查意见书", "台账"], ["会议纪要", "审查意见书"])


def test_a_covering_list_has_one_entry_for_each() -> None:
    shown = ["指标1　依法行政（8月底）", "指标12　依法行政培训"]
    assert covers_list(shown, ["依法行政", "依法行政培训"])
    assert covers_list(shown, ["依法行政培训", "依法行政"])
    assert not covers_list(shown, ["依法行政"])
    assert not covers_list(shown, ["依法行政", "信息公开"])
    assert not covers_list(["依法行政培训", "信息公开"], ["依法行政", "依法行政培训"])
