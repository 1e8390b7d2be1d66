"""The terms of a library: what its indicators, units, documents and fields are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.worklist.register import Register
from bot.worklist.synonyms import SYNONYMS
from bot.worklist.unit_aliases import COMMON
from bot.worklist.units import short_name
from ingest.model import Document

FIELDS = (
    "佐证材料", "证明材料", "支撑材料", "印证材料", "材料清单", "牵头单位", "主责单位", "责任单位", "配合单位",
    "参与单位", "完成时限", "截止时间", "截止日期", "时间节点", "评分标准", "扣分标准", "分值", "任务分解表",
    "一级指标", "二级指标", "三级指标", "示范创建", "法治政府", "红头文件", "长期坚持",
)  # fmt: skip
"""The words for an indicator's fields, and those of the campaign itself."""


SHORT = (
    "指标", "材料", "佐证", "证明", "台账", "牵头", "配合", "责任", "任务", "截止", "时限", "节点", "期限", "完成",
    "评分", "扣分", "打分", "要求", "负责", "单位", "条目", "报送", "上传", "承担", "审查",
    "报告", "整改", "目录", "申请",
)  # fmt: skip
"""Words of two characters that questions turn on."""


def terms_of(register: Register, documents: Iterable[Document]) -> Iterator[str]:
    """What may be meant by a word that nobody knows."""
    yield from FIELDS
    yield from COMMON
    for pair in (*SYNONYMS, *register.vocabulary.synonyms.own):
        yield from pair
    for name in (*register.units.names, *register.vocabulary.directory.aliases):
        yield name
        yield short_name(name)
    for table in register.tables:
        yield from table.general_units
        for indicator in table.indicators:
            yield indicator.name
            yield from indicator.groups
    yield from (document.title for document in documents)
