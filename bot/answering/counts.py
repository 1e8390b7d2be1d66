"""How many of what: the number words that can answer a question with 几 or 多少.

几天 is answered by 10个工作日 and not by 三件; 几家单位 by a number of units. Measure words that people
use for one another stand together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = r"(?:\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千万]+|半|若干|[XxＸ×]+)"
_TIMES = ("天", "日", "周", "年", "个月", "工作日", "个工作日", "小时", "分钟")
# A length of time, and not a date: 5日内 and 两年, but neither 2025年 nor 8月31日.
_DURATION = re.compile(
    r"(?:\d+|[一二两三四五六七八九十百半]+|[XxＸ×]+)个?(?:工作日|天|周|个月|小时|分钟|学时)|(?<!\d)\d{1,2}年(?!\d)|[一二两三四五六七八九十半]+年"
    r"|(?<![月\d一二三四五六七八九十])(?:\d+|[一二两三四五六七八九十]+)日(?:内|之内|以内|前)|当[日天年]|长期|永久|每[年月周日天]|随时|次日"
)
_FAMILIES = (
    "学时 课时",
    "名位人 个人 人次",
    "家户所处个 类",
    "件份篇个项条起宗桩批本 张",
    "次场回期轮趟遍",
    "个项条大类种点层方面步级组",
    "道题",
    "字页行",
    "台辆架套",
    "分",
    "票",
    "位",
    "倍",
    "岁",
)
_MEASURE = (
    "个工作日|工作日|个月|个人|人次|小时|分钟|学时|课时"
    "|[天日周年月名位人家户所处个类件份篇项条起宗批本张次场回期轮趟遍种点层步级组道题字页行台辆套分票倍岁]"
)
_ASKED = re.compile(
    rf"(?:多少|(?<![好十第哪])几(?!点|月份?|号))(?P<measure>(?!处[罚理分置])(?!人员)(?!名[单称])(?:{_MEASURE}))(?P<noun>[\u4e00-\u9fff]{{0,4}})"
)
# What is counted by being listed: 分三个阶段 and 一是… 二是… answer alike.
_LISTED = re.compile(
    r"阶段|步|方面|环节|程序|情形|条件|原则|机制|工作|措施|问题|部分|途径|渠道|方式|层|类|种|要求|任务|内容|作用|指标"
)
_ENTRIES = r"一是|其一|第一[,，、]?|[（(]一[）)]|①|(?:^|\n)1[.、]|、.*、"
_NOUN = re.compile(r"单位|部门|乡镇|镇|街道|人员|工作人员|企业|公司|司法所|律师|县|局|村|窗口|题")


@dataclass(frozen=True, slots=True)
class Counted:
    """A count asked for: the words that ask, and how a text shows one."""

    asks: re.Pattern[str]
    shown: re.Pattern[str]


def counted(text: str) -> Counted | None:
    """What a normalised question counts; None where it counts nothing, or calendar days (几号)."""
    asked = _ASKED.search(text)
    if asked is None:
        return None
    measure, noun = asked.group("measure"), asked.group("noun")
    alike = sorted(_alike(measure), key=len, reverse=True)
    after = _NOUN.match(noun)
    tail = rf"[^，。；、]{{0,6}}{after.group()}" if after and measure in "个家名位所" else ""
    if measure in _TIMES:
        return Counted(re.compile(re.escape(asked.group())), _DURATION)
    number = rf"{_DIGITS}(?:余|多|几)?(?:{'|'.join(alike)}){tail}"
    if not tail:
        number += rf"|[逐每]{measure}"
    if _LISTED.search(measure + noun) and not tail:
        number += "|" + _ENTRIES
    return Counted(re.compile(re.escape(asked.group())), re.compile(number))


def _alike(measure: str) -> set[str]:
    found = {measure}
    for family in _FAMILIES:
        words = [*family.split()[0], *family.split()[1:]]
        if measure in words:
            found |= set(words)
    return found
