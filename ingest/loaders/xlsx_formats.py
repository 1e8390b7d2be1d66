"""Values of cells as the sheet shows them: number formats (ECMA-376 part 1, 18.8.31).

A format has up to four sections (positive; negative; zero; text), each a run of literals and
placeholders. What a format says of width and colour is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import TypeAlias

from ingest.loaders.xlsx_dates import chinese_numeral, literal, show_date

Value: TypeAlias = str | bool | int | float | datetime | date | time | timedelta | None

_MARK = re.compile(
    r'"[^"]*"|\\.|!.|_.|\*.|\[[^\]]*\]|General|G/通用格式|AM/PM|A/P|上午/下午|E[+-]'
    r"|y+|e+|m+|d+|a{3,4}|h+|s+|.",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_EXACT = Context(prec=400)  # the largest number of a sheet has 309 digits
_GENERAL = ("general", "g/通用格式")


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format: its marks, and the condition written before them."""

    marks: tuple[str, ...]
    condition: tuple[str, float] | None = None


def show(value: Value, number_format: str) -> str:
    """``value`` as a cell of ``number_format`` shows it, without padding to the cell's width."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    sections = _sections(number_format)
    if isinstance(value, str):
        return _show_text(value, sections)
    if isinstance(value, datetime | date | time | timedelta):
        return show_date(value, sections[0].marks)
    return _show_number(value, sections)


@lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[Section, ...]:
    sections: list[Section] = []
    marks: list[str] = []
    condition: tuple[str, float] | None = None
    for mark in [*_MARK.findall(number_format), ";"]:
        if mark == ";":
            sections.append(Section(tuple(marks), condition))
            marks, condition = [], None
        elif found := _CONDITION.fullmatch(mark):
            condition = (found[1], float(found[2]))
        else:
            marks.append(mark)
    return tuple(sections)


def _show_text(text: str, sections: Sequence[Section]) -> str:
    """``text`` through the section for text, where there is one with an ``@``."""
    section = sections[3] if len(sections) > 3 else sections[-1]
    if "@" not in section.marks:
        return text
    return "".join(text if mark == "@" else literal(mark) for mark in section.marks)


def _show_number(value: int | float, sections: Sequence[Section]) -> str:
    amount = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not amount.is_finite():
        return str(value)
    section, amount = _choose(amount, sections)
    lowered = [mark.lower() for mark in section.marks]
    if any(mark in lowered for mark in _GENERAL):
        return "".join(
            _numeral(amount, lowered) if mark.lower() in _GENERAL else literal(mark)
            for mark in section.marks
        )
    if not any(mark in "0#?" for mark in section.marks):
        # "@" on a number shows it as typed; a section of literals only replaces it.
        if "@" in section.marks or not section.marks:
            return _plain(amount)
        return "".join(map(literal, section.marks))
    if "/" in section.marks or not any(mark in "0#?" for mark in _mantissa(section.marks)):
        return _plain(amount)  # fractions are shown by their value, so is what no format can mean
    return _Pattern(section.marks).fill(amount)


def _choose(amount: Decimal, sections: Sequence[Section]) -> tuple[Section, Decimal]:
    """The section that applies and the amount it shows: a section for negatives has no sign."""
    for section in sections:
        if section.condition is not None and _holds(amount, *section.condition):
            return section, abs(amount) if amount < 0 and section.condition[0] == "<" else amount
    if any(section.condition is not None for section in sections):
        plain = [section for section in sections if section.condition is None]
        return (plain[0] if plain else sections[-1]), amount
    if amount < 0 and len(sections) > 1:
        return sections[1], -amount
    if amount == 0 and len(sections) > 2:
        return sections[2], amount
    return sections[0], amount


def _holds(amount: Decimal, sign: str, limit: float) -> bool:
    other = Decimal(repr(limit))
    return {
        "<": amount < other,
        "<=": amount <= other,
        ">": amount > other,
        ">=": amount >= other,
        "=": amount == other,
        "<>": amount != other,
    }[sign]


def _plain(amount: Decimal) -> str:
    """The amount in the General format: whole numbers in full, others to eleven digits."""
    if amount == amount.to_integral_value() and abs(amount) < Decimal(10) ** 21:
        return f"{amount.to_integral_value():f}"
    rounded = f"{amount:.11g}"
    if "e" in rounded:
        mantissa, exponent = rounded.split("e")
        if -10 < int(exponent) < 11:
            rounded = f"{Decimal(rounded):f}"
        else:
            return f"{mantissa.rstrip('0').rstrip('.') if '.' in mantissa else mantissa}E{exponent}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def _numeral(amount: Decimal, lowered: list[str]) -> str:
    if "[dbnum1]" in lowered and amount == amount.to_integral_value() and amount >= 0:
        return chinese_numeral(int(amount))
    return _plain(amount)


def _mantissa(marks: tuple[str, ...]) -> tuple[str, ...]:
    """The marks before those of an exponent (E+00)."""
    for i, mark in enumerate(marks):
        if len(mark) == 2 and mark[0] in "Ee":
            return marks[:i]
    return marks


class _Pattern:
    """A section of digit placeholders, ready to be filled with the digits of an amount."""

    def __init__(self, marks: tuple[str, ...]) -> None:
        self._percents = marks.count("%")
        self._exponent = next((mark for mark in marks if mark[:1] in "Ee" and mark[1:]), "")
        marks = _mantissa(marks)
        point = marks.index(".") if "." in marks else len(marks)
        self._whole, self._fraction = list(marks[:point]), list(marks[point + 1 :])
        last = max(i for i, mark in enumerate(marks) if mark in "0#?")
        first = min(i for i, mark in enumerate(marks) if mark in "0#?")
        commas = [i for i, mark in enumerate(marks) if mark == "," and i > first]
        before_point = max((i for i in range(point) if marks[i] in "0#?"), default=first)
        self._thousands = any(i < before_point for i in commas)
        self._scale = sum(i > min(last, before_point) for i in commas)
        self._commas = {i for i in commas if i < point}

    def fill(self, amount: Decimal) -> str:
        places = sum(mark in "0#?" for mark in self._fraction)
        amount = amount * Decimal(100) ** self._percents / Decimal(1000) ** self._scale
        if self._exponent:
            mantissa, exponent = f"{amount:.{places}E}".split("E")
            return f"{mantissa}E{int(exponent):+03d}"
        amount = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
        whole, _, fraction = f"{abs(amount):f}".partition(".")
        shown = self._fill_whole(whole.lstrip("0")) + self._fill_fraction(fraction)
        return ("-" if amount < 0 else "") + shown.strip()

    def _fill_whole(self, digits: str) -> str:
        """Digits from the right into the placeholders; those left over go before the first."""
        shown: list[str] = []
        left, count = list(digits), 0
        first = next((i for i, mark in enumerate(self._whole) if mark in "0#?"), -1)
        for i in range(len(self._whole) - 1, -1, -1):
            mark = self._whole[i]
            if mark not in "0#?":
                shown.append("" if i in self._commas else literal(mark))
                continue
            taken = len(left) if i == first else 1
            for _ in range(max(taken, 1)):
                digit = left.pop() if left else ("0" if mark == "0" else "")
                if digit and count and count % 3 == 0 and self._thousands:
                    shown.append(",")
                count += bool(digit)
                shown.append(digit)
        rest = "".join(left) if first < 0 else ""
        return rest + "".join(reversed(shown))

    def _fill_fraction(self, digits: str) -> str:
        placeholders = [mark for mark in self._fraction if mark in "0#?"]
        keep = len(digits)
        while keep and digits[keep - 1] == "0" and placeholders[keep - 1] != "0":
            keep -= 1
        shown, position = "." if keep else "", 0
        for mark in self._fraction:
            if mark in "0#?":
                shown += digits[position] if position < keep else ""
                position += 1
            elif mark != ",":
                shown += literal(mark)
        return shown
