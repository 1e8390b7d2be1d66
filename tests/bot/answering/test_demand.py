"""What must stand in a passage for it to answer."""

from __future__ import annotations

import pytest

from bot.answering.demand import asks_for_fact, demanded


@pytest.mark.parametrize(
    ("text", "kind", "shown", "other"),
    [
        ("司法局办公室电话多少", "phone", "电话0555-1234567", "请与办公室联系"),
        ("司法局局长叫什么名字", "person", "联系人：李晓明", "由主要负责人负责"),
        ("领导小组谁当组长", "role", "由县政府主要负责人任组长", "领导小组负责统筹"),
        ("平台花了多少钱建的", "money", "共投入12万元", "平台由司法局建设"),
        ("动员会在哪个会议室开的", "room", "在县政府三楼会议室召开", "今天召开动员部署会"),
        ("去年考核在全市排第几名", "rank", "位列全市第三名", "考核结果已经通报"),
        ("单个文件最大多少MB", "size", "不超过50MB", "文件不宜过大"),
        ("指标37满分是多少", "points", "满分2分", "每件扣2分"),
        ("情况说明样式第三段写什么", "part", "第三段写明理由", "情况说明（样式）"),
        ("为什么延期", "reason", "因防汛任务较重", "延至8月31日"),
        ("平台几点关闭", "clock", "8月31日24时关闭", "8月31日关闭"),
        ("核查比例不低于多少", "percent", "核查比例不低于申报单位的三分之一", "不低于三家"),
        ("败诉率是百分之几", "percent", "败诉率为3%", "出庭应诉率为96.3%"),
        ("几天内要改好", "count", "10个工作日内补正", "8月31日前补正"),
        ("问卷有几道题", "count", "共20道题", "有效样本不少于1000份"),
        ("去年有多少家单位申报", "count", "共有36家单位申报", "各单位积极申报"),
        ("分几个阶段", "count", "（一）动员部署阶段", "按阶段推进"),
    ],
)
def test_only_a_text_that_shows_such_a_thing_meets_the_demand(
    text: str, kind: str, shown: str, other: str
) -> None:
    demand = demanded(text)
    assert demand is not None
    assert demand.kind == kind
    assert demand.met(shown)
    assert not demand.met(other)


@pytest.mark.parametrize("text", ["指标37要哪些佐证材料", "没过合法性审查能上会吗", "怎么重新上传"])
def test_most_questions_demand_nothing_of_a_form(text: str) -> None:
    assert demanded(text) is None


def test_a_placeholder_left_in_the_original_counts_as_a_number() -> None:
    demand = demanded("压到几个工作日办完")
    assert demand is not None
    assert demand.met("压缩至X个工作日")


@pytest.mark.parametrize(
    "text",
    [
        "去年办了多少件法律援助",
        "现有公职律师多少人",
        "信访按期办结率实际多少",
        "申报通知印了多少份",
    ],
)
def test_what_came_about_is_asked_as_a_fact(text: str) -> None:
    assert asks_for_fact(text)


@pytest.mark.parametrize("text", ["一年至少培训多少学时", "2024年的实施方案分几个阶段", "要报几份"])
def test_what_ought_to_be_is_no_fact(text: str) -> None:
    assert not asks_for_fact(text)
