"""Which words of a question for a list of indicators say what those indicators must hold."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.worklist.board import plain
from bot.worklist.register import TaskTable

_QUOTED = re.compile(r"[“\"「『'‘]([^“”\"「」『』'‘’]{2,20})[”\"」』'’]")
# Words of the question itself: they are never what is looked for, though what is may hold them.
_FRAME = re.compile(
    r"(?:请问|麻烦|帮[我忙]?|查|列|一下|汇总|单子|清单|编号|所有|全部|一共|总共|分别|都"
    r"|[一二三]级|指标|条目|任务|项目?|分解表|任务表|表"
    r"|哪|些|几|一|两|个|样|家|多少|什么|啥"
    r"|佐证|材料|资料|证据|要求|牵头|配合|责任|参与|负责|主责|单位|部门|一次|里|面|中|写|明|着|到|提|出现|带|包含|包括|含|有|了"
    r"|需要?|要|得|该|应|必须|须|会|能|可以|可|上报|报送|报|提交|提供|上传|交|给|拿|填|拍|用|在|放|附|准备|留|备|度"
    r"|涉及|这|那|字样|两个字|方面|的|话|就|是|算|与|跟|和|吗|呢|呀|啊|吧|我们?|看看)*"
)
_UNIT_ITEM = re.compile(
    r"(?:要用到|用到|要求?|需要?|须|带|写[有着明]?|含有?|提交|提到|附)[^\s,，。?？的“”]{0,2}?(?P<item>[^\s,，。?？的“”要需]{2,10})(?=的|类|等|[?？,，。]|$)"
)
# 要交判决书 asks for a 判决书, unless an item is called 交判决书: tried in this order.
_HANDED_IN = re.compile(r"^(?:上?交|上?报送?|提供|提交|上传|准备|出具|附上?|带|拍|填|用到?|留|有)")
_DUTY = re.compile(r"牵头|配合|参与|协助|负责|主责|完成|管")
_EVIDENCE = re.compile(r"佐证|材料|资料|交|报|提供|要|用|拿|拍|填|写|带|附|提到|出现|签|备")
# What is said of the table itself, and years, name no evidence and no topic.
_TABLE = re.compile(
    r"(?:任务)?分解表|[任责]务表|责任表|指标表|(?:20)?\d\d年(?:度|版)?|[去今前本]年度?"
)
GROUP = 4
"""Characters of the shortest part of a group's name that means the group (三项制度)."""
LONGEST = 16
"""Characters of the longest words that are looked for."""


def item_wanted(text: str, table: TaskTable, *, quoted: bool = False) -> str | None:
    """The longest words of the text, not counting its own framing, that an evidence item holds.

    With ``quoted``, only words in quotation marks count.
    """
    marked = [words for words in _QUOTED.findall(text) if table.wants(plain(words))]
    if marked or quoted:
        return max(marked, key=len, default=None)
    item, topic = _longest(text, table.wants), topic_wanted(text, table)
    if item and topic and not _EVIDENCE.search(text) and len(topic) > len(item):
        return None
    return item


def item_beside_unit(text: str, table: TaskTable) -> str | None:
    """The evidence that narrows a unit's list: 我局哪些要照片, 牵头的指标里佐证写有“工作通知”的.

    Only quoted words, or all that follows a word for needing, so that no part of a unit's name or
    of the question is taken for it.
    """
    if quoted := item_wanted(text, table, quoted=True):
        return quoted
    items = (match.group("item") for match in _UNIT_ITEM.finditer(text))
    found = (words for item in items for words in (item, _HANDED_IN.sub("", item)) if words[1:])
    told = (words for words in found if not _FRAME.fullmatch(words) and not _DUTY.match(words))
    return next((words for words in told if table.wants(plain(words))), None)


def group_wanted(text: str, table: TaskTable) -> str | None:
    """The words of the text that stand in the name of a group, and in no row of the table."""
    groups = tuple(plain(group) for i in table.indicators for group in i.groups)
    found = _longest(text, lambda words: any(words in group for group in groups))
    return found if found and len(found) >= GROUP and not table.mentions(plain(found)) else None


def topic_wanted(text: str, table: TaskTable) -> str | None:
    """The longest words of the text that stand in the name or requirement of an indicator."""
    return _longest(text, table.mentions)


def _longest(text: str, held: Callable[[str], bool]) -> str | None:
    """The longest stretch of a text without punctuation that is ``held`` and is not mere framing."""
    runs = re.findall(r"[^\s,，。?？!！、;；:：“”\"「」『』()（）]{2,}", _TABLE.sub("，", text))
    for length in range(min(LONGEST, max(map(len, runs), default=0)), 1, -1):
        for run in runs:
            for start in range(len(run) - length + 1):
                words = run[start : start + length]
                if not _FRAME.fullmatch(words) and held(plain(words)):
                    return _bare(words)
    return None


def _bare(words: str) -> str:
    """The words without a 有 or 的 of the question that the item happens to share at its ends."""
    trimmed = words.strip("的和与及、").lstrip("有要带含交需")
    return trimmed if len(trimmed) > 1 else words
