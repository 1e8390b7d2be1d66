"""Tables of contents, questions and answers, chapters in two lines, attachments with their names, mixed-up levels."""

from __future__ import annotations

import re

import pytest

from ingest.chunk import passages
from ingest.loaders.markdown import MarkdownLoader
from ingest.model import Heading, Paragraph
from ingest.outline import outline
from tests.ingest.documents import document, paragraphs

STATUTE = """示例县规范性文件管理办法
目　录
第一章　总则 …… 1
第二章　审查与备案 …… 3
第一章　总则
第一条 为了规范管理，制定本办法。
第二章　审查与备案
第二条 起草单位应当进行合法性审查。"""


def headings(text: str) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in outline(paragraphs(text)) if isinstance(b, Heading)]


def contents(text: str) -> list[str]:
    blocks = outline(paragraphs(text))
    return [b.text for b in blocks if isinstance(b, Paragraph) and b.role == "contents"]


def test_a_table_of_contents_heads_nothing_and_is_in_no_passage() -> None:
    assert len(contents(STATUTE)) == 3
    assert headings(STATUTE)[1:] == [(1, "第一章　总则"), (1, "第二章　审查与备案")]
    found = passages(document(), outline(paragraphs(STATUTE)))
    assert [p.path[-1] for p in found] == ["第一条", "第二条"]


def test_contents_without_a_name_and_marked_up() -> None:
    names = ["第一章 总 则", "第二章 审查", "第三章 附 则"]
    body = "\n\n".join(
        f"## {name}\n\n第{n}条 应当依法办理。" for n, name in zip("一二三", names, strict=True)
    )
    text = "# 示例办法\n\n" + "\n\n".join(f"## {name}" for name in names) + "\n\n" + body
    blocks = outline(MarkdownLoader().load(text.encode()).blocks)
    assert [b.text for b in blocks if isinstance(b, Heading)][1:] == names
    assert len(passages(document(), blocks)) == 3


def test_steps_that_are_announced_are_no_contents() -> None:
    text = (
        "工作方案\n工作分三步：\n一、动员部署\n二、自查整改\n三、迎接评估\n"
        "一、动员部署\n召开会议，分解任务。\n二、自查整改\n逐项对照，限期整改。\n三、迎接评估\n按时上传材料。"
    )
    assert contents(text) == []


def test_a_chapter_in_two_lines_is_one_heading() -> None:
    text = (
        "示例监督办法\n第一章 听取和审议人民政府、人民法院和\n人民检察院的专项工作报告\n"
        "第一条 应当听取报告。\n第二章 代表大会及其常务委员会\n信访事项的办理\n第二条 应当按期办理。"
    )
    assert headings(text)[1:] == [
        (1, "第一章 听取和审议人民政府、人民法院和人民检察院的专项工作报告"),
        (1, "第二章 代表大会及其常务委员会信访事项的办理"),
    ]


def test_chapters_stand_above_sections_whatever_the_markup_says() -> None:
    text = (
        "# 示例办法\n\n### 第一章 总则\n\n第一条 略。\n\n### 第二章 审查\n\n## 第一节 职责\n\n第二条 略。\n\n"
        "## 第二节 程序\n\n第三条 略。\n\n### 第三章 附则\n\n第四条 略。"
    )
    blocks = outline(MarkdownLoader().load(text.encode()).blocks)
    paths = [p.path for p in passages(document(), blocks)]
    assert paths[1] == ("第二章 审查", "第一节 职责", "第二条")
    assert paths[3] == ("第三章 附则", "第四条")


def test_an_attachment_with_its_name_is_a_heading_where_it_begins() -> None:
    text = (
        "关于报送材料的通知\n各单位：\n现将有关事项通知如下，请认真执行。\n"
        "附件1：任务分解说明\n附件2：材料目录要求\n示例县司法局\n2025年3月5日\n"
        "附件1：任务分解说明\n各单位按季度填报。\n附件2：材料目录要求\n材料统一用A4纸。"
    )
    assert headings(text)[1:] == [(1, "附件1：任务分解说明"), (1, "附件2：材料目录要求")]
    assert passages(document(), outline(paragraphs(text)))[-1].path == ("附件2：材料目录要求",)


def test_a_rule_with_a_figure_is_text_and_a_name_with_commas_a_heading() -> None:
    text = (
        "通知\n一、各单位于8月15日前完成材料上传。逾期不再受理，责任自负。\n"
        "二、达标率不低于90%。未达标的限期整改，并书面说明原因。\n"
        "三、材料应当真实完整并加盖公章，不得弄虚作假应付检查考核。违者取消资格。"
    )
    assert headings(text) == [(0, "通知")] or headings(text) == []
    named = (
        "示例县工作通知\n各单位：\n"
        "一、提高站位，强化责任　　各单位要认真学习，统一思想。\n"
        "二、突出重点，狠抓落实　　各单位要逐项对照，限期整改。"
    )
    assert [text for _, text in headings(named)][-2:] == [
        "一、提高站位，强化责任",
        "二、突出重点，狠抓落实",
    ]


@pytest.mark.parametrize(
    "pairs",
    [
        "问：可以用复印件吗？\n答：可以，须加盖公章。\n问：何时截止？\n答：8月31日。",
        "1.可以用复印件吗？\n答：可以，须加盖公章。\n2.何时截止？\n答：8月31日。",
        "Q1：可以用复印件吗？\nA1：可以，须加盖公章。\nQ2：何时截止？\nA2：8月31日。",
        "问：可以用复印件吗？答：可以，须加盖公章。\n问：何时截止？ 答：8月31日。",
        "一、关于材料\n问题1：可以用复印件吗？\n答复：可以，须加盖公章。\n二、关于时间\n问题2：何时截止？\n答复：8月31日。",
    ],
)
def test_each_question_heads_its_answer(pairs: str) -> None:
    found = passages(document(), outline(paragraphs(f"示例县答疑口径\n{pairs}")))
    assert [re.sub(r"^.*[：:.]", "", p.path[-1]) for p in found] == [
        "可以用复印件吗？",
        "何时截止？",
    ]
    assert [re.sub(r"^.*?：", "", p.text) for p in found] == ["可以，须加盖公章。", "8月31日。"]
    if pairs.startswith("一"):
        assert [p.path[0] for p in found] == ["一、关于材料", "二、关于时间"]


def test_one_question_in_a_text_heads_nothing() -> None:
    text = "工作提示\n为什么要报送材料？\n答：因为要评估。\n各单位要按时报送，不得迟报漏报。"
    assert "为什么要报送材料？" in [
        b.text for b in outline(paragraphs(text)) if isinstance(b, Paragraph)
    ]
