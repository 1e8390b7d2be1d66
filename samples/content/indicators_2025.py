"""示例县2025年法治政府建设示范创建任务分解表: the current edition."""

from samples.content.model import numbered
from samples.content.table_2025 import (
    group_1,
    group_2,
    group_3,
    group_4,
    group_5,
    group_6,
    group_7,
    group_8,
    group_9,
)

TITLE = "示例县2025年法治政府建设示范创建任务分解表"
COLUMNS = (
    "序号",
    "一级指标",
    "二级指标",
    "三级指标（要求）",
    "牵头单位",
    "责任单位",
    "佐证材料",
    "完成时限",
    "评分标准",
    "备注",
)
GROUPS = (
    group_1.GROUP,
    group_2.GROUP,
    group_3.GROUP,
    group_4.GROUP,
    group_5.GROUP,
    group_6.GROUP,
    group_7.GROUP,
    group_8.GROUP,
    group_9.GROUP,
)
INDICATORS = numbered(GROUPS)
