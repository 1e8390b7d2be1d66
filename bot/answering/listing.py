"""Questions whose answer is a list of indicators: of a unit, due by a day, needing one document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.answering.fields import fields_asked
from bot.answering.understanding import Role, Understanding
from bot.model import Question
from bot.worklist.board import plain
from bot.worklist.deadlines import Due, read_deadline
from bot.worklist.names import gist
from bot.worklist.register import Register

_MINE = re.compile(
    r"(?:我|咱|本|俺)们?(?:单位|局|委|办|部门|部|镇|乡|街道|中心|队|所|这边|这里|这)|我们|咱们"
)
_DUTY = re.compile(
    r"牵头|配合|负责|承担|责任|参与|参加|任务|指标|要交|交什么|要做|还欠|该做|主责|协办|清单|哪些|几项|点名|名下|有份|管|归|抓|事"
)
_LIST = re.compile(
    r"哪些|哪几[个项条]?|几项|多少项|几个|有什么|有啥|列出|列一下|列个|列|所有|全部|清单|任务"
    r"|要交什么|交什么|要做什么|要做|什么活|分解表|任务表|表里|都有|都"
)
_UNIT_WORDS = re.compile(
    r"作为|项目|涉及|参加|改[镇区制]以?后|现在|也就是|就是|光|只|不牵头|不配合|想看看|发给|发|是|由|让|给我?看看|统计|查|名下|归|单位|部门|手上|手里|头上|身上|今年|本年度?|自己|一共|总共|合计|项|有没有|分别|同时"
    r"|主抓|抓|管|弄|干|活|事情?|东西|材料|佐证|以内|前面?|之类|欠|着|还|该|能|会|多|少|数|份|份儿"
)
_TOWN = re.compile(
    r"(?<![各乡])[\u4e00-\u9fff]{2}(?:镇|乡|街道办事处|街道)(?!镇|街|执法|赋权|综合|综治|法治)"
)
LEFT_OVER = 2
"""Characters that may remain of a question for a unit's list when its own words are taken out."""

_UNTIL = re.compile(
    r"(?P<when>(?:20\d\d年)?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
    r"(?:(?:[0-3]?\d|[一二三四五六七八九十]{1,3})[日号]|底|末|初|上旬|中旬|下旬)?"
    r"|第?[一二三四1-4]季度末?|上半年|年底|年末)"
    r"(?:之前|以前|前|到期|截止|完成|就?要完成|必须|要交|要报|要|需|以?内|为止)"
)
_DUE_WORDS = re.compile(
    r"帮[我忙]|拉个单子|单子|截止日|最晚|最迟|日期|交吗|交|吗|今年|所有|赶|弄完|做完|办完|报完|得|搞定|截止|到期|完成|时间|时限|必须|需要|要|在|得|应当?|的|列[出个一]?下?|清单|请|指标|任务|项|条目|都|有"
)
_NEAREST = re.compile(
    r"最近(?:的)?(?:截止|到期|时限|节点)|快到期|马上到期|最先(?:到期|截止)|即将到期"
)
_ROWS = r"(?:三级)?(?:指标|条目|项目|任务|几项|项)"
_THING = r"(?P<thing>[^?？。,，的“”\"]{2,20}?)"
_WHICH = r"(?:哪些项?|哪几[个项条]?|哪[个项条]|几[项个]|多少[项个])"
_VERBS = r"(?:拿出|写着?|带着?|交|提供|提交|报送|报|上传|用到?|准备|有|到|了)*"
_MUST = r"(?:里面?有|里写着|里面写着|里面?带|里面?要|带|写着|有|拿出|要求|需要|需|要|得|应|提到|涉及|用到)"
_NEEDS = (
    re.compile(f"{_WHICH}(?:{_ROWS})?(?:里面?|中|都|的佐证材料)*{_MUST}{_VERBS}{_THING}[?？]?$"),
    re.compile(
        f"{_MUST}{_VERBS}[“\"']?{_THING}[”\"']?的(?:全部|所有)?(?:{_ROWS})?(?:列一下|都?有|是)?(?:{_WHICH}(?:{_ROWS})?)?[?？]?$"
    ),
    re.compile(f"^{_THING}(?:可以|能|要|得)?(?:用|交)(?:在|于|到){_WHICH}(?:{_ROWS})?"),
)
_COUNT = re.compile(
    r"(?:一共|总共|共有?|合计|总计)?(?:有)?(?:多少|几)(?:个|项|条)(?:三级)?(?:指标|任务|条目)"
)


def as_list(
    base: Understanding, question: Question, register: Register, today: date
) -> Understanding | None:
    """The questions whose answer is a list of indicators, or their number."""
    text = base.text
    if needed := _evidence_kind(base, register):
        return needed
    unit = _unit_list(base, question, register)
    if unit:
        return unit
    if until := _UNTIL.search(text):
        due = read_deadline(until.group("when"), _year(base, today))
        rest = _DUE_WORDS.sub(" ", _LIST.sub(" ", _UNTIL.sub(" ", text)))
        if due.kind == "date" and len(gist(rest)) < 3:
            return replace(base, intent="due_list", due=due, words=until.group("when"))
    if _NEAREST.search(text):
        return replace(base, intent="due_list", due=Due("date", None))
    if group := _group(base):
        return group
    if _COUNT.search(text) and len(gist(_COUNT.sub("", text))) < 8:
        return replace(base, intent="count")
    return None


def _evidence_kind(base: Understanding, register: Register) -> Understanding | None:
    """All indicators that want one kind of evidence: what is named stands in some list."""
    assert base.table is not None
    if register.units.find(base.text) or _UNTIL.search(base.text):
        return None
    text = re.sub(r"^请?(?:列出|列一下|找出|查一下)", "", base.text)
    for pattern in _NEEDS:
        found = pattern.search(text)
        words = plain(found.group("thing")) if found else ""
        if len(words) >= 2 and base.table.wants(words):
            return replace(base, intent="evidence_list", words=found.group("thing"))  # type: ignore[union-attr]
    return None


def _year(base: Understanding, today: date) -> int:
    return (base.table.year if base.table else None) or today.year


def _unit_list(base: Understanding, question: Question, register: Register) -> Understanding | None:
    """All indicators of a unit: the unit is named (or 我们局) and nothing else is asked about."""
    for text in _clauses(base.text):
        found = _unit_named(text, base, question, register)
        if found and (listed := _unit_asked(base, text, *found)):
            return listed
    return None


def _clauses(text: str) -> list[str]:
    """The question without asides in brackets; then each clause that may ask by itself."""
    text = re.sub(r"[(（][^()（）]*[)）]", "", text)
    return [text, *(c for c in re.split(r"[,，。!！?？;；:：\n]", text) if len(c) >= 4)]


def _unit_asked(
    base: Understanding, text: str, start: int, end: int, units: tuple[str, ...]
) -> Understanding | None:
    """The list of the unit named in ``text[start:end]``, if nothing else is asked about there."""
    around = f"{text[:start]} {text[end:]}"
    fields, rest = fields_asked(around)
    until = _UNTIL.search(text)
    rest = _UNIT_WORDS.sub(" ", _DUTY.sub(" ", _LIST.sub(" ", _UNTIL.sub(" ", rest))))
    if len(gist(_NEAREST.sub(" ", rest))) > LEFT_OVER:
        return None
    around = re.sub(r"不牵头|不是牵头|不含牵头|不配合|不算配合", "", base.text)
    role: Role = "lead" if re.search(r"牵头|主责|主抓", around) else "any"
    if re.search(r"配合|参与|协办|参加", around):
        role = "any" if role == "lead" else "joint"
    due = read_deadline(until.group("when"), base.table.year or 0) if until and base.table else None
    return replace(
        base,
        intent="unit_list",
        units=units,
        unit_words=text[start:end],
        role=role,
        fields=fields,
        due=due if due and due.kind == "date" else None,
    )


def _unit_named(
    text: str, base: Understanding, question: Question, register: Register
) -> tuple[int, int, tuple[str, ...]] | None:
    """Where a unit is named and which ones it can be: one in the table, a town, or the asker's."""
    if mention := register.units_of(base.table).find(text):
        return mention.start, mention.end, mention.names
    if mine := _MINE.search(text):
        return mine.start(), mine.end(), tuple(filter(None, [question.asker.unit]))
    # A town that no row names still has what is given to 各乡镇（街道）.
    town = _TOWN.search(text)
    if town:
        return town.start(), town.end(), (town.group(),)
    if mention := register.units.find(text):
        return mention.start, mention.end, mention.names
    return None


def _group(base: Understanding) -> Understanding | None:
    """All indicators below a first- or second-level one that the text names whole."""
    assert base.table is not None
    if not re.search(r"哪些|哪几|几项|多少", base.text) or not re.search(
        r"指标|条目|任务|小项|项", base.text
    ):
        return None
    groups = {g for i in base.table.indicators for g in i.groups if len(g) > 3}
    named = [g for g in groups if g in base.text]
    return replace(base, intent="group_list", words=max(named, key=len)) if named else None
