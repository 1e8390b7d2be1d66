"""Headings: found where numbers and form say so, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.loaders.text import TextLoader
from ingest.model import Block, Heading, Locator, Paragraph, Table
from ingest.outline import outline
from ingest.outline.markers import article, marker_at, markers
from tests.ingest.documents import PLAN, paragraphs, table

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "outline_plan.txt"


def headings(text: str) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in outline(paragraphs(text)) if isinstance(b, Heading)]


def texts(text: str) -> list[str]:
    return [b.text for b in outline(paragraphs(text)) if isinstance(b, Paragraph)]


def drawn(blocks: tuple[Block, ...]) -> str:
    lines = []
    for block in blocks:
        mark = f"H{block.level}" if isinstance(block, Heading) else "P "
        body = block.caption if isinstance(block, Table) else block.text
        lines.append(f"{block.locator.block:2} {mark} {body}")
    return "\n".join(lines) + "\n"


def test_the_outline_of_a_plan() -> None:
    assert drawn(outline(paragraphs(PLAN))) == GOLDEN.read_text(encoding="utf-8")


def test_a_run_in_heading_is_parted_from_its_text() -> None:
    text = (
        "会议讲话\n一、要统一思想，提高认识。示范创建是今年的重点工作，各单位要高度重视。\n"
        "二、要突出重点，强化措施。按照方案逐项对照，查找不足，限期整改到位。"
    )
    assert headings(text)[1:] == [
        (1, "一、要统一思想，提高认识。"),
        (1, "二、要突出重点，强化措施。"),
    ]
    assert texts(text)[0] == "示范创建是今年的重点工作，各单位要高度重视。"


def test_several_headings_in_one_line_nest() -> None:
    text = (
        "工作报告\n情况如下： 一、主要工作（一）加强保障 1.加强领导。\n调整领导小组。\n2.加强考核。\n"
        "纳入考核。\n（二）转变职能\n优化职责。\n二、存在问题\n力量不足。"
    )
    assert headings(text)[1:] == [
        (1, "一、主要工作"),
        (2, "（一）加强保障"),
        (3, "1.加强领导。"),
        (3, "2.加强考核。"),
        (2, "（二）转变职能"),
        (1, "二、存在问题"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["要坚持三条。", "1.坚持问题导向。改一项、成一项。", "2.坚持实干实效。不另造材料。"],
        ["会后要抓好三件事。", "一是加强学习。要读原文。", "二是加强检查。要看现场。"],
        [
            "有下列情形之一的，不予受理：",
            "（一）材料不全；",
            "（二）逾期报送；",
            "（三）其他情形。",
        ],
        [
            "要求如下：",
            "1.各单位应当按月报送数据。逾期未报的，予以通报。",
            "2.数据必须真实。虚报的，取消资格。",
        ],
        [
            "印章管理规定如下：",
            "一、印章为圆形，中央刊国徽或者五角星，由上级制发。",
            "二、印章的直径为4.2厘米，由主管部门刻制。",
        ],
        ["增长率为2.5%，其中第三季度增长1.8个百分点。", "3.5亿元用于补助。"],
    ],
)
def test_lists_and_prose_are_no_headings(lines: list[str]) -> None:
    text = "某项工作的通知\n" + "\n".join(lines)
    assert [level for level, _ in headings(text)] == [0]
    assert texts(text) == lines


def test_statutes_have_chapters_and_articles_are_text() -> None:
    text = (
        "示例条例\n目 录\n第一章 总则\n第二章 职责\n第一章 总则\n第一条 为了规范行为，制定本条例。\n"
        "第二条 有下列情形之一的：\n（一）甲；\n（二）乙。\n第二章 职责\n第三条 各单位应当履行职责。"
    )
    assert headings(text) == [(0, "示例条例"), (1, "第一章 总则"), (1, "第二章 职责")]


def test_numbering_that_runs_on_across_sections() -> None:
    text = (
        "若干措施\n一、金融支持\n（一）降低成本。各银行要降低利率。\n（二）延期还款。对困难企业予以延期。\n"
        "二、稳岗支持\n（三）返还保费。对不裁员企业返还。\n（四）培训补贴。按标准发放补贴。"
    )
    assert [text for level, text in headings(text) if level == 2] == [
        "（一）降低成本。",
        "（二）延期还款。",
        "（三）返还保费。",
        "（四）培训补贴。",
    ]


def test_a_sentence_torn_by_a_line_end_is_joined() -> None:
    text = "会议讲话\n未经合法性审查的，或者审查不合法的，不得提交政府常务会议讨\n论。各单位要严格执行。"
    assert texts(text) == [
        "未经合法性审查的，或者审查不合法的，不得提交政府常务会议讨论。各单位要严格执行。"
    ]


def test_a_text_without_line_breaks_gets_title_and_parts() -> None:
    filler = "各单位要认真落实有关要求，细化措施，压实责任，及时总结经验，定期报告进展。" * 8
    text = f"关于做好示范创建工作的通知 各有关单位： 现通知如下： 一、总体要求 {filler} 二、主要任务 {filler}"
    assert headings(text) == [
        (0, "关于做好示范创建工作的通知"),
        (1, "一、总体要求"),
        (1, "二、主要任务"),
    ]


def test_headings_of_the_file_are_kept_and_numbered_ones_stand_below() -> None:
    blocks: tuple[Block, ...] = (
        Heading("示例方案", 1, Locator(1, paragraph=1)),
        Heading("基本情况", 2, Locator(2, paragraph=2)),
        Paragraph("一、现状", Locator(3, paragraph=3)),
        Paragraph("人员共三十人。", Locator(4, paragraph=4)),
        Paragraph("二、问题", Locator(5, paragraph=5)),
        Paragraph("力量不足。", Locator(6, paragraph=6)),
        table([["序号", "事项"], ["1", "普法"]], block=7),
    )
    found = outline(blocks)
    levels = [(b.level, b.text) for b in found if isinstance(b, Heading)]
    assert levels == [(0, "示例方案"), (1, "基本情况"), (2, "一、现状"), (2, "二、问题")]
    assert found[-1] == blocks[-1]


def test_nothing_but_blanks_is_lost(shared_data: Path) -> None:
    for path in sorted((shared_data / "laws").glob("*.md"))[::6] + list(
        (shared_data / "seeds").glob("*")
    ):
        blocks = TextLoader().load(path.read_bytes()).blocks
        before = "".join("".join(b.text.split()) for b in blocks if not isinstance(b, Table))
        found = outline(blocks)
        assert "".join("".join(b.text.split()) for b in found if not isinstance(b, Table)) == before
        assert [b.locator.block for b in found] == list(range(1, len(found) + 1))


def test_markers() -> None:
    assert [(m.style, m.value) for m in markers("一、甲（二）乙 3.丙④丁")] == [
        ("一、", 1),
        ("（一）", 2),
        ("1.", 3),
        ("①", 4),
    ]
    assert marker_at("2.5%") is None
    assert marker_at("一是加强领导") is None
    assert marker_at("（一）、（二）项") is None
    assert article("第十二条 各单位应当") == "第十二条"
    assert article("第十二条规定的情形") is None
