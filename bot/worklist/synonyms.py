"""Words that staff use for a thing beside the word that the tables use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from vectorstore.thesaurus import Synonym

# As shipped: what is typed -> what tables write. Longer words first, so that none hides a part of
# another.
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
    ("案子", "案件"),
    ("官司", "行政诉讼"),
    ("帐号", "账号"),
    ("登陆", "登录"),
    ("垫底", "末位"),
    ("重传", "重新上传"),
    ("老百姓", "群众"),
    ("迟交", "逾期"),
    ("晚交", "逾期"),
    ("毛病", "问题"),
    ("相片", "照片"),
    ("村民", "群众"),
    ("居民", "群众"),
    ("关门", "关闭"),
    ("法庭", "法院"),
    ("作假", "弄虚作假"),
    ("股室", "内设机构"),
    ("科室", "内设机构"),
    ("没章", "没有公章"),
    ("取名", "命名"),
    ("起名", "命名"),
    ("名字", "名称"),
    ("大会", "会议"),
    ("身份证号", "个人信息"),
    ("不沾边", "不涉及"),
    ("改期", "延期"),
    ("推迟", "延期"),
)


AT_MOST = 24
"""Other wordings of one text: each costs a look at every row."""


class Synonyms:
    """What may be said in other words: those that were entered come before those that are shipped."""

    def __init__(self, entered: Iterable[Synonym] = ()) -> None:
        known = tuple(entered)
        apart = {(each.word, each.preferred) for each in known if each.relation == "not"}
        self.own = tuple(dict.fromkeys(_pairs([e for e in known if e.relation != "not"])))
        """What is typed with what it may stand for, as entered; longer words first."""
        self._all = (*self.own, *(pair for pair in SYNONYMS if pair not in apart))

    def expand(self, text: str) -> Iterator[str]:
        """The text, then the text with each staff word replaced by the tables' word, one at a time."""
        yield text
        others = (
            text.replace(typed, written)
            for typed, written in self._all
            if typed in text and written not in text
        )
        yield from islice(others, AT_MOST)

    def widened(self, text: str) -> str:
        """The text followed by what its own words of the organiser stand for, for a search.

        The shipped ones are left out: over the question sets they found as much as they lost.
        """
        more = [written for typed, written in self.own if typed in text and written not in text]
        return " ".join(dict.fromkeys([text, *more]))


def _pairs(entered: Iterable[Synonym]) -> list[tuple[str, str]]:
    """Word to preferred word; within a set, words that stand for each other also to one another."""
    sets: dict[str, list[str]] = {}
    found = []
    for each in entered:
        found.append((each.word, each.preferred))
        if each.relation == "mutual":
            sets.setdefault(each.preferred, [each.preferred]).append(each.word)
    found += [(a, b) for mutual in sets.values() for a in mutual for b in mutual if a != b]
    return sorted(found, key=lambda pair: -len(pair[0]))


expand = Synonyms().expand
"""Other wordings by what is shipped alone."""
