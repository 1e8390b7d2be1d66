"""Questions whose answer is a list of indicators: of a unit, due by a day, needing one document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.answering.clauses import is_pointed, topics
from bot.answering.fields import fields_asked
from bot.answering.heads import (
    asks_for_duties,
    asks_for_indicators,
    asks_whether,
    names_indicators,
)
from bot.answering.said import asked_words, unsaid
from bot.answering.standing import term_named
from bot.answering.understanding import Role, Understanding
from bot.answering.units_asked import UnitNamed, role_asked, unit_named
from bot.answering.wanted import group_wanted, item_beside_unit, item_wanted, topic_wanted
from bot.model import Question
from bot.worklist.board import plain
from bot.worklist.gist import gist
from bot.worklist.periods import PeriodNamed, period_named
from bot.worklist.register import Register, TaskTable

# Words that may stand beside a unit's name in a question for its list and say no more.
_AROUND_UNIT = re.compile(
    r"牵头|主责|主抓|挑头|打头|配合|参与|参加|协助|协办|负责|承担|责任|任务|指标|分解表|要交|交|要做|该做|做|欠|清单|点名|名下"
    r"|有份|管|归|抓|事情?|活儿?|作为|涉及|现在|也就是|只|光|想看看|给我?看看|发给?|统计|查|手上|手里|头上|身上|今年|本?年度?"
    r"|自己|一共|总共|合计|分别|同时|弄|干|东西|材料|佐证|还|该|能|会|多|少|数|列[出个]?|单位|部门|单子|什么|哪些|几|都"
)
_AROUND_DAY = re.compile(
    r"截止日?期?|到期|完成|办结|办完|做完|弄完|报完|交|报|时间|时限|节点|必须|必需|须|得|要|应当?|需要?|在|所有|全部|指标|任务|项目?|条目"
    r"|清单|单子|列[出个]?|最晚|最迟|日期|今年|本年|截至|之前|以前|前|全县|县里|还|都|就"
)
# 司法局电话, 司法局局长是谁: of the unit itself, and of nothing that it has to do.
_ITSELF = re.compile(
    r"电话|号码|传真|邮箱|地址|网址|在哪(?![些几个项里])|怎么走|上班|下班|局长|主任|书记|[镇乡]长|是谁"
)
_ONE_MEANT = re.compile(r"[这那]一?[个项条][^,，。?？]{0,10}指标")
_ALL_OF_IT = re.compile(
    r"整套|全套|整个|其余|其它|其他|完整|还要|那一?项|这一?项|全部材料|所有材料"
)
LEFT_OVER = 2
"""Characters that may remain of a question for a list when its own words are taken out."""

NAMING = 0.5
"""How much of a row words must tell, or of its name, to say that it is meant."""

_ROLE_ASKED = re.compile(
    r"(?<!谁)(?:牵头|配合|主责)[^,，。、?？]{0,12}(?:哪些|哪几|什么|啥|几[项个]|多少)"
)
_OF_ROWS = re.compile(r"指标|条目|小项|佐证|材料|资料|分解表|任务|证明|台账")
_NEAREST = re.compile(
    r"最近(?:的)?(?:[要一]个?)?(?:截止|到期|时限|节点|要交)|快到期|马上(?:要)?到期|最先(?:要)?(?:到期|截止|交)|即将(?:到期|截止)|临近(?:截止|到期)"
)


def as_list(
    base: Understanding, question: Question, register: Register, today: date
) -> Understanding | None:
    """The question as one for a list of indicators, or for their number; None if it is not."""
    table = base.table
    assert table is not None
    text = _without_asides(base.text, table)
    if asks_whether(text) or (_ONE_MEANT.search(text) and fields_asked(text).strong):
        return None
    asking = asks_for_indicators(text)
    period = period_named(text, table.year or today.year, today)
    when = text[period.begin : period.end] if period else ""
    if term := _term_asked(text, question, register, table):
        return replace(base, intent="due_list", period=None, units=term[1], term=term[0])
    named = [(part, unit_named(part, question, register, table)) for part in _parts(text)]
    # 刚从财政局调来，想问信访局牵头哪些: the clause that asks says who, if it names anybody.
    for part, unit in sorted(named, key=lambda one: not (one[1] and one[1].names)):
        if unit and _wants_unit_list(part, unit, when, table):
            said = text.replace(part, unit.outside(part), 1)
            return _unit_list(base, text, unit, role_asked(said), period)
    if period and _wants_due_list(text, period):
        return replace(base, intent="due_list", period=period.period)
    if (
        _NEAREST.search(text)
        and len(gist(_AROUND_DAY.sub(" ", _NEAREST.sub(" ", text)))) <= 2 * LEFT_OVER
    ):
        own = (question.asker.unit,) if question.asker.unit else ()
        return replace(base, intent="due_list", period=None, units=own)
    if not (asking or names_indicators(text)):
        return None
    return _by_content(base, text, table, asking=asking)


def _term_asked(
    text: str, question: Question, register: Register, table: TaskTable
) -> tuple[str, tuple[str, ...]] | None:
    """The recurring or standing term whose tasks are asked for, and of whom: 长期坚持的指标有哪些."""
    term = term_named(text)
    if term is None or not (asks_for_indicators(text) or names_indicators(text)):
        return None
    said = text[slice(*term)]
    rest = text.replace(said, " ", 1)
    unit = unit_named(rest, question, register, table)
    if unit:
        rest = unit.outside(rest)
    left = gist(_AROUND_DAY.sub(" ", _AROUND_UNIT.sub(" ", rest)))
    if len(left) > LEFT_OVER or role_asked(rest) != "any":
        return None
    return said, unit.names[:1] if unit else ()


def _without_asides(text: str, table: TaskTable) -> str:
    """The question without asides in brackets, unless they speak of a day: (8月31日前), (含当天),
    or stand in a name: 各乡镇(街道)."""

    def kept(aside: re.Match[str]) -> str:
        named = any(aside.group() in name for name in table.general_units)
        return aside.group() if named else ""

    return re.sub(r"[(（](?![^()（）]*[含月日号])[^()（）]*[)）]", kept, text)


def _parts(text: str) -> list[str]:
    """Each clause that asks by itself, then the whole text."""
    clauses = re.split(r"[,，。!！?？;；:：\n]", text)
    return [*(part for part in clauses if asks_for_indicators(part) or asks_for_duties(part)), text]


def _wants_unit_list(text: str, unit: UnitNamed, when: str, table: TaskTable) -> bool:
    """Whether what a unit has to do is asked for, and not one matter of it; ``when`` names a time."""
    if asks_for_indicators(text) or names_indicators(text):
        return True
    rest = unit.outside(text)
    rest = rest.replace(when, " ") if when else rest
    asked = fields_asked(rest)
    if {"score", "requirement"} & set(asked.fields) or is_pointed(text):
        return False
    left = gist(_AROUND_DAY.sub(" ", _AROUND_UNIT.sub(" ", _NEAREST.sub(" ", asked.rest))))
    if len(left) <= LEFT_OVER:
        return not _ITSELF.search(rest)
    # 刚接手，我们镇得配合哪些呀: a story does not matter as long as it names no indicator.
    return (asks_for_duties(text) or bool(_ROLE_ASKED.search(text))) and not _names_row(rest, table)


def _names_row(words: str, table: TaskTable) -> bool:
    """Whether what a message says beside the unit's name tells which indicator is meant."""
    best = next(iter(table.rows.match(topics(words), 1)), None)
    return best is not None and (best.told >= NAMING or best.named >= NAMING)


def _wants_due_list(text: str, period: PeriodNamed) -> bool:
    """Whether the indicators of a period are asked for, and not what happens in it."""
    rest = f"{text[: period.begin]} {text[period.end :]}"
    if asks_for_indicators(text) or names_indicators(text):
        return True
    left = gist(_AROUND_DAY.sub(" ", _AROUND_UNIT.sub(" ", rest)))
    return len(left) <= LEFT_OVER and not asked_words(rest)


def _unit_list(
    base: Understanding, text: str, unit: UnitNamed, role: Role, period: PeriodNamed | None
) -> Understanding:
    return replace(
        base,
        intent="unit_list",
        units=unit.names,
        role=role,
        words=item_beside_unit(text, base.table) or "" if base.table else "",
        period=period.period if period else None,
    )


def _as_it_is(word: str) -> tuple[str, ...]:
    return (word,)


def _group_named(base: Understanding, table: TaskTable) -> str | None:
    """The first- or second-level indicator that the text names whole."""
    groups = {g for i in table.indicators for g in i.groups if len(g) > 3}
    return max((g for g in groups if g in base.text), key=len, default=None)


def _mostly(item: str, text: str) -> bool:
    """Whether words are most of what a text says that does not speak of indicators: 回执 哪些."""
    return bool(re.search(r"指标|佐证|材料", text)) or 2 * len(item) >= len(
        gist(_AROUND_UNIT.sub(" ", text))
    )


def _whole_of_one(
    base: Understanding, item: str, text: str, table: TaskTable
) -> Understanding | None:
    """演练脚本是哪一项里的，那一项全套要交什么: the one indicator that wants it, and all of its list."""
    if not _ALL_OF_IT.search(text):
        return None
    wanting = [i for i in table.indicators if i.evidence and plain(item) in plain(i.evidence.text)]
    fields = fields_asked(text).fields
    shown = fields if "evidence" in fields else ("evidence", *fields)
    one = tuple(wanting) if len(wanting) == 1 else ()
    return replace(base, intent="indicator", indicators=one, fields=shown) if one else None


def _by_content(
    base: Understanding, text: str, table: TaskTable, *, asking: bool
) -> Understanding | None:
    """All indicators of a group, or whose evidence, name or requirement holds the words asked about."""
    bare = re.sub(r"[(（][^()（）]*[)）]", "", text)
    item, group = item_wanted(bare, table), _group_named(base, table)
    if item and not asking and not _mostly(item, text):
        item = None
    if item and not _OF_ROWS.search(text) and unsaid(asked_words(text), [item], _as_it_is):
        item = None  # 联系点一年要提多少条建议: something about one of them
    if group and len(group) >= len(item or ""):
        return replace(base, intent="group_list", words=group)
    if asking and (group := group_wanted(bare, table)) and len(group) > len(item or ""):
        return replace(base, intent="group_list", words=group)
    if item and (whole := _whole_of_one(base, item, text, table)):
        return whole
    if item:
        return replace(base, intent="evidence_list", words=item)
    if not asking:
        return None
    if topic := topic_wanted(text, table):
        return replace(base, intent="topic_list", words=topic)
    counted = re.sub(r"[一二三]级|[个项]", " ", text)
    if re.search(r"[几多]", text) and len(gist(_AROUND_UNIT.sub(" ", counted))) <= 2 * LEFT_OVER:
        return replace(base, intent="count")
    return None
