"""When two wordings mean the same indicator or unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_SEPARATORS = re.compile(r"[、，,；;/|\s]+")
_ASIDE = re.compile(r"[（(](?:牵头|主责|配合|责任|参与|协办)(?:单位|部门)?[)）]")
_ROLE = re.compile(r"^(?:牵头|主责|配合|责任|参与|协办)(?:单位|部门)?[:：]")
_REGION = re.compile(r"^([\u4e00-\u9fff]{0,7}?)(自治区|自治州|自治县|省|市|县|区|旗|州|盟)(?=..)")
_NO_REGION = re.compile(r"^(?:市场|市政|市容|市民|区域|省直|市直|县直|区直|州际)")
_PARTY = re.compile(r"^委(?=.{2,}$)(?!员会|办公室)")
_TOWN = re.compile(r"(?<=[镇乡])(?:人民)?政府$|(?<=街道)办事处$")


class UnitKey(NamedTuple):
    """A unit's name without its place; ``level`` is the kind of place, if the name tells."""

    level: str | None
    stem: str

    def matches(self, other: UnitKey) -> bool:
        """Whether both can be the same unit: 县司法局 and 司法局, but not 市司法局."""
        return self.stem == other.stem and (
            None in (self.level, other.level) or self.level == other.level
        )


def plain(text: str) -> str:
    """A text without width, case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a plain text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text} - {""})


def units_named(cells: Iterable[str]) -> tuple[str, ...]:
    """The unit names in the entries of a cell, without the marks of their role."""
    found: dict[str, None] = {}
    for cell in cells:
        text = _ASIDE.sub("", unicodedata.normalize("NFKC", cell))
        for part in _SEPARATORS.split(text):
            name = _ROLE.sub("", part).strip("。.:")
            if name:
                found[name] = None
    return tuple(found)


def unit_key(name: str) -> UnitKey:
    """What decides whether two unit names are the same: 示例县市场监管局 is (县, 市场监管局)."""
    stem, level = "".join(unicodedata.normalize("NFKC", name).split()), None
    while not _NO_REGION.match(stem) and (found := _REGION.match(stem)):
        level, stem = found.group(2)[-1], stem[found.end() :]
    return UnitKey(level, _TOWN.sub("", _PARTY.sub("", stem)))
