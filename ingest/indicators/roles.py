"""Lead and joint units written into one cell: 牵头：甲；配合：乙, 甲牵头，乙配合, 甲（牵头）、乙."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEAD = "牵头|主责|主办|首责"
_JOINT = "配合|协办|参与|协同|参加|协助"
_LABEL = re.compile(
    rf"[（(【\[]?(?P<role>{_LEAD}|{_JOINT}|责任)(?:单位|部门)?[）)】\]]?\s*[:：]\s*"
    rf"(?P<units>[^:：]*?)[\s；;。，,]*"
    rf"(?=[（(【\[]?(?:{_LEAD}|{_JOINT}|责任)(?:单位|部门)?[）)】\]]?\s*[:：]|$)"
)
_BRACKET = re.compile(
    rf"(?P<lead>[^（(]+(?:[（(](?!(?:{_LEAD})(?:单位|部门)?[）)])[^（()）]*[）)][^（(]*)*)[（(](?:{_LEAD})(?:单位|部门)?[）)]"
    rf"[\s、，,；;]*(?P<joint>.*?)(?:[（(](?:{_JOINT})(?:单位|部门)?[）)])?[。\s]*"
)
_SPOKEN = re.compile(
    r"(?:由)?(?P<lead>[^，,；;。]{2,60}?)(?:负责)?牵头(?:负责|落实|组织实施)?(?:[\s，,；;、。]+"
    rf"(?P<joint>[^。]+?)(?:按照?职责分工(?:负责)?|分工负责|按职责)?(?:等)?(?:{_JOINT}|负责)?)?[。\s]*"
)

_SHARED = re.compile(
    r"(?:由)?(?P<lead>[^。；;：:]{4,}?)(?:等(?:部门|单位)?)?(?:按照?(?:各自)?职责(?:分工)?(?:分别|共同)?|(?:分工|分别|共同))负责[。\s]*"
)


@dataclass(frozen=True, slots=True)
class Parted:
    """The stretches of a cell that name lead and joint units, 1-based and inclusive."""

    lead: tuple[tuple[int, int], ...]
    joint: tuple[tuple[int, int], ...]


def split_roles(text: str) -> Parted | None:
    """Who leads and who joins, where the words of the cell say it; ``None`` where they do not."""
    labels = list(_LABEL.finditer(text))
    if labels and not text[: labels[0].start()].strip():
        return _labelled(labels)
    offset = len(text) - len(text.lstrip())
    for pattern in (_BRACKET, _SPOKEN):
        if match := pattern.fullmatch(text.strip()):
            return Parted(_span(match, "lead", offset), _span(match, "joint", offset))
    if match := _SHARED.fullmatch(text.strip()):
        return Parted(_span(match, "lead", offset), ())
    return None


def _labelled(labels: list[re.Match[str]]) -> Parted | None:
    has_lead = any(re.match(_LEAD, label.group("role")) for label in labels)
    lead: list[tuple[int, int]] = []
    joint: list[tuple[int, int]] = []
    for label in labels:
        role = label.group("role")
        leads = bool(re.match(_LEAD, role)) or (role == "责任" and not has_lead)
        (lead if leads else joint).extend(_span(label, "units", 0))
    return Parted(tuple(lead), tuple(joint)) if lead else None


def _span(match: re.Match[str], group: str, offset: int) -> tuple[tuple[int, int], ...]:
    words = match.group(group)
    if not words or not words.strip():
        return ()
    start = match.start(group) + offset + len(words) - len(words.lstrip())
    return ((start + 1, start + len(words.strip())),)
