"""Words that staff use for a thing beside the word that the tables use."""

from __future__ import annotations

from collections.abc import Iterator

# What is typed -> what tables write. Longer words first, so that none hides a part of another.
SYNONYMS: tuple[tuple[str, str], ...] = (
    ("一把手出庭", "行政机关负责人出庭应诉"),
    ("领导出庭", "行政机关负责人出庭应诉"),
    ("负责人出庭", "行政机关负责人出庭应诉"),
    ("红头文件", "行政规范性文件"),
    ("规范性文件", "行政规范性文件"),
    ("重大决策", "重大行政决策"),
    ("合法性审核", "合法性审查"),
    ("法制审核", "合法性审核"),
    ("年报", "年度报告"),
    ("民意调查", "满意度测评"),
    ("民调", "满意度测评"),
    ("法治办", "依法治县办"),
    ("述法", "述职述法"),
    ("普法", "法治宣传教育"),
    ("学法", "学习法律"),
    ("法顾", "法律顾问"),
    ("放管服", "简政放权放管结合优化服务"),
    ("信访", "信访矛盾"),
    ("调解", "人民调解"),
    ("复议", "行政复议"),
    ("应诉", "行政应诉"),
    ("罚款", "行政处罚"),
    ("处罚", "行政处罚"),
    ("审批", "行政审批"),
    ("许可", "行政许可"),
    ("执法证", "行政执法证件"),
    ("抽查", "双随机一公开"),
    ("营商", "营商环境"),
    ("公开", "政务公开"),
    ("应急", "突发事件应急"),
    ("没有经过", "未经"),
    ("没经过", "未经"),
    ("没通过", "未通过"),
    ("没过", "未经"),
    ("上常务会", "提交常务会议讨论"),
    ("上会", "提交会议讨论"),
    ("造假", "虚假材料"),
    ("弄虚作假", "虚假材料"),
    ("传完", "上传"),
    ("传上去", "上传"),
    ("步骤", "程序"),
    ("检查", "监督检查"),
)


def expand(text: str) -> Iterator[str]:
    """The text, then the text with each staff word replaced by the tables' word, one at a time."""
    yield text
    for typed, written in SYNONYMS:
        if typed in text and written not in text:
            yield text.replace(typed, written)
