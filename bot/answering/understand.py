"""What a question asks for: an indicator's fields, a list, a count, or a rule in prose."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.answering.changes_asked import as_changes
from bot.answering.clauses import is_dismissed, is_pointed, topics, without_dismissed
from bot.answering.comparison import as_comparison
from bot.answering.field_words import in_field_words
from bot.answering.fields import fields_asked
from bot.answering.listing import as_list
from bot.answering.numbers import numbers_asked
from bot.answering.sources import Sources
from bot.answering.understanding import Understanding
from bot.answering.wording import normalise
from bot.model import Question
from bot.worklist.editions import Absent, absent_named, absent_table
from bot.worklist.gist import gist
from bot.worklist.register import Register, TaskTable
from ingest.numerals import normal_number

_ARTICLE = re.compile(r"第\s*(\d{1,3}|[〇零一二三四五六七八九十百]{1,6})\s*条")
_STATUTE = re.compile(r"[《》]|法|条例|办法|规定|方案|通知|细则")
_RULE = re.compile(
    r"[吗么嘛]$|[吗嘛][?？,，。]|能不能|可不可以|能否|可否|是否|是不是|为什么|怎么办|如果|会不会|有没有|算不算|几个阶段"
    r"|哪几?[个道步种]?(?:步骤|阶段|环节|程序|方面|机构|部门检查)"
)
_YEAR = re.compile(r"(?:20)?\d\d年(?:的|那|版|度)*|(?<!\d)\d\d版")
SURE, MARGIN, SAID = 0.72, 0.06, 0.6
"""How much of a question a row must account for, and by how much it must beat the next, to be meant
without a look at what the documents say; and how much of its name must be said where no field is
asked for."""


def understand(
    question: Question, register: Register, today: date, sources: Sources
) -> Understanding:
    """Read a question against the tables that the asker may see.

    One that asks a document without a table (讲话里, 补充通知中) is about its prose.
    """
    text = in_field_words(normalise(question.text), register.vocabulary.synonyms)
    named = _table_asked(question, register, text)
    table = named or register.default
    if table is None:
        return Understanding(text, words=gist(text))
    base = Understanding(
        text,
        table=table,
        table_named=named is not None and _names_table(text),
        other_table=table is not register.default,
    )
    if compared := as_comparison(base, question, register):
        return compared
    if changed := as_changes(base, register.documents, register):
        return changed
    if absent := _absent(question, register, text, sources):
        return replace(base, absent=absent)
    if sources.told and not any(map(register.table, sources.documents)):
        # Its prose is meant, unless the text names an indicator and asks for a field of it.
        meant = _by_number(base) or _by_whole_name(base) or _by_name(base)
        sure = meant.intent == "indicator" and (meant.numbers or fields_asked(text).strong)
        return meant if sure else replace(base, words=gist(text))
    return (
        _by_number(base)
        or _by_whole_name(base)
        or as_list(base, question, register, today)
        or _by_name(base)
    )


def _names_table(text: str) -> bool:
    """Whether a text speaks of a table, and not only of last year."""
    return bool(re.search(r"[市县省国区](?:里|级|上|表)|表|版|指引|指标|分解", text))


def _table_asked(question: Question, register: Register, text: str) -> TaskTable | None:
    for asked in (question.table, question.edition):
        if asked:
            found = register.table(asked) or register.named_in(asked)
            if found:
                return found
    return register.named_in(text)


def _absent(question: Question, register: Register, text: str, sources: Sources) -> Absent | None:
    """The table that the question, or its ``table`` and ``edition``, asks and that is not there."""
    for stated in filter(None, (question.table, question.edition)):
        known = register.table(stated) or register.named_in(stated)
        if known is None and (absent := absent_named(register, stated)):
            return absent
    return None if sources.told else absent_table(register, text)


def _by_number(base: Understanding) -> Understanding | None:
    assert base.table is not None
    text = _YEAR.sub(" ", _asking_part(base))
    numbers, rest = numbers_asked(text)
    article = _ARTICLE.search(text)
    if not numbers and article and fields_asked(text).fields and not _STATUTE.search(text):
        # 第6条 is how some call a row; in a statute it is an article.
        number = normal_number(article.group(1))
        numbers, rest = ((number,) if number else ()), text.replace(article.group(), " ")
    if not numbers:
        return None
    found = [row for n in numbers for row in base.table.by_number.get(n, ())]
    missing = tuple(n for n in numbers if n not in base.table.by_number)
    return replace(
        base,
        intent="indicator",
        numbers=numbers,
        missing=missing,
        indicators=tuple(found),
        fields=fields_asked(rest).fields,
    )


def _asking_part(base: Understanding) -> str:
    """The last sentence that asks and names what it asks about, with those that only ask.

    第9项已经布置了。请问涉企收费公示清理由谁牵头: the number belongs to the story. The whole text where
    no sentence does both.
    """
    sentences = [s for s in re.split(r"(?<=[。?？!！\n])", base.text) if s.strip()]
    asking = [s for s in sentences if fields_asked(s).fields]
    naming = next((s for s in reversed(asking) if _names(s, base)), None)
    if naming is None:
        # 第9项报完了。第12项刚分下来。这个要交什么: the last that is not set aside is spoken of.
        told = [s for s in sentences if s not in asking and _names(s, base)]
        meant = [s for s in told if not is_dismissed(s)] if len(told) > 1 else []
        return "".join([meant[-1], *asking]) if meant and asking else base.text
    return without_dismissed(
        "".join(s for s in asking if s == naming or not _names(s, base)),
        lambda clause: _names(clause, base),
    )


def _names(text: str, base: Understanding) -> bool:
    assert base.table is not None
    return bool(numbers_asked(text)[0] or base.table.rows.contained(text))


def _by_whole_name(base: Understanding) -> Understanding | None:
    """A whole name in the text settles it, unless the text is a question about something else."""
    assert base.table is not None
    text = _asking_part(base)
    found = base.table.rows.contained(text)
    if not found:
        return None
    longest = found[0]
    rest = text.replace(longest.name, " ")
    fields = fields_asked(rest).fields
    if not fields and (_RULE.search(rest) or len(gist(rest)) > 4):
        return None
    same = tuple(i for i in found if i.name == longest.name)
    return replace(base, intent="indicator", indicators=same, fields=fields)


def _by_name(base: Understanding) -> Understanding:
    """Half a name or other words for it; prose when no row is sure to be meant.

    What is not sure is settled later, beside what the documents say.
    """
    assert base.table is not None
    asked = fields_asked(base.text)
    near = tuple(base.table.rows.match(topics(base.text)))
    prose = replace(
        base,
        fields=asked.fields,
        strong=asked.strong,
        near=near,
        words=gist(asked.rest),
        pointed=is_pointed(base.text),
    )
    if not near or (not asked.strong and _RULE.search(base.text)):
        return prose
    top = near[0]
    second = next((m for m in near[1:] if m.indicator.name != top.indicator.name), None)
    clear = second is None or top.score - second.score >= MARGIN
    sure = top.told >= SURE and clear and (bool(asked.fields) or top.named >= SAID)
    if sure or (top.contained and (asked.fields or len(prose.words) < 12)):
        rows = tuple(m.indicator for m in near if m.indicator.name == top.indicator.name)
        return replace(prose, intent="indicator", indicators=rows)
    return prose
