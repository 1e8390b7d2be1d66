"""Every way of naming an indicator and asking for a field of it, put to the demo library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.model import Question

if TYPE_CHECKING:
    from bot.compose import App

THE_37TH = "指标37　重大行政决策合法性审查（县2025年任务分解表）"

NUMBERED = (
    "指标37", "指标３７", "第37项", "第３７项", "第 37 项", "第三十七项", "三十七项", "37项", "37", "３７",
    "指标三十七", "指标三七", "指标3七",
    "第3十7项", "第卅七项", "指标卅七", "第叁拾柒项", "第参拾柒项", "㊲", "第㊲项",
    "37号指标", "三十七号指标", "37号", "指标37号", "指标第37号", "第37条", "第37小项",
    "第37个指标", "第三十七个指标",
    "#37", "＃37", "№37", "No.37", "NO.３７", "no37", "zb37", "ZB37", "编号37", "编号为37的", "编号三十七的指标",
    "序号37", "序号是37的那项", "三级指标37", "三级指标第37项",
    "指标（37）", "指标【37】", "指标“37”", "指标：37", "指标:37",
    "指標37", "第三十七項", "任务分解表第37项", "分解表里37项", "表里第37号", "37这项", "37那一项", "37，", "表37",
    "请问一下，指标37，", "老师好，想问第37项", "我们领导问37号指标",
    "第三十六项不对是第三十七项", "第37的", "我想问37的",
)  # fmt: skip
NAMED = (
    "重大行政决策合法性审查", "重大行政決策合法性審查", "重大行政决策合法审查", "决策合法性审查", "重大决策合法性审查",
    "重大行正决策合法性审查", "重大行政决策合法性审茶", "重大行政决策合法性审查那项", "重大决策的合法性审查这一项",
)  # fmt: skip
MATERIALS = (
    "要哪些佐证材料", "要哪些佐證材料", "佐证材料", "证明材料有哪些", "支撑材料", "印证材料有哪些", "材料清单", "台账",
    "要交什么", "拿什么证明", "左证材料", "佐正材料", "要哪些佐证才料", "要准备哪些东西", "要交哪几样",
)  # fmt: skip
FIELDS = {
    "牵头：示例县司法局": (
        "谁牵头", "誰牽頭", "牵头单位", "牵头丹位", "谁迁头", "主责单位是谁", "谁负责", "归谁管", "哪个局抓",
    ),
    "完成时限：8月31日": (
        "完成时限", "完成食限", "截止时间", "什么时候交", "最晚几号", "几号前", "节点",
    ),
    "评分标准：": ("评分标准", "怎么打分", "扣几分", "达标条件", "怎样算合格"),
    "责任（配合）单位：": ("责任单位", "配合单位", "参与单位有哪些", "谁配合"),
}  # fmt: skip


def told(app: App, text: str) -> str:
    return app.assistant.ask(Question(text)).text


@pytest.mark.parametrize("named", NUMBERED + NAMED)
def test_the_37th_indicator_is_meant(demo_app: App, named: str) -> None:
    answer = demo_app.assistant.ask(Question(named + "要哪些佐证材料"))
    assert answer.sentences[0].text == THE_37TH
    assert len(answer.items) == 6


@pytest.mark.parametrize("named", ["指标37", "第三十七项", "37", "重大行政决策合法性审查"])
def test_it_may_be_named_alone_or_at_the_end(demo_app: App, named: str) -> None:
    assert told(demo_app, named).startswith(THE_37TH)
    assert told(demo_app, f"要哪些佐证材料，{named}").startswith(THE_37TH)
    assert told(demo_app, f"佐证材料 {named}").startswith(THE_37TH)


@pytest.mark.parametrize("asked", MATERIALS)
def test_its_materials_are_asked_for(demo_app: App, asked: str) -> None:
    answer = demo_app.assistant.ask(Question(f"指标37{asked}"))
    assert answer.sentences[0].text == THE_37TH
    assert len(answer.items) == 6


@pytest.mark.parametrize(
    ("said", "asked"), [(said, asked) for said, ways in FIELDS.items() for asked in ways]
)
def test_another_field_of_it_is_asked_for(demo_app: App, said: str, asked: str) -> None:
    answer = told(demo_app, f"重大行政决策合法性审查{asked}")
    assert answer.startswith(THE_37TH)
    assert said in answer


PATHS = (
    "指标{}", "三级指标{}", "三级指标 {}", "{}", "第{}项", "编号{}的",
)  # fmt: skip


@pytest.mark.parametrize("path", ["4.2.1", "４．２．１", "4。2。1", "四点二点一"])
@pytest.mark.parametrize("named", PATHS)
def test_a_path_leads_through_the_groups(demo_app: App, named: str, path: str) -> None:
    assert told(demo_app, named.format(path) + "谁牵头").startswith("指标45　")


@pytest.mark.parametrize("named", ["指标9.9.9", "九点九点九", "三级指标4.2.99", "指标4-2-99"])
def test_a_path_is_never_one_of_its_parts(demo_app: App, named: str) -> None:
    answer = demo_app.assistant.ask(Question(f"{named}谁牵头"))
    assert (answer.status, answer.reason) == ("refused", "no_such_indicator")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第一百零一项谁牵头", "101"), ("指标一〇一谁牵头", "101"), ("第一〇一项谁牵头", "101"),
        ("指标１０１谁牵头", "101"), ("第廿一项谁牵头", "21"), ("第贰拾壹项谁牵头", "21"),
        ("第伍项谁牵头", "5"), ("第拾项谁牵头", "10"), ("第⑤项谁牵头", "5"),
    ],
)  # fmt: skip
def test_other_numbers(demo_app: App, text: str, number: str) -> None:
    assert told(demo_app, text).startswith(f"指标{number}　")
