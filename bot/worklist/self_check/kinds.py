"""What kind of document a name says it is: 集体讨论会议纪要 is a 纪要, 会议通知 a 通知."""

from __future__ import annotations

from dataclasses import dataclass

# Words that name the same kind stand together; a kind is called by its first word.
_SAME: tuple[tuple[str, ...], ...] = (
    ("目录", "清单", "一览表"),
    ("名录", "名册", "花名册", "名单", "名录库"),
    ("台账", "台帐"),
    ("登记表", "登记簿", "登记册", "登记"),
    ("纪要",),
    ("记录", "纪录", "记录表", "记录簿", "实录"),
    ("笔录",),
    ("意见书", "意见"),
    ("建议书", "建议"),
    ("报告", "报告书"),
    ("总结",),
    ("通知书", "通知"),
    ("公告", "公示", "通告"),
    ("通报",),
    ("批复",),
    ("请示",),
    ("函", "复函", "答复函", "回复函"),
    ("方案",),
    ("计划", "规划"),
    ("要点",),
    ("预案",),
    ("办法",),
    ("制度",),
    ("规定",),
    ("细则",),
    ("规则",),
    ("机制",),
    ("指南",),
    ("说明",),
    ("证明",),
    ("证书", "证件", "资格证", "律师证", "执法证"),
    ("凭证",),
    ("合同", "协议", "协议书"),
    ("聘书",),
    ("照片", "图片"),
    ("截图", "截屏"),
    ("视频", "录像"),
    ("统计表", "统计", "报表", "汇总表"),
    ("打分表", "评分表"),
    ("审查表",),
    ("对照表", "对比表", "比对表", "对照", "对比"),
    ("核查表",),
    ("评价表", "评价"),
    ("反馈表",),
    ("回访表",),
    ("签到表", "签到册", "签到簿"),
    ("成绩单", "成绩"),
    ("卷宗", "案卷"),
    ("回执", "回证"),
    ("课件",),
    ("课表", "课程表"),
    ("决定书", "决定"),
    ("判决书",),
    ("文书",),
    ("结论",),
    ("简报",),
    ("讲话",),
    ("脚本",),
    ("日志",),
    ("表",),
)
_GENERAL = ("文件", "材料", "资料", "情况", "文本", "公文", "结果")
"""Words for something written, whatever it is: where they are asked for, any kind will do."""

_KINDS = {word: same[0] for same in _SAME for word in same} | {word: word for word in _GENERAL}
_WORDS = sorted(_KINDS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Kind:
    """The word at the end of a name that says what kind of document it is, and what it is called."""

    word: str
    name: str

    @property
    def general(self) -> bool:
        """Whether it says no more than that something is written."""
        return self.name in _GENERAL

    def serves_as(self, wanted: Kind) -> bool:
        """Whether a document of this kind can be what is wanted."""
        return wanted.general or self.name == wanted.name


def kind_of(name: str) -> Kind | None:
    """The kind that a name ends with, by its longest word; None when it says none.

    问卷统计结果 is a 统计: a general word after another kind adds nothing.
    """
    word = next((word for word in _WORDS if name.endswith(word)), None)
    if word is None:
        return None
    before = name.removesuffix(word)
    if word in _GENERAL and (inner := kind_of(before.removesuffix("的"))):
        return Kind(before[before.rindex(inner.word) :] + word, inner.name)
    return Kind(word, _KINDS[word])
