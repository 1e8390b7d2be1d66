"""Numbers and dates as Chinese documents write them: 三十七, ３７, 二〇二五年八月三十一日, 4.2.1."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

_DIGITS = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "Ｏ": 0,
    "两": 2,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
_CHINESE = "".join({*_DIGITS, *_UNITS, "万"})
CHINESE_NUMERAL = f"[{_CHINESE}]"
"""A character class: what a Chinese numeral is made of."""

_PATH = re.compile(r"\d{1,3}(?:[.\-－]\d{1,3}){1,4}")
_WRAPPED = re.compile(
    rf"(?:(?:[一二三四]级)?指标(?:编号|序号)?|编号|序号|No\.?|№)?[\s:：]*第?[\s(（\[【]*"
    rf"(?P<number>\d{{1,4}}(?:[.\-]\d{{1,3}})*|{CHINESE_NUMERAL}+)"
    r"[\s)）\]】]*(?:小?项(?:指标)?|号(?:指标)?|条|款|个指标)?[\s.．、:：]*",
    re.IGNORECASE,
)


def chinese_to_int(text: str) -> int | None:
    """The value of a whole number in Chinese or Arabic digits of any width; ``None`` for others.

    Both ways of writing are read: by units (一百零四, 廿三, 1万) and digit by digit (二〇二五).
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch(r"[0-9]+", folded):
        return int(folded)
    if not folded or any(char not in _CHINESE for char in folded):
        return None
    if all(char in _DIGITS for char in folded):
        return int("".join(str(_DIGITS[char]) for char in folded))
    return _by_units(folded)


def _by_units(text: str) -> int | None:
    if "万" in text:
        high, low = text.split("万", 1)
        thousands, rest = _by_units(high), _by_units(low) if low else 0
        return None if thousands is None or rest is None else thousands * 10_000 + rest
    total, digit, smallest = 0, None, 10_000
    for char in text:
        if char in _DIGITS:
            if digit:  # 一二十: two digits in a row are no number by units
                return None
            digit = _DIGITS[char]
            continue
        unit = _UNITS[char]
        if unit >= smallest or (unit in {20, 30} and digit):
            return None
        total += unit if digit is None or char in "廿卅" else digit * unit
        digit, smallest = None, 10 if char in "廿卅" else unit
    return total + (digit or 0) if text else None


def normal_number(text: str) -> str | None:
    """The indicator number that a text consists of, as records keep it; ``None`` when it is more.

    第三十七项, 指标37, ３７., （37） give ``37``; 三级指标 4.2.1 and 4-2-1 give ``4.2.1``; leading
    zeros go. Dates, sums and other texts that hold a number are not numbers.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    match = _WRAPPED.fullmatch(folded)
    if match is None:
        return None
    written = match.group("number")
    if _PATH.fullmatch(written):
        parts = [int(part) for part in re.split(r"[.\-]", written)]
        return ".".join(map(str, parts)) if parts[-1] or len(parts) > 2 else str(parts[0])
    value = chinese_to_int(written)
    return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class NumberHead:
    """A number that a text begins with: ``number`` normalised, ``end`` where the rest begins."""

    number: str
    end: int


_HEAD_PATH = re.compile(
    r"\s*(?:指标)?(\d{1,3}(?:[.．]\d{1,3}){1,4})(?![\d%％.．])[\s.．、:：]*(?=\D)"
)
_HEAD_MARKED = re.compile(
    rf"\s*(?:(?:三级)?指标\s*(\d{{1,3}})[\s.．、:：]+|第\s*(\d{{1,3}}|{CHINESE_NUMERAL}{{1,5}})\s*项(?:指标)?[\s.．、:：]*"
    r"|(\d{1,3})\s*[.．、:：](?!\d)\s*|[(（](\d{1,3})[)）]\s*[、.．]?\s*|(\d{1,3})[\s　]+(?=[\u4e00-\u9fff《“]))"
)
_HEAD_CHINESE = re.compile(
    rf"\s*(?:[(（]({CHINESE_NUMERAL}{{1,4}})[)）]|({CHINESE_NUMERAL}{{1,4}})[、.．])\s*"
)
_MEASURES = re.compile(r"[年月日天%％个份次项名人起件类批季小元分倍级万亿]")


def number_head(text: str, *, chinese: bool = False) -> NumberHead | None:
    """The number at the head of an indicator's name: ``37.重大行政决策…``, ``4.2.1 …``, ``第37项 …``.

    Digits that count something (2025年…, 3.5%…, 1次/季度) are no numbers. With ``chinese``, 一、 and
    （二） count too, as they stand before first- and second-level indicators.
    """
    path = _HEAD_PATH.match(text)
    if path and not _MEASURES.match(text, path.end()):
        folded = unicodedata.normalize("NFKC", path.group(1))
        return NumberHead(".".join(str(int(part)) for part in folded.split(".")), path.end())
    match = _HEAD_MARKED.match(text) or (_HEAD_CHINESE.match(text) if chinese else None)
    if match is None or match.end() == len(text):
        return None
    if match.re is _HEAD_MARKED and match.group(5) and _MEASURES.match(text, match.end()):
        return None
    value = chinese_to_int(next(group for group in match.groups() if group))
    return None if value is None else NumberHead(str(value), match.end())


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text; ``start`` and ``end`` are 1-based and inclusive."""

    day: date
    start: int
    end: int


_N = rf"(?:[0-9０-９]{{1,2}}|[{_CHINESE}]{{1,3}})"
_DATE = re.compile(
    rf"(?:(?P<year>[0-9０-９]{{4}}|[〇○零一二三四五六七八九Ｏ]{{4}})\s*年\s*)?(?P<month>{_N})\s*月\s*(?P<day>{_N})\s*[日号]"
    r"|(?P<year2>(?:19|20)\d\d)[-./](?P<month2>\d{1,2})[-./](?P<day2>\d{1,2})(?!\d)"
)


def dates_in(text: str, year: int | None = None) -> tuple[DateFound, ...]:
    """Every full date in a text, in order. ``year`` completes 8月31日; without it such are skipped.

    Dates that the calendar does not have (2月30日) are left out: what they mean is not ours to say.
    """
    found: list[DateFound] = []
    for match in _DATE.finditer(text):
        written = match.group("year") or match.group("year2")
        stated = chinese_to_int(written) if written else year
        month = chinese_to_int(match.group("month") or match.group("month2"))
        day = chinese_to_int(match.group("day") or match.group("day2"))
        if stated is None or month is None or day is None:
            continue
        try:
            found.append(DateFound(date(stated, month, day), match.start() + 1, match.end()))
        except ValueError:
            continue
    return tuple(found)
