"""A unit that a question names though no table and no list of units knows it: 烟草局牵头哪些."""

from __future__ import annotations

import re

_BODY = (
    r"(?:局|委员会|办公室|管理处|管理所|支队|大队|人民法院|法院|检察院|公司|医院|服务中心|银行|联合会|供销社|信用联社|总工会"
    r"|党校|学校|武装部|统战部|团委|妇联|残联|工商联)"
)
# What follows a unit that is asked about as somebody who has to do something.
_AS_SOMEBODY = (
    r"(?=(?:的|都|还|又|今年|目前|一共|总共|需要?|应该?|要|得|该|具体|主要|到底)*"
    r"(?:牵头|配合|主责|负责|承担|参与|参加|任务|指标|条目|交|报|做|完成|准备|有|干|管|清单|名下)|的?[,，。?？]|的?$)"
)
_NAMED = re.compile(rf"[\u4e00-\u9fff]{{0,20}}?{_BODY}(?![\u4e00-\u9fff]*{_BODY}){_AS_SOMEBODY}")
# Words before a name; nothing in a unit's name reads like them.
_BEFORE = re.compile(
    r".*(?:请问|想问|问一?下|想知道|看一?下|查一?下|查查|帮[我忙]?查|麻烦|告诉|你好|您好|老师|领导|我们|咱们|我|咱|的|是|问|由|归|让"
    r"|给|跟|那么|那|这|局和|办和|委和|镇和|今年|去年|现在|目前)"
)
_REGION = re.compile(r"^(?:[\u4e00-\u9fff]{1,6}?(?:自治县|县|市|区|旗|省))")
# 哪个局, 各责任单位, 大局: no unit of its own.
_NOBODY = re.compile(
    r"哪|什么|啥|谁|各|每|几|某|该|其[他它]|有关|相关|责任|牵头|配合|主责|承办|所有|全部|上级|下级|单位|部门|多少|指标|材料|第|^[本两一二三个县市省区]*$"
)
_WHOLE = re.compile(r"^(?:法院|检察院|团委|妇联|残联|工商联|总工会|供销社|党校|武装部|统战部)$")
_NO_UNIT = re.compile(r"^(?:格|布|结|全|大|小|时|僵|当|开|破|了|出|邮)局$")


def strange_unit(text: str) -> tuple[int, int] | None:
    """Where a normalised text names a unit by what such names end with (half-open)."""
    for named in _NAMED.finditer(text):
        words = named.group()
        before = _BEFORE.match(words)
        start = before.end() if before else 0
        name = words[start:]
        stem = re.sub(rf"{_BODY}$", "", _REGION.sub("", name) or name)
        own = _WHOLE.match(name) or (stem and not _NOBODY.search(stem))
        if own and not _NO_UNIT.match(name):
            return named.start() + start, named.end()
    return None
