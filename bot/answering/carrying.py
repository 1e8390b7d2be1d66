"""What a message that leans on the turn before means, put as a question in words.

Each function takes what the message brings and what was spoken of, and gives the question; an empty
text where the two do not fit together.
"""

from __future__ import annotations

import re

from bot.answering.brought import POINTING, Brought, Reader
from bot.answering.naming import fields_of, subject_of, table_words
from bot.answering.spoken import Spoken
from bot.answering.units_asked import unit_named
from bot.model import Question
from bot.worklist.gist import gist
from ingest.model import FieldName, Indicator
from prompts import reply

MANY = 5
"""Rows of an answer up to which a field is told for each."""
_UNITS = re.compile(
    r"(?:县直|各)?(?:政府)?(?:部门|单位)|各?(?:乡镇|镇街)(?:[（(]街道[）)])?|街道|村居?|社区"
)
_COUNTED = re.compile(r"[几哪两三四五六七八九](?:个|大|项)?(阶段|步骤|步|环节|方面|原则)")
_YEARS = re.compile(r"(?:20)?\d\d年(?:度)?的?|去年的?|今年的?|前年的?")


def of_subject(brought: Brought, spoken: Spoken, reader: Reader) -> str:
    """那38项呢: the same fields of another indicator, in the table that was spoken of."""
    words = brought.named or "、".join(
        reply("understood.number", number=n) for n in brought.numbers
    )
    asked = fields_of(words, brought.fields or spoken.fields)
    if brought.table:
        return _in_table(brought.table, asked)
    row = next(iter(spoken.rows), None)
    if row and reader.table and row.document != reader.table.document.id:
        return _in_table(table_words(row, reader.register), asked)
    return asked


def _in_table(table: str, asked: str) -> str:
    return reply("understood.in_table", table=table.removesuffix("的"), subject=asked)


_NTH_ASKED = re.compile(r"[，,]第\d+个[\u4e00-\u9fff]+是什么$")


def of_nth(place: int, after: str, spoken: Spoken, reader: Reader) -> str:
    """第二个呢: that entry of the list shown, with what is asked of it."""
    brought = reader.read(after) if after else Brought("")
    if -len(spoken.rows) <= place < len(spoken.rows) and (spoken.listed or len(spoken.rows) > 1):
        subject = subject_of(spoken.rows[place], reader.register)
        if brought.rest:
            return f"{spoken.rows[place].name}{after}"
        return fields_of(subject, brought.fields or (() if spoken.listed else spoken.fields))
    if after and len(spoken.rows) == 1 and "evidence" in spoken.fields and not spoken.listed:
        return _of_item(place, after, brought, spoken, reader)
    counted = _COUNTED.search(spoken.asked.text)
    if counted and place >= 0 and not spoken.rows:
        asked = _NTH_ASKED.sub("", spoken.asked.text.rstrip("?？。"))
        values = {"asked": asked, "ordinal": place + 1, "noun": counted.group(1)}
        return reply("understood.nth", **values)
    if spoken.choices and -len(spoken.choices) <= place < len(spoken.choices):
        return spoken.choices[place]
    return ""


def _of_item(place: int, after: str, brought: Brought, spoken: Spoken, reader: Reader) -> str:
    """第三个要盖章吗 after a list of evidence: asked of that item; 第三个是什么 shows the list."""
    row = spoken.rows[0]
    entries = reader.register.board.field(row, "evidence").entries(row.document)
    if not -len(entries) <= place < len(entries):
        return ""
    if brought.rest:
        return entries[place].item.text + after
    return _rows(spoken.rows, ("evidence",), reader)


def of_change(spoken: Spoken, reader: Reader) -> str:
    """有什么变化: of the indicator that was spoken of, between last year and this."""
    if not spoken.rows or spoken.listed:
        return ""
    return reply("understood.change", subject=subject_of(spoken.rows[0], reader.register))


def of_neighbour(step: int, spoken: Spoken, reader: Reader) -> str:
    """下一项呢: the same fields of the row after the one that was spoken of."""
    table = (
        reader.register.table(spoken.rows[0].document)
        if spoken.rows and not spoken.listed
        else None
    )
    if table is None:
        return ""
    place = [row.id for row in table.indicators].index(spoken.rows[0].id) + step
    inside = 0 <= place < len(table.indicators)
    return _rows((table.indicators[place],), spoken.fields, reader) if inside else ""


def of_role(role: str, spoken: Spoken, reader: Reader) -> str:
    """我们是配合单位 after a list of what we have to do, or after a question for one indicator."""
    lead = role in ("牵头", "主责", "lead")
    if spoken.asked.intent == "unit_list":
        return _unit_list(_unit_words(spoken, reader), "lead" if lead else "joint")
    fields: tuple[FieldName, ...] = ("lead",) if lead else ("joint",)
    more = tuple(name for name in spoken.fields if name not in ("lead", "joint"))
    return _rows(spoken.rows, (*fields, *more), reader) if not spoken.listed else ""


def of_unit(brought: Brought, spoken: Spoken, reader: Reader) -> str:
    """那财政局呢: the same list of another unit, or the same question about it."""
    assert brought.unit
    words = brought.unit_words
    if spoken.asked.intent == "unit_list":
        return _with_unit(words, spoken, reader)
    if spoken.rows and not spoken.listed:
        return _rows(spoken.rows, ("lead", "joint"), reader)
    return _instead(words, spoken, reader)


def of_topic(brought: Brought, spoken: Spoken, reader: Reader) -> str:
    """乡镇呢, 那公平竞争审查呢, 这项没做怎么办: another subject, or something else about the same."""
    if brought.points and (brought.asks or brought.fields):
        if spoken.rows and not spoken.listed:
            return POINTING.sub(spoken.rows[0].name, brought.text, count=1)
        return f"{spoken.topic}，{brought.text}"
    if brought.asks:
        return f"{spoken.topic}，{brought.text}"
    if spoken.asked.intent == "unit_list":
        return _with_unit(brought.text, spoken, reader)
    if spoken.fields and spoken.rows and not _UNITS.fullmatch(brought.text):
        return fields_of(brought.text, spoken.fields)
    return _instead(brought.text, spoken, reader)


def of_table(brought: Brought, spoken: Spoken, reader: Reader) -> str:
    """我问的是去年的, 那市里的呢: the same of another year or level.

    Who corrects keeps the number that was typed; who goes on means the row of that name.
    """
    table = reader.register.named_in(brought.text)
    row = next(iter(spoken.rows), None) if not spoken.listed else None
    fields = brought.fields or spoken.fields
    if row and table:
        same = next((r for r in table.indicators if gist(r.name) == gist(row.name)), None)
        if same and not (brought.meant and spoken.asked.numbers):
            return _in_table(brought.table, fields_of(same.name, fields))
        number = next(iter(spoken.asked.numbers), None)
        words = reply("understood.number", number=number) if number else row.name
        return _in_table(brought.table, fields_of(words, fields))
    return f"{brought.table}{_YEARS.sub('', spoken.question)}"


def of_period(brought: Brought, spoken: Spoken, reader: Reader) -> str:
    """那9月底前的呢: the same list for another stretch of time."""
    if spoken.asked.intent == "unit_list":
        unit = _unit_words(spoken, reader)
        return reply("understood.unit_due", unit=unit, period=brought.period)
    return reply("understood.due", period=brought.period) if spoken.listed else ""


def of_fields(brought: Brought, spoken: Spoken, reader: Reader) -> str:
    """谁牵头, 它的佐证材料呢: other fields of the same; of a unit's list, the unit in another role."""
    if spoken.listed:
        roles = {"lead", "joint"} & set(brought.fields)
        if roles and spoken.asked.intent == "unit_list" and not brought.points:
            role = "any" if len(roles) > 1 else roles.pop()
            return _unit_list(_unit_words(spoken, reader), role)
        return _rows(spoken.rows, brought.fields, reader) if len(spoken.rows) <= MANY else ""
    if spoken.rows:
        return _rows(spoken.rows, brought.fields, reader)
    if brought.fields == ("requirement",) and not (brought.linked or brought.points):
        return ""  # 达标线是多少 may be asked of nothing in particular
    return f"{spoken.topic}，{brought.text}" if spoken.asked.intent == "prose" else ""


def of_whole(spoken: Spoken, reader: Reader) -> str:
    """还有呢 after some fields of an indicator: all of them."""
    return _rows(spoken.rows, (), reader) if spoken.fields and not spoken.listed else ""


def _rows(rows: tuple[Indicator, ...], fields: tuple[FieldName, ...], reader: Reader) -> str:
    subjects = "、".join(subject_of(row, reader.register) for row in rows[:MANY])
    return fields_of(subjects, fields) if subjects else ""


def _unit_list(unit: str, role: str) -> str:
    return reply(f"understood.lists.{role}", unit=unit) if unit else ""


def _unit_words(spoken: Spoken, reader: Reader) -> str:
    """The words by which the question before named its unit."""
    register, table = reader.register, spoken.asked.table
    if table is None:
        return ""
    named = unit_named(
        spoken.asked.text, Question(spoken.question, reader.question.asker), register, table
    )
    return spoken.asked.text[named.start : named.end] if named else ""


def _with_unit(words: str, spoken: Spoken, reader: Reader) -> str:
    """The question before with another unit in the place of its own."""
    own = _unit_words(spoken, reader)
    if own and own in spoken.asked.text:
        return spoken.asked.text.replace(own, words, 1)
    return _unit_list(words, spoken.asked.role)


def _instead(words: str, spoken: Spoken, reader: Reader) -> str:
    """The question before with these words in the place of what they are like, or before it."""
    own = _unit_words(spoken, reader) or next(iter(_UNITS.findall(spoken.asked.text)), "")
    if own and own in spoken.asked.text and (_UNITS.search(words) or not spoken.rows):
        return spoken.asked.text.replace(own, words, 1)
    for length in range(len(words), 1, -1):
        alike, text = words[-length:], spoken.asked.text
        if alike in text:
            start = max(text.rfind(mark, 0, text.index(alike)) for mark in ",，。 的") + 1
            return text[:start] + words + text[text.index(alike) + length :]
    if spoken.asked.text.startswith(spoken.topic) and spoken.topic != spoken.asked.text:
        return words + spoken.asked.text[len(spoken.topic) :]
    return f"{words}，{spoken.asked.text}"
