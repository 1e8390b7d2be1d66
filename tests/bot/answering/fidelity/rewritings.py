"""Ways of writing a sentence that say the same: width, spaces, numerals, forms of a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from ingest.numerals import chinese_to_int

Rewriting = Callable[[Random, str], str]

_WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789%()"}
_NARROW = {ord("（"): "(", ord("）"): ")", ord("："): ":", ord("；"): ";", ord("，"): ","}
_DIGITS = "零一二三四五六七八九"
_MEASURES = "个|项|次|名|人|份|件|家|天|条|款|类|批|小时|学时|工作日|万元|亿元|元"
_IN_WORD = re.compile(
    r"统一|进一步|唯一|同一|单一|逐一|之一|一(?:次性|方面|个个|件件|条条|项项|些|类一)"
    r"|[一二三四五六七八九][一二三四五六七八九]"
)


def chinese(number: int) -> str:
    """A number below 10,000 in Chinese: 37 is 三十七, 105 一百零五."""
    if number < 10:
        return _DIGITS[number]
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        count, number = divmod(number, unit)
        if count:
            words += ("零" if zero else "") + _DIGITS[count] + name
            zero = False
        else:
            zero = bool(words) and number > 0
    return words.removeprefix("一") if words.startswith("一十") else words


def wide(_: Random, text: str) -> str:
    """Digits and brackets full width."""
    return text.translate(_WIDE)


def narrow(_: Random, text: str) -> str:
    """Punctuation half width; a comma between digits would make one number of two."""
    apart = re.sub(r"(?<=\d)，(?=\d)", "、", text)
    return text if apart != text else text.translate(_NARROW)


def spaced(chance: Random, text: str) -> str:
    """Blanks and line breaks between words, never inside a number."""
    parts = re.split(
        r"(?<=[\u4e00-\u9fff，。；])(?=[\u4e00-\u9fff\d])|(?<=\d)(?=[\u4e00-\u9fff])", text
    )
    numeral = re.compile(r"[〇零一二三四五六七八九十百千万亿]$")
    said = parts[0]
    for part in parts[1:]:
        joint = chance.choice(("", "", " ", "\u3000"))
        said += part if numeral.search(said) and numeral.match(part[:1]) else joint + part
    return said


def in_chinese(_: Random, text: str) -> str:
    """Counts, months and days in Chinese numerals."""
    months = re.sub(
        r"(?<![\d.,])(\d{1,2})月(\d{1,2})日",
        lambda m: f"{chinese(int(m.group(1)))}月{chinese(int(m.group(2)))}日",
        text,
    )
    return re.sub(
        rf"(?<![\d.,%第至—～~/-])([1-9]\d{{0,3}})(?=(?:{_MEASURES})(?!\d))",
        lambda m: chinese(int(m.group(1))),
        months,
    )


def in_arabic(_: Random, text: str) -> str:
    """Counts and days in Arabic digits."""
    if _IN_WORD.search(text):
        return text
    day = re.compile(
        r"(?<![〇零一二三四五六七八九十年])([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
    )
    text = day.sub(lambda m: f"{_arabic(m.group(1))}月{_arabic(m.group(2))}日", text)
    return re.sub(
        rf"(?<![\d〇零一二三四五六七八九十百千万亿点几第每])(?<!分之)([一二三四五六七八九十百]+)(?=(?:{_MEASURES}))",
        lambda m: _arabic(m.group(1)),
        text,
    )


def _arabic(numeral: str) -> str:
    value = chinese_to_int(numeral)
    return numeral if value is None else str(value)


def percent(_: Random, text: str) -> str:
    """85% as 百分之八十五 and the other way round."""
    if "百分之" in text:
        return re.sub(
            r"百分之([一二三四五六七八九十百]+)(?!点)", lambda m: f"{_arabic(m.group(1))}%", text
        )
    return re.sub(
        r"(?<![\d.,—～~-])(\d{1,3})[%％](?![—～~-])",
        lambda m: f"百分之{chinese(int(m.group(1)))}",
        text,
    )


def date_form(chance: Random, text: str) -> str:
    """8月31日 as 8月31号 or 08月31日; 2025年8月31日 as 2025-8-31 or without its year."""
    if chance.random() < 0.5:
        whole = r"(?<![\d.．])(20\d\d)年(\d{1,2})月(\d{1,2})日(?!\d)"
        form = chance.choice((r"\1-\2-\3", r"\1/\2/\3", r"\2月\3日", r"\1 年 \2 月 \3 日"))
        return re.sub(whole, form, text)
    form = chance.choice(("{}月{}号", "{:02d}月{:02d}日"))
    return re.sub(
        r"(?<![\d-])(\d{1,2})月(\d{1,2})日", lambda m: form.format(int(m.group(1)), int(m.group(2)))
        if "d" in form else form.format(m.group(1), m.group(2)), text,
    )  # fmt: skip


REWRITINGS: Mapping[str, Rewriting] = {
    "width": wide,
    "punctuation": narrow,
    "spaces": spaced,
    "in Chinese": in_chinese,
    "in Arabic": in_arabic,
    "percent": percent,
    "date form": date_form,
}

KEPT_IN_QUOTES = ("width", "punctuation", "spaces")


def rewritten(chance: Random, text: str) -> tuple[str, str] | None:
    """The sentence in one of the other ways, and which; None where none makes a difference."""
    for name in chance.sample(list(REWRITINGS), len(REWRITINGS)):
        # What is quoted is quoted as it stands there, but for width and spaces.
        apart = [text] if name in KEPT_IN_QUOTES else re.split(r"(“[^”]*”|《[^》]*》)", text)
        made = "".join(
            part if n % 2 else REWRITINGS[name](chance, part) for n, part in enumerate(apart)
        )
        if made != text:
            return name, made
    return None
