"""Which unit a question for a list is about, and as what: 我们局牵头的, 除了牵头的还要配合哪些."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.strange_units import strange_unit
from bot.answering.understanding import Role
from bot.model import Question
from bot.worklist.board import plain
from bot.worklist.register import Register, TaskTable

_MINE = re.compile(
    r"(?:我|咱|本|俺)们?(?:这个?)?(?:单位|分局|局|委|办公室|办|部门|部|镇|乡|街道办?|中心|队|所|院|会|这边|这里|这儿|这)"
    r"|我们|咱们|俺们"
)
_TOWN = re.compile(
    r"(?<![各乡每哪这那几个])(?!个|每|各|哪|这|那|.?乡镇)[\u4e00-\u9fff]{2}(?:镇|乡|街道办事处|街道)(?!镇|街|执法|赋权|综合|综治|法治)"
)
_AFTER_STEM = re.compile(
    r"\s*(?:牵头|配合|主责|负责|哪|\d|[一二三四五六七八九十]+月|今年|所有|全部)"
)
_LEAD = re.compile(r"牵头|主责|挑头|打头|领头|带头|主抓|抓总|主办|归[^,，。?？]{1,8}(?:抓|管)")
_IN_CHARGE = re.compile(r"管的|负责|主管")
_JOINT = re.compile(r"配合|参与|协助|协办|打下手|作?为?责任单位")
_EITHER = re.compile(r"不[管论分问]|无论|都算|和[^,，。]{0,4}配合|加起来")
_NOT_LEAD = re.compile(
    r"(?:(?<!有)没有?|不(?![管论分])|不是|不当|不算|非|除了?|除去|除开|去掉|抛开|扣除|不含|不包括)[^,，。、的]{0,6}(?:牵头|主责|挑头)"
    r"|(?:牵头|主责)(?:的)?(?:之外|以外|除外|先?不[算要用]|先?别)|[只光](?:是|当|做|算)?(?:配合|参与)"
)
_NOT_JOINT = re.compile(
    r"(?:不|不是|不当|不算|非|除了?|除去|去掉|不含|不包括)[^,，。、的]{0,6}(?:配合|参与)"
    r"|配合(?:的)?(?:之外|以外|除外|先?不[算要用]|先?别)|[只光](?:是|当|做|算|看)?(?:牵头|主责)"
)


@dataclass(frozen=True, slots=True)
class UnitNamed:
    """Where a unit is named (half-open), and the full names meant; none for 我们局 of nobody known."""

    start: int
    end: int
    names: tuple[str, ...]

    def outside(self, text: str) -> str:
        """The text without the words that name the unit."""
        return f"{text[: self.start]} {text[self.end :]}"


def unit_named(
    text: str, question: Question, register: Register, table: TaskTable
) -> UnitNamed | None:
    """The unit that a text is about: one that the table names, a town, or the asker's own.

    我们局 means the asker's unit, or the unit that the message introduces itself with.
    """
    mention = register.units_of(table).find(text) or register.units.find(text)
    strange = None if mention else strange_unit(text)
    mine = _MINE.search(text)
    own = _own(question, register, table)
    if mine and (own or not (mention or strange)):
        # 跟我们编办有关的: the unit's name follows what points at it, and says who is meant.
        if mention and mention.start <= mine.end() <= mention.end:
            named = own if set(own) & set(mention.names) else mention.names
            return UnitNamed(mine.start(), mention.end, named)
        return UnitNamed(mine.start(), mine.end(), own)
    if general := _collective(text, table):
        return general
    if mention:
        named = own if set(own) & set(mention.names) else mention.names
        return UnitNamed(mention.start, mention.end, named)
    if strange:
        return UnitNamed(*strange, (text[slice(*strange)],))
    # A town that no row names still has what is given to 各乡镇（街道）.
    if town := _TOWN.search(text):
        return UnitNamed(town.start(), town.end(), (town.group(),))
    return _by_nickname(text, register, table)


def _own(question: Question, register: Register, table: TaskTable) -> tuple[str, ...]:
    """The asker's own unit by its full name, whatever name it was bound by."""
    unit = question.asker.unit
    if not unit:
        return ()
    meant = register.units_of(table).resolve(unit) or register.units.resolve(unit)
    return meant if len(meant) == 1 else (unit,)


def _collective(text: str, table: TaskTable) -> UnitNamed | None:
    """写“各执法单位”的指标有哪些: the name itself is asked about, with or without its brackets."""
    for name in table.general_units:
        for spelled in (name, plain(name)):
            if (start := text.find(spelled)) >= 0:
                return UnitNamed(start, start + len(spelled), (name,))
    return None


def _by_nickname(text: str, register: Register, table: TaskTable) -> UnitNamed | None:
    """A unit called by its stem at the head of a message: 财政 配合项, 住建 10月底前交哪些."""
    for length in (3, 2):
        after = _AFTER_STEM.match(text, length)
        names = register.units_of(table).resolve(text[:length] + "局") if after else ()
        if len(names) == 1:
            return UnitNamed(0, length, names)
    return None


def is_mine(words: str) -> bool:
    """Whether words point at the asker's own unit: 我们局, 本单位."""
    return bool(_MINE.match(words))


def role_asked(text: str) -> Role:
    """As what a unit is asked about: 除了牵头的还要配合哪些 asks for what it joins."""
    if _EITHER.search(text) and _LEAD.search(text) and _JOINT.search(text):
        return "any"
    if _NOT_LEAD.search(text):
        return "joint"
    lead, joint = _LEAD.search(text), _JOINT.search(text)
    if lead and _NOT_JOINT.search(text):
        return "lead"
    if joint and (lead or _IN_CHARGE.search(text)):
        return "any"
    return "lead" if lead else "joint" if joint else "any"
