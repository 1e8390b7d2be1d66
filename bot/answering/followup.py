"""A message that leans on the turn before it, as a question that stands alone.

那牵头的呢 after 指标37要哪些佐证材料 is 指标37的牵头单位. A message that says by itself what it is about
gets nothing added. What comes out is a question in words; it is read like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.answering import carrying
from bot.answering.brought import POINTING, Brought, Reader
from bot.answering.choosing import chosen, ordinal_in, step_in
from bot.answering.heads import asks_for_indicators, asks_of_all
from bot.answering.spoken import Spoken
from bot.answering.units_asked import unit_named
from bot.model import Question
from ingest.model import FieldName
from prompts import reply

_MORE = re.compile(
    r"(?:还有|然后|继续|接着(?:说|讲)?|再说说?|其他的?|其它的?|别的)(?:的?呢|吗|么|没有|没)?[?？。!！\s]*"
)
_ROLE = re.compile(
    r"^(?:我们?|咱们?|本)[^,，。]{0,4}(?:只|仅)?(?:是|属于|算|作为)(?:的是)?(?:个)?"
    r"(?P<role>配合|责任|参与|牵头|主责)(?:单位|部门|方)?的?$"
)
_CHANGE = re.compile(
    r"(?:那|它|这项|今年)*(?:和去年比|跟去年比|比去年)?(?:都|又)?有(?:什么|哪些|啥|没有?)(?:变化|不同|调整|区别)(?:吗|没有)?"
)
_UPLOAD = re.compile(r"上传|报送|申报|平台|系统")
_LIST_OF_ROLE = re.compile(
    r"(?:都|只)?(?P<role>牵头|主责|配合|参与)的?(?:都|一共|总共)?(?:有|是)?(?:哪些|哪几[项个]|几[项个]|多少[项个]?)"
    r"(?:指标|任务)?[啊呀]?[?？]?"
)
_BARE = re.compile(r"第?(?P<number>\d{1,3})[项条号]?[。？?！!]*")
"""Nothing but a number, after an indicator has been spoken of."""
_OF_ROWS = frozenset[FieldName](("lead", "joint", "score"))
"""Fields that nothing but an indicator has."""
FEW = 3
"""Characters up to which a linked question (那谁来审查) may be about what was spoken of."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a message asks: a question, or where it can have none, ``said`` with what to say."""

    text: str = ""
    rewritten: bool = False
    said: str = ""


def follow_up(raw: str, spoken: Spoken | None, reader: Reader) -> Resolved:
    """The stand-alone question that a message asks after what was spoken of last.

    Which indicator is meant is not asked back twice running.
    """
    brought = reader.read(raw)
    if spoken and spoken.asked_back and (answer := _answering(raw, brought, spoken, reader)):
        return Resolved(answer, rewritten=True)
    if spoken and spoken.rows and (bare := _BARE.fullmatch(raw.strip())):
        raw = reply("understood.number", number=bare.group("number"))
        brought = replace(reader.read(raw), linked=True)
    if not leans(raw, brought):
        return Resolved(_plainly(raw, brought))
    spoken_of = spoken is not None and not (spoken.asked_back and not spoken.rows)
    text = _carried(raw, brought, spoken, reader) if spoken and spoken_of else ""
    if text:
        return Resolved(text, rewritten=True)
    if spoken and spoken_of and goes_on(raw):
        return Resolved(said="listed_all" if spoken.listed or spoken.rows else "found_all")
    return _alone(raw, brought, spoken, reader)


def goes_on(text: str) -> bool:
    """Whether a message only wants to be told on: 还有呢, 继续."""
    return bool(_MORE.fullmatch(text.strip()))


def leans(raw: str, brought: Brought) -> bool:
    """Whether a message does not say by itself what it asks, or of what."""
    if ordinal_in(raw) or step_in(raw) or goes_on(raw) or _ROLE.match(brought.text):
        return True
    if _CHANGE.fullmatch(brought.text.rstrip("?？")) or _role_of(brought):
        return True
    if brought.numbers or brought.named:
        return brought.linked and not (brought.fields or brought.lists or brought.rest)
    if brought.unit:
        return brought.linked and not brought.asks and not brought.rest
    if brought.rest:
        return _rest_leans(brought)
    if brought.fields:
        uploading = {"evidence", "deadline"} <= set(brought.fields)
        general = uploading and bool(_UPLOAD.search(brought.text))
        general = general or asks_of_all(brought.text)
        return not general and (not brought.lists or brought.linked)
    if brought.period:
        return brought.linked and not brought.lists
    return brought.points or bool(brought.table)


def _rest_leans(brought: Brought) -> bool:
    pointed = brought.points and bool(POINTING.match(brought.text))
    asks = brought.asks or brought.lists
    return pointed or (brought.linked and (not asks or len(brought.rest) <= FEW))


def _plainly(raw: str, brought: Brought) -> str:
    """A full question without the 那 before it, which would hide a number."""
    return brought.text if brought.linked and (brought.numbers or brought.unit) else raw


def _role_of(brought: Brought) -> str:
    """The part that a unit is asked about without being named: 牵头几项, 配合的有哪些."""
    found = _LIST_OF_ROLE.fullmatch(brought.text)
    if not found:
        return ""
    return "lead" if found.group("role") in ("牵头", "主责") else "joint"


def _alone(raw: str, brought: Brought, spoken: Spoken | None, reader: Reader) -> Resolved:
    """A message that leans on what is not there: asked as it is where a search may still answer."""
    if role := _role_of(brought):
        own = reader.question.asker.unit
        if own:
            return Resolved(reply(f"understood.lists.{role}", unit=own), rewritten=True)
        if not (spoken and spoken.asked_back):
            return Resolved(said="no_unit")
    subject = brought.subject or brought.rest or brought.period
    of_some_row = bool(brought.fields) and _OF_ROWS.issuperset(brought.fields)
    nothing = brought.points or of_some_row or not brought.fields
    place = ordinal_in(raw)
    alone = subject or asks_for_indicators(
        raw
    )  # 去年有今年没有的指标是哪些 needs nothing before it
    hopeless = (place and not place[1]) or goes_on(raw) or (nothing and not alone)
    if hopeless and not (spoken and spoken.asked_back):
        return Resolved(said="which")
    return Resolved(_plainly(raw, brought))


def _answering(raw: str, brought: Brought, spoken: Spoken, reader: Reader) -> str:
    """The question that a reply to one asked back completes."""
    if choice := chosen(raw, spoken.choices):
        return choice
    if brought.asks:
        return ""
    if brought.unit and brought.unit.names and spoken.asked.table:
        before = Question(spoken.asked.text)
        mine = unit_named(spoken.asked.text, before, reader.register, spoken.asked.table)
        name = brought.unit.names[0]
        if role := _role_of(reader.read(spoken.question)):
            return reply(f"understood.lists.{role}", unit=name)
        return (
            spoken.asked.text[: mine.start] + name + spoken.asked.text[mine.end :] if mine else ""
        )
    if brought.numbers or brought.named:
        return carrying.of_subject(brought, spoken, reader)
    return ""


def _carried(raw: str, brought: Brought, spoken: Spoken, reader: Reader) -> str:
    if place := ordinal_in(raw):
        return carrying.of_nth(*place, spoken, reader)
    if step := step_in(raw):
        return carrying.of_neighbour(step, spoken, reader)
    if goes_on(raw):
        return carrying.of_whole(spoken, reader)
    if role := _ROLE.match(brought.text):
        return carrying.of_role(role.group("role"), spoken, reader)
    if (part := _role_of(brought)) and spoken.asked.intent == "unit_list":
        return carrying.of_role(part, spoken, reader)
    if _CHANGE.fullmatch(brought.text.rstrip("?？")):
        return carrying.of_change(spoken, reader)
    if brought.numbers or brought.named:
        return carrying.of_subject(brought, spoken, reader)
    if brought.unit:
        return carrying.of_unit(brought, spoken, reader)
    if brought.rest or (brought.points and brought.asks and not brought.fields):
        return carrying.of_topic(brought, spoken, reader)
    if brought.table:
        return carrying.of_table(brought, spoken, reader)
    if brought.period:
        return carrying.of_period(brought, spoken, reader)
    return carrying.of_fields(brought, spoken, reader)
