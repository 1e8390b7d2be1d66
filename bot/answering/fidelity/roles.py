"""Who is said to lead and who to join: a unit of one column must not be told as the other's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.answering.fidelity import names
from bot.answering.fidelity.evidence import Evidence
from bot.answering.fidelity.facts import Fact, Violation
from bot.answering.fidelity.folding import legible

_ROLES = {"lead": "牵头|主责|主办", "joint": "配合|责任|协办|参与"}
_COLUMNS = {role: re.compile(rf"(?:{words})[^\s：:。；]{{0,6}}$") for role, words in _ROLES.items()}
_CELLS = {
    role: re.compile(rf"(?:^|[\s/])(?:{words})[^\s：:。；]{{0,10}}[：:]([^\n]*)")
    for role, words in _ROLES.items()
}
_BEFORE = {
    role: re.compile(rf"(?:{words})(?:的)?(?:\(配合\))?(?:单位|部门)?(?:[:：]|是|为|由)*$")
    for role, words in _ROLES.items()
}
_AFTER = {
    "lead": re.compile(r"(?:负责)?(?:牵头|主责|主办)"),
    "joint": re.compile(r"配合|协办|参与"),
}
_AND = {"、", "和", "及", "与", ","}
_REACH = 10
"""Characters before a unit in which its part is told."""


def wrong_parts(text: str, evidence: Sequence[Evidence]) -> Iterator[Violation]:
    """The units of a legible text that are given a part which the source gives to others."""
    told = {role: list(_told(role, evidence)) for role in _ROLES}
    end, parts = -1, set[str]()
    for unit in names.organisations_in(text):
        if end < 0 or text[end : unit.start] not in _AND:
            parts = set()
        parts |= {role for role in told if _given(role, text, unit)}
        end = unit.end
        for role in sorted(parts):
            named = told[role]
            if named and not any(_same(unit, other) for other in named):
                yield Violation("organisation", unit.text, "、".join(n.text for n in named))


def _told(role: str, evidence: Sequence[Evidence]) -> Iterator[Fact]:
    """The units that a column's cell names, or a row under that column."""
    for e in evidence:
        if any(_COLUMNS[role].match(entry) for entry in e.context):
            yield from names.organisations_in(legible(e.text))
        for entry in (e.text, *e.context):
            for cell in _CELLS[role].finditer(entry):
                yield from names.organisations_in(legible(cell.group(1)))


def _given(role: str, text: str, unit: Fact) -> bool:
    before = text[max(0, unit.start - _REACH) : unit.start]
    return bool(_BEFORE[role].search(before) or _AFTER[role].match(text, unit.end))


def _same(unit: Fact, other: Fact) -> bool:
    return names.same_organisation(unit.value, unit.measure, other.value, other.value)
