"""Changes to a true sentence that make it false, each made without looking at what checks it.

A change is given a source of chance and the sentence, and returns the sentence changed in one
place, or None where it does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

Change = Callable[[Random, str], str | None]

UNITS = (
    "司法局", "财政局", "教育局", "公安局", "民政局", "信访局", "审计局", "统计局", "农业农村局",
    "市场监督管理局", "生态环境局", "自然资源局", "综合行政执法局",
)  # fmt: skip
_OPPOSITE = {"低于": "高于", "少于": "多于", "以上": "以下", "超过": "低于", "至少": "至多"}
OPPOSITES = _OPPOSITE | {"高于": "低于", "多于": "少于", "以下": "以上", "至多": "至少"}
MEASURES = {
    "万元": "元", "亿元": "万元", "个工作日": "日", "工作日": "日", "个月": "年", "小时": "天",
    "学时": "天", "名": "家", "次": "年", "份": "套", "项": "类", "元": "万元",
}  # fmt: skip
_CN = "一二三四五六七八九"
# 一致, 统一: changing these spoils a word and states nothing else.
_IN_WORD = re.compile(
    r"统一|进一步|唯一|同一|单一|逐一|之一|专一|划一|一(?:律|致|般|定|起|并|旦|些|样|直|体|同|步|切|系列|次性|方面)"
    r"|万一|十分|三者|四周|两者|二者"
)


def _replaced(
    chance: Random, text: str, pattern: str, new: Callable[[re.Match[str]], str]
) -> str | None:
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = chance.choice(found)
    changed = text[: match.start()] + new(match) + text[match.end() :]
    return None if changed == text else changed


def digit(chance: Random, text: str) -> str | None:
    """One digit for another."""
    return _replaced(
        chance, text, r"\d", lambda m: chance.choice([d for d in "0123456789" if d != m.group()])
    )


def swapped_digits(chance: Random, text: str) -> str | None:
    """Two digits side by side in the other order; 08 for 80, never 8 for 08."""
    return _replaced(chance, text, r"(?=[1-9]\d)(\d)(?!\1)(\d)", lambda m: m.group(2) + m.group(1))


def longer_number(chance: Random, text: str) -> str | None:
    """8月 as 18月, 85% as 850%, 三 as 十三."""
    if chance.random() < 0.4:
        return _replaced(
            chance, text, r"(?<![\d.])[1-9]\d?(?=[月日%项次名])", lambda m: "1" + m.group()
        )
    if chance.random() < 0.5:
        return _replaced(chance, text, r"\d+(?=%)", lambda m: m.group() + "0")
    return _replaced(
        chance,
        text,
        rf"(?<![{_CN}十百千零〇\d])[{_CN}](?=[个项次名份件天条月])",
        lambda m: "十" + m.group(),
    )


def chinese_numeral(chance: Random, text: str) -> str | None:
    """三 for 四, in words that count."""
    words = [m.span() for m in _IN_WORD.finditer(text)]
    places = [
        n
        for n, c in enumerate(text)
        if c in _CN and not any(start <= n < end for start, end in words)
    ]
    if not places:
        return None
    place = chance.choice(places)
    other = chance.choice([c for c in _CN if c != text[place]])
    return text[:place] + other + text[place + 1 :]


def percentage(chance: Random, text: str) -> str | None:
    """百分之八十五 as 百分之九十五, 85% as 0.85."""
    if "%" in text and chance.random() < 0.3:
        return _replaced(chance, text, r"(?<![\d.])(\d{2})%", lambda m: f"0.{m.group(1)}")
    return _replaced(
        chance, text, rf"(?<=百分之)[{_CN}]",
        lambda m: chance.choice([c for c in _CN if c != m.group()]),
    )  # fmt: skip


def year(chance: Random, text: str) -> str | None:
    """The year before or after."""
    return _replaced(
        chance, text, r"(?<!\d)20\d\d(?!\d)", lambda m: str(int(m.group()) + chance.choice((-1, 1)))
    )


def document_number(chance: Random, text: str) -> str | None:
    """Another number or year of a document number."""
    return _replaced(
        chance, text, r"(?<=[〔\[(（])20\d\d(?=[〕\])）]\d)|(?<=[〕\])）])\d+(?=号)",
        lambda m: str(int(m.group()) + chance.choice((1, 2, 10))),
    )  # fmt: skip


def unit(chance: Random, text: str) -> str | None:
    """司法局 as 财政局."""
    names = "|".join(sorted(UNITS, key=len, reverse=True))
    return _replaced(
        chance, text, names, lambda m: chance.choice([u for u in UNITS if u not in text])
    )


def region(chance: Random, text: str) -> str | None:
    """示例县司法局 as 示例市司法局."""
    return _replaced(
        chance,
        text,
        r"(?<=示例)[县市]|(?<=[\u4e00-\u9fff]{2})(?<![全各本我该城上])[县市](?=人民政府|司法局|财政局|公安局|教育局|委员会)",
        lambda m: "市" if m.group() == "县" else "县",
    )


def title(chance: Random, text: str) -> str | None:
    """A 《title》 without one of its characters, or with two in the other order."""

    def changed(match: re.Match[str]) -> str:
        words = match.group()
        place = chance.randrange(1, len(words) - 2)
        if chance.random() < 0.5:
            return words[:place] + words[place + 1 :]
        return words[:place] + words[place + 1] + words[place] + words[place + 2 :]

    return _replaced(chance, text, r"《[^《》]{4,}》", changed)


def denial(chance: Random, text: str) -> str | None:
    """不 left out."""
    return _replaced(chance, text, r"(?<!差)不(?![断仅但同管论过])|未(?!来)", lambda _: "")


def direction(chance: Random, text: str) -> str | None:
    """不低于 as 不高于, 以上 as 以下."""
    return _replaced(chance, text, "|".join(OPPOSITES), lambda m: OPPOSITES[m.group()])


def measure(chance: Random, text: str) -> str | None:
    """3万元 as 3元, 5个工作日 as 5日."""
    number = rf"(\d|[{_CN}十百千])"
    names = "|".join(sorted(MEASURES, key=len, reverse=True))
    return _replaced(
        chance, text, rf"(?<!第){number}({names})", lambda m: m.group(1) + MEASURES[m.group(2)]
    )


def dropped_word(chance: Random, text: str) -> str | None:
    """One to three characters left out, anywhere."""
    plain = [n for n, c in enumerate(text) if c.strip()]
    if len(plain) < 3:
        return None
    start = chance.choice(plain)
    return text[:start] + text[min(len(text), start + chance.randint(1, 3)) :]


CHANGES: Mapping[str, Change] = {
    "digit": digit,
    "swapped digits": swapped_digits,
    "longer number": longer_number,
    "Chinese numeral": chinese_numeral,
    "percentage": percentage,
    "year": year,
    "document number": document_number,
    "unit": unit,
    "region": region,
    "title": title,
    "denial": denial,
    "direction": direction,
    "measure": measure,
}
"""What makes a sentence false however freely it is worded."""


def changed(chance: Random, text: str, names: Sequence[str]) -> tuple[str, str] | None:
    """The sentence with one of these changes, and which; None where none applies."""
    for name in chance.sample(list(names), len(names)):
        if made := CHANGES[name](chance, text):
            return name, made
    return None
