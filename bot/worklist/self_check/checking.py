"""Which materials answer which evidence items: matched, missing or doubtful, each with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from bot.worklist.self_check.assignment import assign
from bot.worklist.self_check.materials import Material
from bot.worklist.self_check.pairing import Pair, Pairing
from bot.worklist.self_check.units import Piece, Slot, entries_of, pieces_of, slots_of
from prompts import reply

Status = Literal["matched", "missing", "doubtful"]
STATUSES: tuple[Status, ...] = get_args(Status)


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
    pasted = [entry for material in materials for entry in entries_of(material, pairing)]
    entries = sorted(pasted, key=lambda entry: entry.text)
    pieces = pieces_of(entries, pairing)
    gains = [
        {
            column: pair.gain
            for column, slot in enumerate(slots)
            if (pair := pairing.of(piece, slot))
        }
        for piece in pieces
    ]
    pairs: dict[int, Pair] = {}
    for row, column in assign(gains).items():
        pair = pairing.of(pieces[row], slots[column])
        assert pair is not None
        pairs[column] = pair
    pairing.complete(pairs, pieces)
    findings = _findings(wanted, slots, pairs)
    findings = [_second(finding, findings, pairing, pieces) for finding in findings]
    used = {piece.at for pair in pairs.values() for piece in pair.pieces}
    rest = Counter(entry.text for at, entry in enumerate(entries) if at not in used)
    others = dict.fromkeys(entry.text for entry in pasted if rest[entry.text])
    return SelfCheck(tuple(findings), tuple(others))


def _findings(
    wanted: Sequence[Wanted], slots: Sequence[Slot], pairs: Mapping[int, Pair]
) -> list[Finding]:
    serving: dict[int, set[int]] = {}
    own: dict[int, list[int]] = {}
    for column, slot in enumerate(slots):
        own.setdefault(slot.item, []).append(column)
        if column in pairs:
            serving.setdefault(pairs[column].piece.at, set()).add(slot.item)
    shared = {at for at, items in serving.items() if len(items) > 1}
    return [
        _finding(
            item,
            [slots[column] for column in own[at]],
            [pairs[column] for column in own[at] if column in pairs],
            shared,
        )
        for at, item in enumerate(wanted)
    ]


def _finding(
    item: Wanted, slots: Sequence[Slot], pairs: Sequence[Pair], shared: Collection[int]
) -> Finding:
    """What is said of one item from the pairs that fill its slots."""
    there = [pair for pair in pairs if not pair.piece.material.to_come]
    exact = [pair for pair in there if pair.exact]
    if there and (exact or slots[0].any):
        there = (exact or [pair for pair in there if not pair.doubts] or there)[:1]
        slots = [there[0].slot]
    if not there:
        to_come = [reply("self_check.to_come", text=p.piece.material.text) for p in pairs]
        return Finding(item, "missing", (), _once(to_come) or (reply("self_check.nothing"),))
    pieces = [piece for pair in there for piece in pair.pieces]
    reasons = [doubt for pair in there for doubt in pair.doubts]
    reasons += [reply("self_check.shared", text=p.material.text) for p in pieces if p.at in shared]
    filled = [pair.slot for pair in there]
    if lacking := [slot.text for slot in slots if slot not in filled]:
        reasons.append(reply("self_check.lacking", parts="、".join(lacking)))
    texts = _once(piece.material.text for piece in pieces)
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
