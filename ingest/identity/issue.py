"""Who issued a document, at which level of government, when, and under which number."""

from __future__ import annotations

import re
from datetime import date

from ingest.identity.heads import Heads
from ingest.model import Level
from ingest.numerals import dates_in

_NUMBER = re.compile(
    r"(?<![（(《》\u4e00-\u9fff])(?<![（(]\s)([\u4e00-\u9fff]{2,14}?)\s*[〔\[（(【﹝]\s*((?:19|20)\d\d)\s*[〕\]）)】﹞]\s*(?:第\s*)?(\d{1,4})\s*号"
)
_ORDER = re.compile(
    r"([\u4e00-\u9fff、 ]{2,40}?令)\s*(?:[〔（(]?((?:19|20)\d\d)年?[〕）)]?\s*)?第\s*(\d{1,4})\s*号"
)
_NOTICE_NUMBER = re.compile(
    r"([\u4e00-\u9fff 、]{2,40}?公告)\s*((?:19|20)\d\d)\s*年\s*第\s*(\d{1,4})\s*号"
)
_ORGAN = (
    r"(?:人民政府办公[厅室]|人民政府|人民代表大会常务委员会|人民代表大会|委员会办公室|委员会|领导小组办公室|领导小组|工作专班|指挥部办公室|指挥部"
    r"|办公[厅室]|人民法院|人民检察院|国务院|党委|政府|总局|总署|管理局|[\u4e00-\u9fff]局|厅|部|委|办|院|会|中心|分行|公司|税务局|署|所)"
)
_NAME = re.compile(rf"[\u4e00-\u9fffX×Ｘ*○]{{0,24}}?[\u4e00-\u9fffX×Ｘ*○]{_ORGAN}|国务院")
_PREFIX = re.compile(
    r"(?!转发|印发|批转|解读)(?P<name>[^《》，。：；]{2,60}?)\s*(?:印发|转发|批转)?\s*关于"
)
_PASSED = re.compile(
    r"([\u4e00-\u9fff]{2,20}?(?:人民代表大会常务委员会|人民代表大会))(?:[^，。]{0,40})(?:通过|公布)"
)
_SESSION = re.compile(r"第[一二三四五六七八九十]+届")
_ENACTED = re.compile(r"通过|公布|发布|修正|修订|修改|印发|批准|成文日期|颁布")


def number_of(heads: Heads) -> str | None:
    """示政发〔2025〕12号, 国务院令第713号; only the document's own, not one it cites."""
    near = [*heads.head, heads.opening[:200]]
    for line in near:
        found = _NUMBER.search(line)
        if found and (len(line) <= 60 or found.start() < 120):
            return f"{found[1].strip()}〔{found[2]}〕{found[3]}号"
    for pattern in (_ORDER, _NOTICE_NUMBER):
        orders = [m for line in (*heads.head, *heads.titles) for m in [pattern.search(line)] if m]
        begins = None if orders else pattern.match(heads.opening)
        if begins and "关于" not in begins[1]:
            orders = [begins]
        if orders:
            last = orders[-1]
            name = re.sub(r"^.*日\s*|\s", "", last[1])
            year = last[2] or ""
            return f"{name}{year + '年' if year else ''}第{last[3]}号"
    return None


_STATED_ON = re.compile(
    r"(?:发文|成文|印发|发布|公布)(?:日期|时间)\s*[】\]]?\s*[:：]?\s*(?P<day>\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}日?)"
)


def issued_on(heads: Heads, source: str) -> date | None:
    """The date of the text: of enactment or last amendment, of signature, or of the file's name.

    The name of the file wins where it is later than what the head says, as it is for statutes
    whose head lists only the first enactment.
    """
    named = _in_name(source)
    stated = [m for text in (*heads.head, heads.opening) for m in [_STATED_ON.search(text)] if m]
    if stated and (days := dates_in(stated[0]["day"])):
        return days[0].day
    enacted = [
        found.day
        for line in heads.head
        if (_ENACTED.search(line) or len(line) <= 24) and "施行" not in line
        for found in dates_in(line)
    ]
    if enacted:
        return max([*enacted, named] if named else enacted)
    return _signed(heads) or named


# The day from which a text is in force is not the day of its issue.
_IN_FORCE = re.compile(r"(?:施行|实施|执行|生效|废止)[。.]?\s*$")
_AFTER_DATE = re.compile(
    r"\s*[（(](?:此件[^（()）]{2,12}|信息公开[^（()）]{2,20}|联系人[^（()）]*)[）)]\s*$"
)


def _signed(heads: Heads) -> date | None:
    for tail in heads.tail:
        line = _AFTER_DATE.sub("", tail)
        found = [] if _IN_FORCE.search(line) else dates_in(line)
        if found and len(line) - found[-1].end <= 6 and found[-1].start > len(line) - 40:
            alone = len(line) <= 60 or re.search(
                r"[。\s　”）)]\S{0,24}\s*$", line[: found[-1].start - 1]
            )
            if alone:
                return found[-1].day
    return None


def _in_name(source: str) -> date | None:
    stem = source.rsplit("/", 1)[-1]
    compact = re.sub(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", r"\1-\2-\3", stem)
    found = dates_in(compact)
    return found[-1].day if found else None


def issuer_of(heads: Heads, title: str) -> str | None:
    """The organ that issued the text: by the signature, the red head, the title, the enactment."""
    return (
        _by_signature(heads)
        or _by_red_head(heads)
        or _by_statement(heads)
        or _by_title(title)
        or _by_enactment(heads)
    )


def _by_signature(heads: Heads) -> str | None:
    names: list[str] = []
    dated = False
    for tail in heads.tail[:5]:
        line = _AFTER_DATE.sub("", tail)
        found = dates_in(line)
        rest = line[: found[-1].start - 1] if found and len(line) - found[-1].end <= 6 else line
        dated = dated or bool(found)
        rest = re.sub(r"[（(].*|\s+$", "", rest.split("。")[-1]).strip()
        words = rest.split()
        if not dated or len(rest) > 60 or not words or not all(_NAME.fullmatch(w) for w in words):
            if names or (dated and rest):
                break
            continue
        names = [*words, *names]
    return " ".join(names) or None


def _by_red_head(heads: Heads) -> str | None:
    for line in heads.above:
        flat = re.sub(r"\s", "", line)
        if flat.endswith("文件") and _NAME.match(flat):
            return flat.removesuffix("文件")
    return None


_STATED = re.compile(
    r"(?:编制|制表|发文|制发|制定|印发|发布)(?:单位|机关|机构|部门)?[：:]\s*(?P<unit>\S+)"
    r"|[（(](?P<issuer>[\u4e00-\u9fff]{4,40}?)\s*\d{4}年[^（）()]{2,8}(?:印发|发布|制定)[）)]"
)


def _by_statement(heads: Heads) -> str | None:
    """编制单位：… or （… 2025年5月20日印发） below the title."""
    found = next((m for line in heads.head for m in [_STATED.search(line)] if m), None)
    return (found["unit"] or found["issuer"]) if found else None


def _by_title(title: str) -> str | None:
    found = _PREFIX.match(title)
    if not found:
        return None
    words = [w for w in re.split(r"[\s、]+", found["name"]) if w]
    if words and all(_NAME.fullmatch(word) for word in words):
        return " ".join(words)
    return None


def _by_enactment(heads: Heads) -> str | None:
    for line in reversed(heads.head):
        order = _ORDER.search(line)
        passed = _PASSED.search(re.sub(r"^.*?日\s*", "", line, count=1))
        if order:
            name = re.sub(r"^.*日\s*|令$|主席|\s", "", order[1]).removeprefix("中华人民共和国")
            return name or None
        if passed:
            return _SESSION.sub("", passed[1])
    return None


_STATE = re.compile(
    r"中华人民共和国|国务院|全国人|中共中央|^中央|^国家(?!税务总局[\u4e00-\u9fff]+省|税务总局[\u4e00-\u9fff]+市)|最高人民|^[\u4e00-\u9fff]{2,8}(?:部|总局|总署)(?:办公厅)?$|海关总署|^全国"
)
_MUNICIPALITIES = "(?:北京|上海|天津|重庆)"


def level_of(issuer: str | None, title: str, text: str) -> Level | None:
    """The level by the deepest place the issuer names, else the title, else who says 我县."""
    for name in (issuer, title.split("关于")[0], title):
        level = _by_place(name) if name else None
        if level:
            return level
    if re.search(r"(?:法|条例)(?:[（(].*)?$", title):
        return "国家"  # what a local congress enacts is named for its place
    spoken = {level: len(re.findall(rf"我{unit}|全{unit}", text)) for level, unit in _SPOKEN}
    best = max(spoken, key=lambda level: spoken[level])
    return best if spoken[best] >= 2 else None


_SPOKEN: tuple[tuple[Level, str], ...] = (("省", "省"), ("市", "市"), ("县", "县"), ("乡镇", "镇"))


def _by_place(name: str) -> Level | None:
    last = name.split()[-1] if name.split() else name
    if re.search(
        r"[\u4e00-\u9fffX×*](?:乡|镇|街道)(?!企业|化|级)(?:人民政府|党委|办事处|党工委)|^(?:乡|镇)",
        last,
    ):
        return "乡镇"
    if (
        not re.match(rf"{_MUNICIPALITIES}市?(?:各?区县|区和)", last)
        and re.search(
            r"县(?!级)|旗(?:人民|$)|[\u4e00-\u9fff]{2}市[\u4e00-\u9fff]{2,4}区|[^社地郊园特校辖分]区(?:人民政府|委|政府|司法局)",
            last,
        )
        and "自治区" not in last[-4:]
    ):
        return "县"
    if re.match(_MUNICIPALITIES, last) or re.search(rf"(?:{_MUNICIPALITIES})市", last):
        return "省"
    if re.search(
        r"[\u4e00-\u9fffX×*某](?<!城)\s*市(?!场|民|容|政管)|^市(?!场|民|容|政管)|自治州|^依法治市",
        last,
    ):
        return "市"
    if re.search(r"省|自治区", last):
        return "省"
    return "国家" if _STATE.search(last) else None
