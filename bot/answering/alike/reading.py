"""What a question is about, read so that two can be compared: words of content, and what must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.alike.concepts import ASKING, CONCEPTS, PHRASES
from bot.answering.numbers import numbers_asked
from bot.answering.wording import normalise
from bot.worklist.units import UnitNames
from ingest.numerals import chinese_to_int
from vectorstore.tokens import Word as Tagged
from vectorstore.tokens import is_word, tagged

_KINDS = (
    ("score", re.compile(r"(?:扣|占|得|计|有|值)(?:几|多少)分|分值|满分")),
    ("who", re.compile(
        r"(?<!听)(?<!以)(?<!按)谁(?!为准)|哪(?:一?个|家|些|几个)(?:单位|部门|局|公司|人|企业)|什么人|哪家")),
    ("when", re.compile(r"什么时候|啥时候|何时|几月|几[号日](?!指标)|哪天|什么时间|多久|截止时间是")),
    ("where", re.compile(r"在哪|到哪|哪里|哪儿|什么地方|(?<!如)何处")),
    ("count", re.compile(
        r"(?:几|多少)(?:个|次|份|项|页|天|小时|名|人|年|篇|张|回|家|条|元|钱|款)|次数\S{0,6}多少|罚多少|[几多少]+本")),
    ("which", re.compile(r"有哪些(?=[?？]|$)|是哪些|哪几")),
    ("why", re.compile(r"为什么|为何|原因是")),
)  # fmt: skip
"""Kinds of questions that no answer to another kind answers."""
_NEGATED = re.compile(
    r"(?:没有|没|未|无(?!论)|尚未|缺(?:少|了)?|不(?!用|必|需|能|得|可|会|要|行|是|接受|止|管|同|仅|小心|一|了|开|上|进|动|出))"
)
_NONE_AT_ALL = re.compile(r"([\u4e00-\u9fff]{2,4})[都也](?:没有|没|不)")
"""一件行政诉讼都没有."""
_MODAL = re.compile(
    r"(?<=以)不(?=\w)|不(?=[\u4e00-\u9fff]{1,4}(?:行|可以|会|有没有问题))|(?:能|要|算|可|行|是|会|有|交|传|报|计|用)不(?=\w)|有没有|没有问题|不(?=$|[?？,，])"
)
_UNABLE = re.compile(r"[\u4e00-\u9fff]不[了开上进动出]")
_COUNTED = re.compile(
    r"(?P<n>[一二两三四五六七八九十]|\d{1,3})(?P<of>份|项|个|名|家|件|次|类|种|张)(?P<thing>[\u4e00-\u9fff]{0,2})"
)
_YEAR = re.compile(r"(?:20)(\d\d)年?|(?<!\d)(\d\d)年")
_RELATIVE = (("前年", -2), ("去年", -1), ("上一年", -1), ("上年", -1), ("明年", 1))
_KEPT_TAGS = ("n", "v", "a", "b", "t", "l", "i", "j", "s", "x")
_SINGLE = frozenset(
    "用了着过的地得和与在从对给把被让由到还就才又也都将以按为说看做是有人个里上下中前后时会点要能归得该想年字政"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of content: what it stands for, and whether it names a thing."""

    text: str
    concepts: frozenset[int] = frozenset()
    thing: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is compared. ``numbers`` are indicators', ``figures`` all others."""

    text: str
    words: tuple[Word, ...]
    numbers: frozenset[str]
    figures: frozenset[str]
    years: frozenset[int]
    units: frozenset[str]
    kinds: frozenset[str]
    denied: frozenset[str]
    counted: frozenset[tuple[str, int]]


def read(text: str, this_year: int, units: UnitNames | None = None) -> Reading:
    """Read a question; ``units`` are the names that are known."""
    plain = normalise(text).lower()
    years, rest = _years(plain, this_year)
    numbers, rest = numbers_asked(rest)
    named = units.find(rest) if units else None
    kinds = frozenset(kind for kind, pattern in _KINDS if pattern.search(rest))
    bare = ASKING.sub(" ", _MODAL.sub(" ", rest))
    return Reading(
        plain,
        tuple(_words(_NEGATED.sub(" ", bare))),
        frozenset(numbers),
        frozenset(re.findall(r"\d+(?:\.\d+)?%?", rest)),
        years,
        frozenset(named.names if named else ()),
        kinds,
        frozenset(_denied(_MODAL.sub(" ", rest))),
        frozenset(_counted(rest)),
    )


def _years(text: str, this_year: int) -> tuple[frozenset[int], str]:
    """The years named that are not this one, and the text without those that digits name."""
    found = {this_year + away for word, away in _RELATIVE if word in text}
    found |= {2000 + int(m.group(1) or m.group(2)) for m in _YEAR.finditer(text)}
    return frozenset(found - {this_year}), _YEAR.sub(" ", text)


def _words(text: str) -> Iterator[Word]:
    """The words of content in order: phrases of the field whole, the others as the dictionary cuts."""
    for phrase in PHRASES:
        if phrase in text:
            yield Word(phrase, CONCEPTS[phrase], thing=True)
            text = text.replace(phrase, " ")
    for match in _UNABLE.finditer(text):
        yield Word(match.group(), thing=False)
    for word in _cut(_UNABLE.sub(" ", text)):
        known = CONCEPTS.get(word.text, frozenset())
        content = word.tag.startswith(_KEPT_TAGS) and word.text.strip()
        if not content or not re.search(r"\w", word.text) or word.text.isdigit():
            continue
        if len(word.text) == 1 and (not known and word.text in _SINGLE):
            continue
        yield Word(word.text, known, thing=word.tag[0] not in "vdx")


def _cut(text: str) -> Iterator[Tagged]:
    """The words with their parts of speech; what the dictionary does not hold, by its characters."""
    for word in tagged(text):
        if is_word(word.text) or not re.search(r"[\u4e00-\u9fff]", word.text):
            yield word
        else:
            yield from (Tagged(character, "v") for character in word.text)


def _denied(text: str) -> Iterator[str]:
    """What is said not to be: the two characters after each negation."""
    for match in _NONE_AT_ALL.finditer(text):
        yield match.group(1)
    for match in _NEGATED.finditer(text):
        after = text[match.end() : match.end() + 4]
        if re.match(r"[\u4e00-\u9fff]{2}", after):
            yield after


def _counted(text: str) -> Iterator[tuple[str, int]]:
    for match in _COUNTED.finditer(text):
        value = chinese_to_int(match["n"].replace("两", "二")) or int(
            match["n"] if match["n"].isdigit() else 0
        )
        thing = match["thing"] or match["of"]
        if value and re.search(r"[\u4e00-\u9fff]", thing):
            yield thing[:2], value
