"""A pasted list is read entry by entry, however it is numbered and parted."""

from __future__ import annotations

import pytest

from bot.worklist.self_check.materials import MOST, listed_in, read_materials


@pytest.mark.parametrize(
    "pasted",
    [
        "事项目录\n意见书\n会议纪要",
        "1.事项目录\n2.意见书\n3.会议纪要",
        "1、事项目录；2、意见书；3、会议纪要。",
        "①事项目录②意见书③会议纪要",
        "（1）事项目录（2）意见书\n（3）会议纪要",
        "一、事项目录\n二、意见书\n三、会议纪要",
        "- 事项目录\n- 意见书\n- 会议纪要",
        "☑事项目录\n□意见书\n√ 会议纪要",
        "我们已经准备了：事项目录；意见书；会议纪要",
        "材料清单如下：\n事项目录\n\n意见书\n会议纪要",
        "事项目录 意见书 会议纪要",
    ],
)
def test_entries(pasted: str) -> None:
    assert [m.text for m in read_materials(pasted)] == ["事项目录", "意见书", "会议纪要"]


def test_file_names_are_parted_at_spaces_and_keep_their_endings() -> None:
    names = [m.text for m in read_materials("意见书.pdf 统计表（5月）.xlsx、照片.jpg 汇总.docx")]
    assert names == ["意见书.pdf", "统计表（5月）.xlsx", "照片.jpg", "汇总.docx"]


@pytest.mark.parametrize("name", ["2025年度目录", "3月会议纪要", "“一件事”清单", "（试行）办法"])
def test_what_is_part_of_a_name_stays(name: str) -> None:
    assert [m.text for m in read_materials(name)] == [name]


@pytest.mark.parametrize(
    ("text", "to_come"),
    [
        ("对照表还没做", "还没做"),
        ("备案回执暂无", "暂无"),
        ("评估报告（缺）", "缺"),
        ("专家意见没有", "没有"),
        ("目录拟于9月公布", "拟于"),
        ("无纠错情况的说明", ""),
        ("未发生突发事件的说明", ""),
        ("举报处理情况（无举报）", ""),
    ],
)
def test_what_is_still_to_come_is_told_from_documents_about_nothing(
    text: str, to_come: str
) -> None:
    [material] = read_materials(text)
    assert (material.text, material.to_come) == (text, to_come)


def test_names_given_one_by_one_are_not_taken_apart() -> None:
    names = ["1. 目录；意见书", "培训计划、签到表", " "]
    assert [m.text for m in read_materials(names)] == ["目录；意见书", "培训计划、签到表"]


def test_what_is_no_list_is_left_out() -> None:
    assert read_materials("\n，。\n----\n") == ()
    assert read_materials("长" * 300) == ()
    assert len(read_materials("\n".join(f"材料{n}号" for n in range(MOST + 9)))) == MOST


def test_a_running_text_is_parted_outside_brackets_and_titles() -> None:
    [material] = read_materials("目录（含事项、单位）、《关于甲、乙的通知》，纪要")
    found = [m.text for m in listed_in(material)]
    assert found == ["目录（含事项、单位）", "《关于甲、乙的通知》", "纪要"]
