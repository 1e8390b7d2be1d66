"""Which materials answer which evidence items: matched, missing or doubtful, each with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.worklist.self_check.assignment import assign
from bot.worklist.self_check.materials import Material
from bot.worklist.self_check.pairing import Pair, Pairing
from bot.worklist.self_check.units import Piece, Slot, pieces_of, slots_of
from prompts import reply

Status = Literal["matched", "missing", "doubtful"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One evidence item in force, word for word; ``label`` names its indicator."""

    text: str
    year: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the list holds of one item: the materials as pasted, and why it is not simply matched."""

    wanted: Wanted
    status: Status
    materials: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """One finding for each item in order, and the materials that answer none."""

    findings: tuple[Finding, ...]
    others: tuple[str, ...]

    def of(self, status: Status) -> tuple[Finding, ...]:
        """The findings of one status, in order."""
        return tuple(finding for finding in self.findings if finding.status == status)


def check(wanted: Sequence[Wanted], materials: Sequence[Material]) -> SelfCheck:
    """Match a list with the items so that the whole fits best; the order of the list plays no part."""
    slots = [slot for at, item in enumerate(wanted) for slot in slots_of(at, item.text, item.year)]
    pairing = Pairing(slots)
    pieces = pieces_of(sorted(materials, key=lambda m: m.text), pairing)
    gains = [
        {
            column: pair.gain
            for column, slot in enumerate(slots)
            if (pair := pairing.of(piece, slot))
        }
        for piece in pieces
    ]
    filled: dict[int, Pair] = {}
    for row, column in assign(gains).items():
        pair = pairing.of(pieces[row], slots[column])
        assert pair is not None
        filled[column] = pair
    pairing.complete(filled, pieces)
    findings = _findings(wanted, slots, filled, pairing, pieces)
    used = {text for finding in findings for text in finding.materials}
    others = tuple(m.text for m in materials if m.text not in used)
    return SelfCheck(tuple(findings), tuple(dict.fromkeys(others)))


def _findings(
    wanted: Sequence[Wanted],
    slots: Sequence[Slot],
    filled: dict[int, Pair],
    pairing: Pairing,
    pieces: Sequence[Piece],
) -> list[Finding]:
    items: dict[str, set[int]] = {}
    for column, pair in filled.items():
        items.setdefault(pair.piece.material.text, set()).add(slots[column].item)
    shared = {text: at for text, at in items.items() if len(at) > 1}
    found = []
    for at, item in enumerate(wanted):
        own = [column for column, slot in enumerate(slots) if slot.item == at]
        pairs = {column: filled[column] for column in own if column in filled}
        found.append(_finding(item, [slots[c] for c in own], list(pairs.values()), shared))
    return [_second(finding, found, pairing, pieces) for finding in found]


def _finding(
    item: Wanted, slots: Sequence[Slot], pairs: Sequence[Pair], shared: dict[str, set[int]]
) -> Finding:
    """What is said of one item from the pairs that fill its slots."""
    there = [pair for pair in pairs if not pair.piece.material.to_come]
    exact = [pair for pair in there if pair.exact]
    if exact or slots[0].any:
        there = exact or [pair for pair in there if not pair.doubts] or there
        slots, there = [pair.slot for pair in there[:1]], there[:1]
    texts = _once(text for pair in there for text in pair.texts)
    if not there:
        to_come = [p.piece.material for p in pairs]
        reasons = [reply("self_check.to_come", text=m.text) for m in to_come]
        return Finding(item, "missing", (), _once(reasons) or (reply("self_check.nothing"),))
    reasons = [doubt for pair in there for doubt in pair.doubts]
    reasons += [reply("self_check.shared", text=t) for t in texts if t in shared]
    lacking = [s.text for s in slots if s not in [p.slot for p in there]]
    if lacking:
        reasons.append(reply("self_check.lacking", parts="、".join(lacking)))
    return Finding(item, "doubtful" if reasons else "matched", texts, _once(reasons))


def _second(
    finding: Finding, found: Sequence[Finding], pairing: Pairing, pieces: Sequence[Piece]
) -> Finding:
    """A missing item that a material given to another would answer as well is doubtful."""
    if finding.status != "missing" or finding.reasons != (reply("self_check.nothing"),):
        return finding
    given = {text: other.wanted for other in found for text in other.materials}
    for piece in pieces:
        text = piece.material.text
        if text in given and pairing.answers_too(piece, finding.wanted.text, given[text].text):
            said = reply("self_check.used", text=text, other=given[text].text)
            return Finding(finding.wanted, "doubtful", (text,), (said,))
    return finding


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
