"""Numbers, percentages and dates in a text, however they are written."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from bot.answering.fidelity.facts import Bound, Day, Fact, Kind
from bot.answering.fidelity.folding import REMEMBERED
from ingest.numerals import chinese_to_int

_CN = r"[〇○零一二三四五六七八九十百千万亿两]"
_CHINESE = rf"{_CN}+(?:点[〇零一二三四五六七八九]+)?"
_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)*"
_N = rf"(?:{_ARABIC}|{_CHINESE})"
_MEASURES = (
    "工作日|自然日|百分点|平方米|平方公里|公里|公斤|千米|季度|学时|课时|小时|分钟|方面|部分|阶段|环节|个月|"
    "元|角|米|亩|吨|页|字|项|条|款|份|件|次|名|人|家|户|天|日|号|周|年|月|时|分|秒|处|类|级|批|期|种|章|节|"
    "点|步|轮|场|册|本|套|篇|起|例|宗|所|座|支|组|片|倍|成|岁|届|位|大|张|编|卷|课|堂|辆|台|栋|间|口|个|℃"
)
_SCALE = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "万亿": 10**12}
_SAME_MEASURE = {"天": "日", "号": "号"}
_LOWER = r"(?:低于|少于|小于|不足|短于|早于)"
_HIGHER = r"(?:高于|多于|大于|超过|长于|晚于|迟于)"
_UP = re.compile(
    rf"(?:不(?:得|应|能|可)?{_LOWER}|(?<!不)(?<!不得)(?<!不应)(?<!不能)(?<!不可){_HIGHER}|至少|最少|最低|起码|≥|>)$"
)
_DOWN = re.compile(
    rf"(?:不(?:得|应|能|可)?{_HIGHER}|(?<!不)(?<!不得)(?<!不应)(?<!不能)(?<!不可){_LOWER}|不到|不满|未满|未达"
    r"|至多|最多|最高|≤|<)$"
)
_UP_AFTER = re.compile(r"(?:\(含\))?(?:及|或|含)?以上")
_DOWN_AFTER = re.compile(r"(?:\(含\))?(?:及|或|含)?(?:以[下内]|之内|内)")
_BEFORE_DAY = re.compile(r"(?:之|以)?前|(?:截|为)止")
_AFTER_DAY = re.compile(r"(?:之|以)?后|起")
_TO_DAY = re.compile(r"(?:不(?:得)?[迟晚]于|截至|截止到?|最[迟晚])$")

_FACT = re.compile(
    r"(?<!\d)(?P<clock>\d{1,2}:\d{2})(?![\d:])|(?<![\d.])(?P<ny>(?:19|20)\d\d)[-./](?P<nm>\d{1,2})[-./](?P<nd>\d{1,2})(?![\d.])"
    rf"|(?:(?P<y>\d{{4}}|[〇○零一二三四五六七八九]{{4}})年)?(?P<m>\d+|{_CN}+)月份?(?:(?P<d>\d+|{_CN}+)[日号]"
    r"|(?P<mp>上旬|中旬|下旬|底|末|初))?"
    r"|(?P<yy>(?<!\d)\d{4}|[〇○零一二三四五六七八九]{4})年度?(?P<yp>底|末|初)?"
    rf"|(?P<of>{_N})分之(?P<share>{_N})|(?P<cent>{_N})(?P<sign>[%‰])"
    rf"|(?P<nth>第|指标|编号|序号)?(?P<n>{_ARABIC})(?P<scale>万亿|[百千万亿])?(?P<about>[余多来])?"
    rf"(?:个(?=工作日|自然日|百分点|学时|课时|小时|季度|方面|部分|阶段|环节))?(?P<u>{_MEASURES})?"
    rf"|(?P<cnth>第)?(?P<c>{_CHINESE})(?P<cabout>[余多来])?"
    rf"(?:个(?=工作日|自然日|百分点|学时|课时|小时|季度|方面|部分|阶段|环节))?(?P<cu>{_MEASURES})?"
)
# Numerals that are part of a word and count nothing.
_WORDS = re.compile(
    r"(?:统|进|逐|唯|单|同|之|专|划|归|合|如|定)一|一(?:律|致|般|定|起|并|旦|些|样|直|体|同|步|切|把手|线|系列|贯|时|经"
    r"|味|流|手|对|方面|次性)|百姓|四周|[三两二]者|百般|千方百计"
    rf"|(?<!{_CN})(?:万一|千万)(?!{_CN}|[元人件个])|(?<!{_CN})(?<![扣得加减满])十分(?=[\u4e00-\u9fff]{{2}})"
)
_NO_COUNT = frozenset("〇○零百千万亿")


@lru_cache(maxsize=REMEMBERED)
def numerals_in(text: str) -> tuple[Fact, ...]:
    """Every number, percentage and date of a legible text, in order."""
    words = [match.span() for match in _WORDS.finditer(text)]
    return tuple(_fact(match, text, words) for match in _FACT.finditer(text))


def _fact(match: re.Match[str], text: str, words: list[tuple[int, int]]) -> Fact:
    part = match.group
    if day := _day(match):
        return _made(match, text, "date", day=day)
    if share := part("share"):
        return _made(match, text, "percent", value=_value(share), measure=_share(part("of")))
    if clock := part("clock"):
        return _made(match, text, "number", value=clock)
    if cent := part("cent"):
        return _made(match, text, "percent", value=_value(cent), measure=part("sign"))
    number = part("n")
    if number:
        value = _value(number, part("scale") or "")
        unit, about = part("u") or "", part("about") or ""
    else:
        number = part("c")
        value, unit, about = _value(number), part("cu") or "", part("cabout") or ""
    if not unit and len(value) == 4 and value[:2] in {"19", "20"} and not part("scale"):
        return _made(match, text, "date", day=Day(year=value))
    measure = ("多" if about else "") + _SAME_MEASURE.get(unit, unit)
    ordinal = bool(part("nth") or part("cnth")) and unit != "季度"
    weak = bool(part("c")) and (
        any(start < match.end() and match.start() < end for start, end in words)
        or (not unit and set(number) <= _NO_COUNT)
    )
    return _made(match, text, "number", value=value, measure=measure, ordinal=ordinal, weak=weak)


def _made(
    match: re.Match[str],
    text: str,
    kind: Kind,
    *,
    value: str = "",
    measure: str = "",
    day: Day | None = None,
    ordinal: bool = False,
    weak: bool = False,
) -> Fact:
    start, end = match.span()
    bound = _day_bound(text, start, end) if day else _bound(text, start, end)
    return Fact(kind, match.group(), start, end, value, measure, day, bound, ordinal, weak)


def _day(match: re.Match[str]) -> Day | None:
    part = match.group
    if part("ny"):
        return Day(part("ny"), _value(part("nm")), _value(part("nd")))
    if part("m"):
        year, day = part("y"), part("d")
        return Day(
            _value(year) if year else "",
            _value(part("m")),
            _value(day) if day else "",
            (part("mp") or "").replace("末", "底"),
        )
    if part("yy"):
        return Day(year=_value(part("yy")), part=(part("yp") or "").replace("末", "底"))
    return None


def _share(whole: str) -> str:
    return {"100": "%", "1000": "‰"}.get(_value(whole), f"/{_value(whole)}")


def _value(written: str, scale: str = "") -> str:
    """A number in Arabic digits without leading zeros; 4.2.1 and what is no number as written."""
    plain = written.replace(",", "")
    if plain.count(".") > 1:
        return plain
    if plain[0].isdigit():
        if scale:
            return _short(Decimal(plain) * _SCALE[scale])
        # 0555 of a telephone number is not 555.
        return plain if "." in plain or (plain[0] == "0" and len(plain) > 2) else str(int(plain))
    whole, _, rest = plain.partition("点")
    if "亿" in whole:
        high, _, low = whole.partition("亿")
        left, right = chinese_to_int(high or "一"), chinese_to_int(low) if low else 0
        return plain if left is None or right is None else str(left * 10**8 + right)
    number = chinese_to_int(whole)
    if number is None:
        return plain
    return f"{number}.{chinese_to_int(rest[0])}" + _digits(rest[1:]) if rest else str(number)


def _digits(text: str) -> str:
    return "".join(str(chinese_to_int(character)) for character in text)


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _bound(text: str, start: int, end: int) -> Bound:
    # What stands after the number is said of it alone: 至少1米以下 is no 至少1米以上.
    if _UP_AFTER.match(text, end):
        return "up"
    if _DOWN_AFTER.match(text, end):
        return "down"
    before = text[max(0, start - 5) : start]
    if _UP.search(before):
        return "up"
    return "down" if _DOWN.search(before) else ""


def _day_bound(text: str, start: int, end: int) -> Bound:
    before = text[max(0, start - 4) : start]
    if _TO_DAY.search(before) or _BEFORE_DAY.match(text, end):
        return "down"
    return "up" if _AFTER_DAY.match(text, end) else ""
