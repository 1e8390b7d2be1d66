"""What a change is aimed at: the document named, the indicators numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Block, Document, Paragraph
from ingest.numerals import CHINESE_NUMERAL, normal_number

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_WORK = re.compile(
    r"(?:方案|通知|分解表|任务表|责任表|指引|指标体系|体系|清单|办法|意见|口径|计划|规定|细则|标准|公告|要点|表|函)(?:[（(][^（）()]*[）)])?$"
)
_AMENDING = re.compile(r"补充|调整|延期|延长|推迟|变更|修改|修订|更正|顺延|勘误")
_LEADING_IN = re.compile(r"调整|修改|补充|变更|更正|延期|延长|修订|顺延")
_BASIS = re.compile(r"(?:根据|按照?|依据|依照|贯彻|落实|为落实|参照|遵照)[^，,。；;]{0,12}$")
_REACH = 120
_FIRST = 6
_N = rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|{CHINESE_NUMERAL}{{1,5}})"
_AND = r"\s*(?:、|和|与|及|，|至|到|[-—–~～－]{1,2})\s*"
_S = rf"{_N}(?:{_AND}第?{_N})*"  # 第3、5、7项, 第12至15项
_INDICATOR = re.compile(
    rf"(?:三级)?指标(?:编号|序号)?\s*第?\s*(?P<a>{_N})(?!\s*[个类年月%％])(?:\s*项)?|第\s*(?P<b>{_S})\s*项(?:指标|任务)"
    rf"|(?:序号|编号)(?:为)?\s*(?P<c>{_N})|(?:表|清单|》)(?:中|内)?(?:的)?第\s*(?P<d>{_S})\s*项|^[^第]{{0,12}}第\s*(?P<e>{_S})\s*项(?!材料|佐证|证明)"
)
_HEADED = re.compile(
    rf"^[^第]{{0,12}}第\s*({_S})\s*项(?=的?(?:指标)?的?(?:佐证|证明)?材料\s*(?:新增|增|补充|追加|中|清单|目录|删|取消))"
)
_MORE = re.compile(
    rf"(?P<and>{_AND})(?:指标|第)?\s*(?P<n>{_N})(?!\s*[个类年月日%％]|\.\d)(?:\s*项)?"
)
_MOST_IN_RANGE = 200


def amends(document: Document) -> bool:
    """Whether a document says by its title that it changes something."""
    return bool(_AMENDING.search(document.title)) and not re.search(r"征求意见", document.title)


def subject(document: Document, blocks: Sequence[Block]) -> str | None:
    """The title of the document that this one is about, from its own title or its first lines."""
    if found := _TITLE.search(document.title):
        return found.group(1)
    opening = [block for block in blocks if isinstance(block, Paragraph)][:_FIRST]
    for paragraph in opening:
        if _LEADING_IN.search(paragraph.text):
            for match in _TITLE.finditer(paragraph.text):
                if _WORK.search(match.group(1)) and match.group(1) != document.title:
                    return match.group(1)
    return None


def title_in(sentence: str, before: int) -> str | None:
    """The last title of a document named in a sentence before a place, quotations left out."""
    named = [
        match.group(1)
        for match in _TITLE.finditer(sentence, max(0, before - _REACH), before)
        if _WORK.search(match.group(1)) and not _BASIS.search(sentence[: match.start()])
    ]
    quoted = re.findall(r"“[^”]*”", sentence)
    outside = [title for title in named if not any(f"《{title}》" in words for words in quoted)]
    return outside[-1] if outside else None


def numbers_in(sentence: str) -> tuple[str, ...]:
    """The numbers of the indicators that a sentence names: 指标37, 第三十七项指标, 指标12、15."""
    numbers: list[str] = []
    for match in _INDICATOR.finditer(re.sub(r"“[^”]*”", lambda m: "□" * len(m.group()), sentence)):
        numbers.extend(_listed(sentence, match))
    return tuple(dict.fromkeys(numbers))


def number_headed(sentence: str) -> tuple[str, ...]:
    """The indicators that a sentence begins with where it goes on about their evidence.

    第6项佐证材料增加… speaks of indicator 6, unless another indicator is being spoken of, whose
    sixth paper it would be.
    """
    match = _HEADED.search(sentence)
    return _listed(sentence, match) if match else ()


def _listed(sentence: str, match: re.Match[str]) -> tuple[str, ...]:
    """The numbers of a match and of what goes on from it: 、15 and 至18."""
    group = next(i for i, found in enumerate(match.groups(), start=1) if found)
    first = re.compile(_N).match(sentence, match.start(group))
    numbers: list[str] = []
    number, end = (normal_number(first.group()), first.end()) if first else (None, 0)
    joined = ""
    while number:
        numbers.extend(_between(numbers[-1], number) if _is_range(joined) else ())
        numbers.append(number)
        more = _MORE.match(sentence, max(end, match.end()) if end == match.end(group) else end)
        number, joined = (normal_number(more.group("n")), more.group("and")) if more else (None, "")
        end = more.end() if more else end
    return tuple(numbers)


def _is_range(joined: str) -> bool:
    return bool(joined) and joined.strip() not in "、和与及，"


def _between(first: str, last: str) -> list[str]:
    """The whole numbers between two: 13 and 14 for 12至15."""
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) > _MOST_IN_RANGE:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]
