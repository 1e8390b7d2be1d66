"""Sixty pasted lists with what a person makes of them: which material answers which evidence item."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.worklist.self_check import Finding, Wanted, check, read_materials

SET = Path(__file__).parent / "self_check.jsonl"
Half = Literal["open", "later"]


@dataclass(frozen=True)
class PastedList:
    """A list with its labels: items by their place (from 1), each with words of its material.

    ``later`` lists were judged once before anything was learned from them.
    """

    id: str
    half: Half
    year: int
    wanted: Sequence[str]
    pasted: str
    matched: Mapping[str, str]
    doubtful: Mapping[str, str]

    def label(self, place: int) -> tuple[str, str]:
        """What a person says of an item: its group, and words of the material."""
        for status, labels in (("matched", self.matched), ("doubtful", self.doubtful)):
            if (words := labels.get(str(place))) is not None:
                return status, words
        return "missing", ""


def read_lists() -> list[PastedList]:
    """All lists of the set."""
    lines = SET.read_text(encoding="utf-8").splitlines()
    return [PastedList(**json.loads(line)) for line in lines]


def judged(lists: Sequence[PastedList]) -> Iterator[tuple[PastedList, Finding, str, bool]]:
    """Each item as found, with the group it belongs to and whether the finding is right."""
    for pasted in lists:
        wanted = [Wanted(text, pasted.year) for text in pasted.wanted]
        findings = check(wanted, read_materials(pasted.pasted)).findings
        for place, finding in enumerate(findings, start=1):
            status, words = pasted.label(place)
            there = any(words in m or m in words for m in finding.materials)
            right = finding.status == status and (status == "missing" or there)
            yield pasted, finding, status, right


@dataclass(frozen=True)
class Counts:
    """How many of what was said is right, and how many of what is so was said."""

    said: int
    so: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.said

    @property
    def recall(self) -> float:
        return self.right / self.so


def counts(lists: Sequence[PastedList]) -> dict[str, Counts]:
    """The counts by group; ``comfort`` are missing items that were said to be matched."""
    said, so, right = Counter[str](), Counter[str](), Counter[str]()
    comfort = 0
    for _, finding, status, correct in judged(lists):
        said[finding.status] += 1
        so[status] += 1
        right[status] += correct
        comfort += status == "missing" and finding.status == "matched"
    groups = {name: Counts(said[name], so[name], right[name]) for name in so}
    return groups | {"comfort": Counts(comfort, so["missing"], comfort)}
