"""Worklists of a small county's units, as values to be exported."""

from __future__ import annotations

from datetime import date

from bot.worklist.lookup import owed_by
from bot.worklist.unit_sheet import UnitSheet, unit_sheet
from tests.bot.answering.tables import HEADER, notice, register, sheet

JUSTICE, TOWN = "示例县司法局", "示例县城关镇"
MARKET = "示例县市场监督管理局"
TODAY = date(2025, 7, 25)
TABLE = sheet(
    (1, "依法行政", "规范性文件备案", JUSTICE, "各乡镇（街道）", "1.备案报告；2.文件目录", "8月15日"),
    (2, "依法行政", "合法性审查", "示例县政府办", JUSTICE, "①审查意见书", "6月30日"),
    (3, "行政执法", "执法公示", MARKET, f"{JUSTICE}、{TOWN}", "①公示目录②照片", "每季度末"),
    (4, "行政执法", "案卷评查", "同上", JUSTICE, "同上", "9月30日"),
    (5, "行政执法", "矛盾化解", JUSTICE, "", "", "长期坚持"),
    (6, "行政执法", "平台应用", JUSTICE, "", "统计表", "每月25日"),
    (7, "行政执法", "普法宣传", MARKET, JUSTICE, "+2加3；@照片；-台账", ""),
    (8, "行政执法", "评查整改", JUSTICE, "", "整改台账", "9月30日"),
    header=HEADER,
)  # fmt: skip
MOVED = notice(
    "第1项的完成时限由8月15日调整为8月31日。", "第2项的佐证材料增加“集体讨论会议纪要”一项。"
)


def made(unit: str = JUSTICE, today: date = TODAY, *, moved: bool = True) -> UnitSheet:
    """The worklist of a unit on a day, with the notice that moves a deadline or without."""
    tables = register((TABLE, MOVED) if moved else (TABLE,))
    return unit_sheet(tables, owed_by(tables, tables.default, unit), today)
