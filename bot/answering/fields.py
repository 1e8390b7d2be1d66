"""Which fields of an indicator a question asks for, in the words that staff use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ingest.model import FieldName

_WHO = (
    r"(?:谁家?|哪(?:一?个|几个?|些|家|几家|一家|两家)?(?:县直|市直)?"
    r"(?:单位|部门|局|办|委|乡镇街道|乡镇|镇街|镇|街道)?|(?:什么|何)(?:单位|部门))"
)
_COUNTED = r"(?:小时|学时|工作日|次|场|回|人|名|家|条|件|个|天|日|周|年|月|份|篇|遍|趟|%)"


class _Words(NamedTuple):
    """How one field is asked for: in words that mean nothing else, and in words that may."""

    field: FieldName
    strong: re.Pattern[str]
    weak: re.Pattern[str] | None = None


def _words(field: FieldName, strong: str, weak: str | None = None) -> _Words:
    return _Words(
        field, re.compile(strong, re.IGNORECASE), re.compile(weak, re.IGNORECASE) if weak else None
    )


# Order matters: a longer or more telling phrase is taken out of the question before a vaguer one
# could claim its characters (责任单位 is the co-unit column, 谁负责 asks who leads).
_FIELDS: tuple[_Words, ...] = (
    # 每家报几份 asks how many are enough, 要报几份 which ones.
    _words(
        "requirement",
        r"[每各][^,，。?？]{1,6}(?:报|交|提供|开展|推出|来|查|办)(?:几|多少)[^,，。?？分]?",
    ),
    _words(
        "score",
        r"(?:评分|评价|打分|扣分|考核|计分|达标)(?:标准|办法|规则|条件)|(?:怎么|如何|咋)(?:个)?"
        r"(?:打分|扣分?|给分|评分?|评价|算分|计分|考核)(?:法)?|(?:各|要|会|得|就|都|才|一[处件项次个])*"
        r"(?:扣|减|加)(?:掉|去)?(?:几|多少|不扣)分?|扣分|分值|评分|打分|算分|给分|得分|满分|失分"
        r"|(?:占|值|有|是|给|共)?(?:多少|几)分|扣(?=[?？]|$)|(?:怎么|怎样|如何|咋)(?:才|才能)?(?:算|能算)(?:是)?"
        r"(?:合格|达标|过关|完成|优秀|到位|过)|(?:怎样|怎么)才(?:算|行)|算(?:达标|合格|过关)|标准是(?:什么|啥)|什么标准",
    ),
    _words(
        "joint",
        rf"(?<=牵头)[ 、和与跟及,，]*配合(?=[ 都是谁的]|$)"
        r"|(?:配合|责任|参与|协办|协同|协助)(?:的)?(?:单位|部门|方)(?:都)?(?:是|有)?(?:谁|哪些|哪几个|哪几家)?"
        rf"|{_WHO}(?:来|在|要|去|也|一起|负责|跟着)*(?:配合|参与|协助|协办)"
        rf"|(?:由|跟|和|找){_WHO}(?:配合|协办|协助)|配合的?(?:又|都|主要)*(?:是|有)?(?:谁|哪)|还有谁|配合(?=$|[\s?？/、,，。呀啊呢])|(?<=[/、和与])配合",
    ),
    _words(
        "lead",
        r"(?:牵头|主责|主办|负责|主管|归口)(?:的)?(?:单位|部门|局)(?:都)?(?:是|有)?(?:谁|哪个|哪家|哪几家|哪些|哪)?"
        rf"|{_WHO}(?:来|在|具体|该|要|是)*(?:牵头|挑头|打头|主抓|主管|主责|抓总|抓)"
        rf"|牵头的?(?:都)?(?:是|有)?(?:谁|哪[一几两]?[个家些]?)|归口|牵头|主责|主抓|抓总",
        rf"{_WHO}(?:来|在|具体|该|要|是)*(?:负责|管|承担|做|办|弄|搞)"
        rf"|归{_WHO}(?!档)(?:管|负责|抓)?|由{_WHO}(?:负责|管|来做|来)?|该找(?:谁|哪)|谁的(?:事|活)|(?:是|归)?[^,，。?？]{{1,6}}管还是[^,，。?？]{{1,6}}管|是哪家",
    ),
    _words(
        "evidence",
        r"(?:佐证|左证|佐正|证明|支撑|印证)(?:的)?(?:材料|资料|清单)?|材料清单|台账"
        r"|拿(?:什么(?![时意])|啥(?!时))(?:来|去)?(?:证明|佐证)|(?:哪些|什么(?![时意])|啥(?!时)|几样|几份|几项|多少)(?:佐证|证明)"
        r"|(?:要|需要?|该|应|得)?(?:交|提供|提交|准备|备)的?(?:全部)?(?:东西|材料|资料)",
        r"(?:要|需要|需|得|该|应|应当|应该|都|还)?(?:交|提供|提交|准备|上传|报送|上报|报|传|归|备|收集|整理|留|拿|递|弄|附)"
        r"(?:上去|上来|齐)?(?:些|哪些|什么(?![时意])|啥(?!时)|几样|几份|几项|哪几样|哪几份|哪几项|多少)(?:东西|材料|资料|文件|附件|档|证明|痕迹)?"
        r"|(?:哪几个|哪些|几个)(?:附件|档|件|文件)"
        r"|(?:要|需要|得|该)?(?:交|提供|提交|准备|报)的(?:都)?是(?:啥|什么|哪些)"
        r"|要(?:啥|什么|哪些)(?:照片|文件|记录|台账)|哪几[份样]|一项(?:都|也)?不(?:能)?[漏落]|全套"
        r"|全部是(?:哪些|什么)|要不要(?:交|提供|传|报)"
        r"|(?:哪些|什么(?![时意])|啥(?!时)|几样|几份|几项|多少)(?:东西|材料|资料|凭证|证据)|(?:材料|资料|东西)(?:要|需要|有|是)?"
        r"(?:几样|几份|几项|多少份?|哪些|啥|什么)|材料|资料|证据|东西|清单(?=[ 要是有]|$)"
        r"|要(?:有)?(?:啥|什么|哪些)(?=[\s?？。呢啊呀吧了]|$)",
    ),
    _words(
        "deadline",
        r"(?:完成|办结)(?:的)?(?:时限|时间|期限|节点|日期)|时间节点|节点|时限|deadline|ddl|时间要求"
        r"|(?:最晚|最迟)(?:几月|几[号日]|哪天|什么时候|啥时候|到)?|几[号日](?:之前|以前|前|截止)"
        r"|(?:多久|多长时间)(?:要)?(?:交|报|上传|报送|汇总)(?:一次|一回)?",
        r"(?:报送|上传|上交)(?:的)?(?:时限|时间|期限|日期)|截止(?:时间|日期|日|到)?(?:是)?(?:几月几[号日]|几[号日]|哪天|什么时候)?|期限|到期"
        r"|(?:是)?(?:什么时候|啥时候|啥时|什么时间|何时|何日|哪天|哪一天|几[号日](?!内|之内)|几月(?:几[号日]|份|底)?)(?:之前|以前|前|底|为限)?|具体日期",
    ),
    _words("remark", r"备注|附注"),
    _words(
        "requirement",
        r"(?:具体|工作|指标|主要|什么|哪些|有啥|啥)要求|要求(?:是|有|包括|几|多少)?(?:什么|哪些|啥|几|多少)|(?<![按照合])要求(?!我|各|你|交|报|提|上传|带|写|的(?:材料|佐证))|有何(?:要求|规定|标准)|(?:有|是)(?:什么|啥|哪些)规定|达标线"
        r"|怎么要求|指标内容|(?:具体|主要)内容|内容(?:是|有)?(?:什么|哪些|啥)|做到(?:什么程度|什么|哪些|啥)|(?:说|讲)的是(?:什么|啥)",
        r"要求|(?:应该|应当|要|该|需要|得)?(?:怎么|如何|怎样|咋)(?:做|落实|开展|完成|弄|搞)"
        rf"|(?:至少|最少|最多|不少于|不低于|得|要|要求|达到|必须|每年|一年|全年)*(?:几|多少|百分之几)(?:个|大)?{_COUNTED}"
        r"(?!材料|资料|佐证|东西|分)|达到(?:多少|几)|(?:比例|率|占比)[^,，。]{0,6}(?:多少|几)|多少才(?:行|够|算)"
        r"|多久(?:一次|要|之内|内|以内)?|多长时间(?:之内|内|以内)?|是什么意思|什么意思|指什么|是什么|是啥|讲(?:的)?啥",
    ),
)


@dataclass(frozen=True, slots=True)
class FieldsAsked:
    """The fields asked for in order of mention, and the question without the words that ask.

    ``rest`` has the same length as the question, so that places stay places. ``strong`` is true
    when a field is asked in words that mean nothing else (扣几分, 牵头单位), which a question about
    prose does not use; 什么时候 and 材料 may ask for anything.
    """

    fields: tuple[FieldName, ...]
    rest: str
    strong: bool = False


def fields_asked(text: str) -> FieldsAsked:
    """The fields that a normalised text asks for. A vague 要求 counts only when nothing else does."""
    found: dict[FieldName, int] = {}
    rest, strong = text, False
    for words in _FIELDS:
        for pattern in (words.strong, words.weak):
            match = pattern.search(rest) if pattern else None
            if not match or pattern is None:
                continue
            if words.field == "requirement" and pattern is words.weak and _vague(match, found):
                continue
            strong = strong or pattern is words.strong
            found.setdefault(words.field, match.start())
            rest = pattern.sub(lambda m: "\0" * len(m.group()), rest)
    ordered = tuple(sorted(found, key=lambda name: found[name]))
    return FieldsAsked(ordered, rest.replace("\0", " "), strong)


def _vague(match: re.Match[str], found: dict[FieldName, int]) -> bool:
    """Whether words for the requirement are too common to count beside another field."""
    return bool(found) and not re.search(r"[几少久]|多长|怎么做", match.group())
