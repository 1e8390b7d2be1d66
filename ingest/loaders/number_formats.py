"""Numbers as automatic numbering writes them (ECMA-376 Part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_COUNTING = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def formatted(number: int, kind: str) -> str:
    """``number`` in the format called ``kind``; decimal where the format cannot write it."""
    if kind == "none":
        return ""
    write = _WRITERS.get(kind)
    return (write(number) if write and number > 0 else "") or str(number)


def _sequence(first: str, count: int) -> Callable[[int], str]:
    """A run of single characters; beyond it nothing."""
    return lambda n: chr(ord(first) + n - 1) if n <= count else ""


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda n: characters[n - 1] if n <= len(characters) else ""


def _letters(first: str) -> Callable[[int], str]:
    """a … z, aa, bb …: Word repeats the letter."""
    return lambda n: chr(ord(first) + (n - 1) % 26) * min((n - 1) // 26 + 1, 30)


def _roman(number: int) -> str:
    if number > 3999:
        return ""
    text = ""
    for value, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        text += letters * (number // value)
        number %= value
    return text


def _chinese(digits: str, units: str, *, short_ten: bool, zero: str) -> Callable[[int], str]:
    """Counting in words up to 9,999: 一百零一; ``short_ten`` writes 十 for 一十."""

    def write(number: int) -> str:
        if number > 9999:
            return ""
        text, gap = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit == 0:
                gap = bool(text)
                continue
            text += (zero if gap else "") + digits[digit] + (units[power - 1] if power else "")
            gap = False
        if short_ten and 10 <= number < 20:
            text = text[1:]
        return text

    return write


def _by_digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _japanese(number: int) -> str:
    """百一, 二十: no zero, and no 一 before a unit."""
    if number > 9999:
        return ""
    text = ""
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            text += ("" if digit == 1 and power else _COUNTING[digit]) + unit
    return text


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    if number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if number <= 50 else ""


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_counting = _chinese(_COUNTING, "十百千", short_ten=True, zero="零")
_legal = _chinese(_LEGAL, "拾佰仟", short_ten=False, zero="零")

_WRITERS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "ordinal": _ordinal,
    "hex": lambda n: f"{n:X}",
    "decimalZero": lambda n: f"{n:02d}",
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": lambda n: "".join(chr(ord("０") + int(d)) for d in str(n)),
    "decimalFullWidth2": lambda n: "".join(chr(ord("０") + int(d)) for d in str(n)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _sequence("⒈", 20),
    "decimalEnclosedParen": _sequence("⑴", 20),
    "ideographEnclosedCircle": _sequence("㊀", 10),
    "ideographDigital": _by_digits,
    "japaneseDigitalTenThousand": _by_digits,
    "taiwaneseDigital": _by_digits,
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _chinese(_LEGAL_TRADITIONAL, "拾佰仟", short_ten=False, zero="零"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda n: _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12],
}
