"""What recognisers confuse and the text itself decides: widths of signs, zeros in dates.

Nothing is guessed: a sign is only exchanged for another one that looks the same, and only where the
characters beside it allow nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.loaders.ocr.engine import Reading

_CHINESE = r"[\u3400-\u9fff〇]"
_DIGITS = "一二三四五六七八九"
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
# A narrow stop or bracket that touches a Chinese character was set wide.
_NARROW_SIGN = re.compile(
    rf"(?<={_CHINESE}|[》”）〕])[,;:!?](?![0-9A-Za-z])|(?<={_CHINESE})[,;:!?]|(?<=[》”）〕])[,;:!?]"
)
# Brackets around Chinese, or around the number of an entry that touches Chinese; unlike pairs.
_BRACKETS = re.compile(
    rf"[(（](?=[^()（）]*{_CHINESE})[^()（）]*[)）]"
    rf"|(?<={_CHINESE}|[，。；：、）)])\(\d{{1,2}}\)|\(\d{{1,2}}\)(?={_CHINESE})"
    r"|（[^()（）]*\)|\([^()（）]*）"
)
_CHINESE_ZERO = re.compile(rf"(?<=[{_DIGITS}〇])[0OoΟОо○◯](?=[{_DIGITS}〇0OoΟОо○◯]|年)")
_FIGURE = re.compile(r"(?<![A-Za-z0-9])(?=[0-9OoIl|]*[0-9])[0-9OoIl|]{1,4}(?=[年月日号项条])")
_NUMBER_OF_DOCUMENT = re.compile(
    r"〔\s*(\d{4})\s*[\]）)】](?=\s*\d+\s*号)|[\[（(【]\s*(\d{4})\s*〕(?=\s*\d+\s*号)"
)
_PAGE_NUMBER = re.compile(r"([-–—一_])(\s*\d{1,4}\s*)([-–—一_])")
_LOOK = str.maketrans("OoIl|", "00111")


def mended(reading: Reading) -> Reading:
    """The same line, sign for sign."""
    text = _BRACKETS.sub(lambda found: found[0].translate(_WIDE), reading.text)
    text = _NARROW_SIGN.sub(lambda found: found[0].translate(_WIDE), text)
    text = _CHINESE_ZERO.sub("〇", text)
    text = _FIGURE.sub(lambda found: found[0].translate(_LOOK), text)
    text = _PAGE_NUMBER.sub(r"—\2—", text) if _PAGE_NUMBER.fullmatch(text.strip()) else text
    text = _NUMBER_OF_DOCUMENT.sub(lambda found: f"〔{found[0][1:-1]}〕", text)
    return replace(reading, text=text) if len(text) == len(reading.text) else reading
