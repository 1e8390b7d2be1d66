"""Which field of an indicator words speak of."""

from __future__ import annotations

import re

from ingest.model import FieldName

_WORDS: tuple[tuple[FieldName, str], ...] = (
    ("deadline", r"时限|期限|截止|截至|时间|日期|节点|报结|申报期"),
    (
        "evidence",
        r"佐证|(?:证明|支撑|印证|备查|所需|报送|提交|上传)材料|台[账帐]|材料清单|材料目录|材料",
    ),
    ("lead", r"牵头|主责|负责单位|主办"),
    ("joint", r"责任单位|责任部门|配合|参与单位|协办"),
    ("score", r"分值|权重|评分|计分|扣分|赋分|得分|达标条件|评价标准|考核标准"),
    (
        "requirement",
        r"指标内容|指标要求|指标名称|工作要求|比例|覆盖率|[率度](?=由|从|调|提|不)|要求|表述",
    ),
    ("remark", r"备注"),
)
_COMPILED = tuple((name, re.compile(words)) for name, words in _WORDS)
_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|底|末|上旬|中旬|下旬)|年底|季度末")
_SENDING = re.compile(r"上传|报送|提交|申报|上报|完成|送达")


def field_named(words: str) -> FieldName | None:
    """The field named last in the words, as 材料上传截止时间 is about the time; ``None`` if none."""
    last: dict[FieldName, int] = {}
    for name, pattern in _COMPILED:
        ends = [match.end() for match in pattern.finditer(words)]
        if ends:
            last[name] = ends[-1]
    return max(last.items(), key=lambda item: item[1])[0] if last else None


def field_of(before: str, value: str, spoken_of: FieldName | None) -> FieldName | None:
    """The field that a change is about, from the words before it, its value and what was spoken of.

    A date is a deadline wherever sending or finishing is spoken of, and a deadline needs a date.
    """
    named = field_named(before)
    if re.search(r"牵头|主责", value):
        return "lead"
    if _DATE.match(value):
        if named == "deadline" or spoken_of == "deadline" or _SENDING.search(before):
            return "deadline"
        return named
    return named or spoken_of
