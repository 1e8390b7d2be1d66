"""Questions about a value before a notice changed it, and about whether two documents agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.answering.fields import fields_asked
from bot.answering.numbers import numbers_asked
from bot.answering.understanding import Understanding
from bot.worklist.board import table_year
from bot.worklist.register import Register
from bot.worklist.table_words import years_named
from ingest.model import Document

_BEFORE = re.compile(
    r"原来|原先|原定|原本|当初|最初|起初|一开始|(?:改|调整|延期|推迟|变更|修改|补充通知(?:下来|印发|出来)?)(?:之|以)?前"
    r"|没(?:改|延期|调整)(?:之|以)?前"
)
_MAY = re.compile(r"还能|能不能|可以|怎么办|为什么|怎么|如何|要不要|这样")
_TIME = re.compile(r"时间|日期|截止|时限|期限|节点|什么时候|几[月号]|哪天|延期|推迟|\d+[月号日]")
_MOVED = re.compile(
    r"(?:改|变|延期|延长|推迟|顺延|调整|提前|延后)(?:了|过)?(?:吗|没|么|不)|(?:有没有|是不是|是否)(?:又|已经)?(?:改|变|延|推迟|调整|提前)"
    r"|延期到|延到(?:什么|哪|几)|推迟到(?:什么|哪|几)|改到(?:什么|哪|几)"
)
_SENT = re.compile(r"上传|报送|提交|申报|集中|截止|交材料|平台")
_AGREE = re.compile(
    r"一致|一样|矛盾|冲突|对[不得]上|打架|不统一|出入|不同|差别|差异|区别|变化|变动|变了|改了|相比|对比|比较"
    r"|(?:以|按|照|听)(?:哪|谁|什么)[^,，。?？]{0,8}(?:为准|算|执行|来|的|走)|听谁的|(?:哪|谁)[^,，。?？]{0,4}(?:为准|算数|说了算)"
)
_OR = re.compile(r"\d+月\d+[日号]?[^,，。?？]{0,8}还是[^,，。?？]{0,8}\d+[月日号]")
_DECIDES = re.compile(r"为准|听谁的|说了算|算数|按哪|以谁|照哪|照谁|按谁")
# What people call documents of a kind, and what their titles hold; the more telling ones first.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"补充(?:的)?通知", ("补充", "通知")),
    (r"申报(?:的)?通知", ("申报", "通知")),
    (r"(?:任务)?分解表|任务表|指标表|责任表", ("分解表",)),
    (r"(?:部门|单位)(?:的)?(?:标准)?指引", ("部门", "指引")),
    (r"(?:乡镇|街道)[^,，。?？]{0,6}指引", ("乡镇", "指引")),
    (r"(?:标准)?指引", ("指引",)),
    (r"(?:实施)?方案", ("方案",)),
    (r"(?:答疑)?口径", ("口径",)),
    (r"(?:年度|工作|情况)报告", ("报告",)),
    (r"通知", ("通知",)),
)
_TWO = re.compile(r"两(?:个|份|版|年)|新[旧老]|前后|[去上]年|前年|以前|[旧老]|上一版|20\d\d")


def as_changes(
    base: Understanding, documents: Mapping[str, Document], register: Register
) -> Understanding | None:
    """The question as one for a former value or for whether documents agree; None if it is neither."""
    text = base.text
    timed = bool(_TIME.search(text))
    pair = documents_beside(text, documents, register.current_year())
    if len(pair) > 1 and _AGREE.search(text):
        works = {documents[name].work for name in pair}
        return replace(base, intent="accord", beside=pair, timed=timed and len(works) > 1)
    if timed and (_OR.search(text) or (_DECIDES.search(text) and not re.search(r"编号", text))):
        return replace(base, intent="accord", timed=True)
    numbers, rest = numbers_asked(text)
    assert base.table is not None
    named = base.table.rows.contained(text)
    if timed and _MOVED.search(text) and _SENT.search(text) and not numbers and not named:
        return replace(base, intent="accord", timed=True)
    fields = fields_asked(_BEFORE.sub(" ", rest)).fields
    if not _BEFORE.search(text) or _MAY.search(text) or not (fields or numbers or named):
        return None
    rows = tuple(row for n in numbers for row in base.table.by_number.get(n, ()))
    rows = rows or tuple(row for row in named if row.name == named[0].name)
    if not rows and not (
        "deadline" in fields and (_SENT.search(text) or "通知" in text or not named)
    ):
        return None
    missing = tuple(n for n in numbers if n not in base.table.by_number)
    return replace(
        base, intent="original", indicators=rows, fields=fields, numbers=numbers, missing=missing
    )


def documents_beside(
    text: str, documents: Mapping[str, Document], this_year: int
) -> tuple[str, ...]:
    """The documents that a text sets beside each other, the newest first; none where it names one.

    Two kinds (方案和补充通知), or two editions of one kind by their years (2025年方案和2023年方案).
    """
    left, kinds = text, []
    for words, marks in _KINDS:
        if re.search(words, left):
            kinds.append(marks)
            left = re.sub(words, lambda m: "□" * len(m.group()), left)
    alike = [[d for d in documents.values() if all(m in d.title for m in marks)] for marks in kinds]
    years = years_named(text, this_year)
    if len(kinds) == 1 and _TWO.search(text) and kinds[0] != ("分解表",):
        found = [d for d in alike[0] if not years or len(years) < 2 or table_year(d) in years]
        return _ordered(found) if len({table_year(d) for d in found}) > 1 else ()
    if len(kinds) > 1:
        current = [[d for d in some if d.status in ("current", "upcoming")] for some in alike]
        return _ordered([d for some in current for d in some]) if all(current) else ()
    return ()


def _ordered(found: list[Document]) -> tuple[str, ...]:
    unique = {d.id: d for d in found}.values()
    dated = sorted(unique, key=lambda d: (table_year(d) or 0, d.issued or date.min))
    return tuple(d.id for d in reversed(dated))


_ASIDE = re.compile(
    r"20\d\d(?:年度?|版)?|(?<!\d)\d\d年|[去今上前]年|我们县|县里|这?两(?:个|份|版|年)的?|新[旧老]|前后|以前|[旧老]的?|上一版"
    r"|有(?:什么|哪些|啥|没有)?(?=\s|$)|是什么|什么|哪些|对|关于|要求|规定|里面?|中|说法|写的?|说的?|定的?|的|和|跟|与|比|[吗呢啊吧?？,，。、]|是否|是不是|之间"
)


def topic_of(text: str) -> str:
    """What two documents are compared in: the question without their names and the comparing."""
    for words, _ in _KINDS:
        text = re.sub(words, " ", text)
    return re.sub(r"\s+", " ", _ASIDE.sub(" ", _AGREE.sub(" ", text))).strip()


_GENERAL = re.compile(
    r"佐证|材料|资料|证据|工作|前后|一直|到底|究竟|后来|最后|最终|现在|请问|我们|单位|[是在了到过被又已呢前底初哪天]|几[月号]|多少|怎么"
)


def subject_of(text: str) -> str:
    """What a question about days is about beyond sending in material by a day; mostly nothing."""
    for pattern in (_OR, _BEFORE, _MOVED, _AGREE, _TIME, _SENT):
        text = pattern.sub(" ", text)
    return "".join(_GENERAL.sub(" ", topic_of(text)).split())
