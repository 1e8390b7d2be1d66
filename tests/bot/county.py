"""A small county's documents as files: a task table, a notice that changes it, a plan; and more."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

TITLE = "示例县2025年法治政府建设示范创建任务分解表"
HEADER = ("序号", "一级指标", "三级指标", "牵头单位", "责任单位", "佐证材料", "完成时限")
ROWS = (
    (1, "依法行政", "行政规范性文件备案", "示例县司法局", "各乡镇（街道）",
     "1.备案报告；2.文件目录；3.审查意见", "8月15日"),
    (2, "依法行政", "重大行政决策合法性审查", "示例县人民政府办公室", "示例县司法局",
     "①事项目录②审查意见书", "6月30日"),
    (3, "行政执法", "行政执法全过程记录", "示例县市场监督管理局", "示例县司法局", "", "每季度末"),
    (4, "行政执法", "行政执法公示", "示例县市场监督管理局", "示例县财政局", "①公示目录②网页截图", "9月30日"),
    (5, "行政执法", "行政处罚案卷评查", "同上", "示例县司法局", "同上", "8月15日"),
)  # fmt: skip
NOTICE = """关于补充报送佐证材料有关事项的通知
示例法办〔2025〕12号
各乡镇（街道），县直各单位：
一、《示例县2025年法治政府建设示范创建任务分解表》第1项的完成时限由8月15日调整为8月31日。
二、佐证材料应当真实、完整，弄虚作假的取消申报资格。
三、《示例县2025年法治政府建设示范创建任务分解表》第2项的佐证材料增加“集体讨论会议纪要”一项。
示例县委全面依法治县委员会办公室
2025年7月20日
"""
PLAN = """# 示例县2025年法治政府建设示范创建实施方案

## 一、工作步骤

创建工作分三个阶段：

1. 动员部署阶段。3月底前印发方案，分解任务。
2. 组织实施阶段。4月至8月，各单位收集佐证材料。
3. 总结提升阶段。9月起查漏补缺。

## 二、工作要求

重大行政决策未经合法性审查的，不得提交常务会议讨论。
"""

OLD_PLAN = """# 示例县2024年法治政府建设示范创建实施方案

## 一、工作步骤

创建工作分两个阶段：

1. 自查阶段。5月底前完成自查。
2. 整改阶段。11月底前完成整改。
"""
SPEECH = """在法治政府建设示范创建动员部署会上的讲话

同志们：

今天我们召开动员部署会，主要任务是部署示范创建工作。下面，我强调三句话。

第一句话，思想上要高度重视。第二句话，行动上要抓紧落实。第三句话，作风上要求真务实。

示范创建的达标线是百分之八十五以上，低于这条线的不予推荐。
"""
ANSWERS = """# 示例县2025年法治政府建设示范创建答疑口径

## 佐证材料要不要盖章？

要盖章。盖章单位是材料的出具单位。复印件注明与原件一致。

## 一份材料能不能用于两项指标？

可以，但要分别上传，并在文件名里写明指标编号。

## 遇到问题找谁？

遇到系统问题，拨打技术支持电话0555-1234567。
"""


def write_county(folder: Path) -> Path:
    """Write the files into a new folder and return it."""
    folder.mkdir(parents=True)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADER))
    book.save(folder / f"{TITLE}.xlsx")
    (folder / "补充通知.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "实施方案.md").write_text(PLAN, encoding="utf-8")
    return folder


def write_more(folder: Path) -> Path:
    """Write last year's plan, a speech and approved answers into a folder and return it."""
    texts = {"2024年实施方案.md": OLD_PLAN, "动员会讲话.txt": SPEECH, "答疑口径.md": ANSWERS}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
