"""Unit names: what a cell lists, which unit a question means, what 各乡镇（街道） stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.worklist.unit_aliases import COMMON, meant

_SEPARATORS = re.compile(r"[、，,；;\n/]+|\s{1,}|(?<=[局办委镇乡处院])和(?=\S{3,})")
_ROLE_MARK = re.compile(
    r"^(?:牵头|主责|配合|责任|参与|协办)(?:单位|部门)?[:：]|[（(](?:牵头|主责|配合)[）)]$"
)
_GENERAL = re.compile(r"^(?:各|其他|全县|全市|全区|有关|相关|县直|市直|区直|所有)")
_TOWN = re.compile(r"(?:镇|乡|街道|街道办事处|镇人民政府|乡人民政府)$")
_TOWNS = re.compile(r"乡镇|镇街|街道|各镇|各乡")
_EVERYONE = re.compile(
    r"各(?:有关|相关|责任|成员|县直|市直|区直|级)?(?:部门|单位|级)|各乡镇.*各部门|全县各|所有"
)
_EVERY_UNIT = re.compile(r"全[县市区]各|所有|各级|各单位|各有关单位|各责任单位")
_ENFORCEMENT = re.compile(r"执法(?:单位|部门|机关|主体)")
# What a unit's own name can end with; the longest ending is tried first.
ENDINGS = (
    "街道办事处", "人民政府办公室", "委员会办公室", "人民政府", "办事处", "委员会", "办公室", "管理处",
    "服务中心", "街道", "政府办", "支队", "大队", "中心", "法院", "检察院", "公司", "局", "办", "委",
    "镇", "乡", "处", "院", "部", "校", "站", "所", "会", "社", "馆", "园",
)  # fmt: skip
KEPT = 10_000
"""Words whose names are kept: a message is read several times, and so is each stretch of it."""
_REGION = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?:自治县|县|市|区|旗)(?=[\u4e00-\u9fff]{2,})")


def units_in(cell: str) -> tuple[str, ...]:
    """The unit names that a cell of a unit column lists, in order, role marks removed."""
    plain = unicodedata.normalize("NFKC", cell)
    names = (_ROLE_MARK.sub("", part.strip(" 。.")) for part in _SEPARATORS.split(plain))
    return tuple(dict.fromkeys(name for name in names if name))


def is_general(name: str) -> bool:
    """Whether a name stands for many units (各乡镇（街道）, 各执法单位, 各部门)."""
    return bool(_GENERAL.search(name))


def is_town(name: str) -> bool:
    """Whether a name is that of a town, or of all of them."""
    return bool(_TOWN.search(name)) or (is_general(name) and bool(_TOWNS.search(name)))


def covers(general: str, unit: str) -> bool:
    """Whether a general name can stand for a unit: towns by their ending, 各部门 everyone.

    各执法单位 covers units whose names say that they enforce; others are for an administrator's
    table to settle, and answers show the general name beside the list.
    """
    if is_town(unit):
        return bool(_TOWNS.search(general) or _EVERY_UNIT.search(general))
    if _ENFORCEMENT.search(general):
        return "执法" in unit
    return bool(_EVERYONE.search(general)) and not _TOWNS.fullmatch(general)


def short_name(name: str) -> str:
    """A unit's name without the region it begins with: 示例县司法局 → 司法局."""
    return _REGION.sub("", name, count=1)


def _is_abbreviation(short: str, full: str) -> bool:
    """Whether ``short`` abbreviates ``full`` as Chinese unit names are abbreviated.

    Either the first character and the ending are kept and the order with them (市监局 for
    市场监督管理局), or a run of at least two characters from the middle with the ending (审批局 for
    行政审批服务局).
    """
    spelled = short + "公室" if short.endswith("办") else short
    if len(spelled) >= 4 and full.endswith(spelled):
        return True
    ending = next((e for e in ENDINGS if full.endswith(e)), full[-1:])
    own = next((e for e in ENDINGS if short.endswith(e)), short[-1:])
    if own[0] != ending[0] and short[-1] not in ending:
        return False
    stem = short.removesuffix(own)
    if len(stem) >= 2 and stem in full.removesuffix(ending):
        return True
    rest = iter(full)
    return stem[:1] == full[0] and all(char in rest for char in stem)


# 教育配合哪些, 我们教育要交什么: somebody is named; 普法教育的指标, 教育培训材料 name a matter.
_BEFORE_SOMEBODY = re.compile(r"(?:^|[\s,，。;；:：、是问想让叫由归们县市区])$")
_AFTER_SOMEBODY = re.compile(
    r"(?:这边|那边|这里|这块|今年|都|还|要|需要|得|该)*(?:牵头|配合|主责|负责|承担|参与|要交|要报|交|报|要做|有哪|哪)"
)


def _stands_for_somebody(text: str, start: int, end: int) -> bool:
    return bool(_BEFORE_SOMEBODY.search(text[:start]) and _AFTER_SOMEBODY.match(text, end))


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a text: the words used, where (half-open), and the full names meant."""

    words: str
    start: int
    end: int
    names: tuple[str, ...]


class UnitNames:
    """Resolves what people call a unit to full names.

    ``names`` are those that tables write, ``aliases`` what an administrator entered: every name of
    a unit with the full names that it can mean.
    """

    def __init__(
        self, names: Iterable[str], aliases: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        entered = aliases or {}
        full = (name for meant in entered.values() for name in meant)
        named = (n for n in (*names, *full) if n and not is_general(n))
        self.names = tuple(dict.fromkeys(named))
        self._exact: dict[str, list[str]] = {}
        for name in self.names:
            for key in {name, short_name(name)}:
                self._exact.setdefault(key, []).append(name)
        for alias, whom in entered.items():
            for key in {alias, short_name(alias)}:
                self._exact.setdefault(key, []).extend(whom)
        self._stems = {key for key in self._exact if not key.endswith(ENDINGS)} - set(self.names)
        """Names such as 教育, which mean the unit only where they stand for somebody."""
        self._resolved: dict[str, tuple[str, ...]] = {}

    def resolve(self, words: str) -> tuple[str, ...]:
        """The full names that these words can mean, best first; empty when none."""
        known = self._resolved.get(words)
        if known is None:
            if len(self._resolved) >= KEPT:
                self._resolved.clear()
            known = self._resolved[words] = self._resolve(words)
        return known

    def _resolve(self, words: str) -> tuple[str, ...]:
        words = unicodedata.normalize("NFKC", words).strip()
        if words in self._exact:
            return tuple(dict.fromkeys(self._exact[words]))
        if len(words) < 2:
            return ()
        bare = words[1:] if words[0] in "县市区省" and len(words) > 2 else words
        if bare in self._exact:
            return tuple(dict.fromkeys(self._exact[bare]))
        town = bare.removesuffix("政府").removesuffix("人民")
        if town != bare and town in self._exact:
            return tuple(dict.fromkeys(self._exact[town]))
        if common := meant(words, self.names):
            return common
        if len(bare) < 3 and bare[-1] not in "局办委":
            return ()
        return tuple(
            name
            for name in self.names
            if any(_is_abbreviation(w, f) for w in {words, bare} for f in (name, short_name(name)))
        )

    def find(self, text: str) -> Mention | None:
        """The first unit mentioned in a text, taken as long as it resolves."""
        for start in range(len(text)):
            for end in range(min(len(text), start + 24), start + 1, -1):
                words = text[start:end]
                if words in self._stems and not _stands_for_somebody(text, start, end):
                    continue
                if words in self._exact or words in COMMON or words.endswith(ENDINGS):
                    names = self.resolve(words)
                    if names:
                        return Mention(words, start, end, names)
        return None
