"""How well one document answers one that is wanted, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.worklist.board import plain
from bot.worklist.self_check.likeness import FLOOR, WHOLE, Likeness, Weights, likeness
from bot.worklist.self_check.naming import Name, read_name
from bot.worklist.self_check.units import Piece, Slot
from prompts import reply

EXACT = 100.0
"""The gain of a name that is the wanted one: more than any other way of dealing can bring."""
OTHER_KIND, HALF = 0.6, 0.5
"""The least likeness of a pair whose kinds differ, which must say half of the item."""
DOUBT = 0.08
"""What each doubt takes from a gain: of two materials the one without is the better."""
SECOND = 0.85
"""The likeness from which on a material that answers another item would answer this one too."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A document that fills a slot, with what is doubtful; ``beside`` are others that complete it."""

    piece: Piece
    slot: Slot
    gain: float
    doubts: tuple[str, ...]
    beside: tuple[Piece, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the material is the item word for word."""
        return self.gain >= EXACT

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All that fills the slot."""
        return (self.piece, *self.beside)


class Pairing:
    """Pairs documents with the slots of one check."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._slots = slots
        self._weights = Weights([slot.name.stem for slot in slots])
        self._keys = {slot.whole: plain(slot.whole) for slot in slots}
        self.wanted = frozenset(self._keys.values())
        """The items as names are compared."""
        self._alike: dict[tuple[str, str], tuple[Likeness, float]] = {}

    def best(self, name: Name) -> tuple[float, int]:
        """The likeness of a name to what it fits best, kinds considered, and which slot that is."""
        scores = ((self._scored(name, slot)[1], -at) for at, slot in enumerate(self._slots))
        score, at = max(scores, default=(0.0, 0))
        return score, -at

    def of(self, piece: Piece, slot: Slot) -> Pair | None:
        """The pair of a document and a slot; None when the one is not the other."""
        if slot.first and piece.whole and piece.name.key == self._keys[slot.whole]:
            there = replace(piece, material=replace(piece.material, to_come=""))
            return Pair(there, slot, EXACT, ())
        if piece.whole and piece.name.key in self.wanted:
            return None  # it is another item, word for word, or all of this one
        alike, score = self._scored(piece.name, slot)
        if score < FLOOR:
            return None
        doubts = tuple(self._doubts(piece.name, slot, alike))
        return Pair(piece, slot, score - DOUBT * len(doubts), doubts)

    def _scored(self, name: Name, slot: Slot) -> tuple[Likeness, float]:
        known = self._alike.get((name.bare, slot.text))
        if known is None:
            alike = likeness(name, slot.name, self._weights)
            # 会议通知 for 集体讨论会议纪要: the thing itself is the same.
            of_it = alike.of_wanted >= HALF or slot.name.full.endswith(name.full or "\0")
            near = alike.score >= OTHER_KIND and of_it
            known = alike, alike.score if _kinds_fit(name, slot) or near else 0.0
            self._alike[name.bare, slot.text] = known
        return known

    def _doubts(self, name: Name, slot: Slot, alike: Likeness) -> list[str]:
        kind, wanted = name.kind, slot.name.kind
        found = []
        if alike.bare and kind:
            found.append(reply("self_check.bare", kind=kind.word))
        elif wanted and not wanted.general and kind is None:
            found.append(reply("self_check.no_kind", wanted=wanted.word))
        elif wanted and kind and not kind.serves_as(wanted):
            found.append(reply("self_check.other_kind", kind=kind.word, wanted=wanted.word))
        if slot.several and alike.of_wanted < WHOLE:
            found.append(reply("self_check.in_part", wanted=slot.text))
        elif not alike.sure:
            found.append(reply("self_check.like", wanted=slot.text))
        if name.years and slot.years and not name.years & slot.years:
            said = "、".join(str(year) for year in sorted(name.years))
            asked = "、".join(str(year) for year in sorted(slot.years))
            found.append(reply("self_check.other_year", said=said, wanted=asked))
        found += [
            reply(f"self_check.{state}", word=word)
            for state, word in name.states
            if word not in slot.whole
        ]
        return found

    def complete(self, filled: dict[int, Pair], pieces: Sequence[Piece]) -> None:
        """Add what was left over to a slot that names several things and has only part of them."""
        used = {pair.piece.at for pair in filled.values()}
        for column, pair in filled.items():
            in_part = reply("self_check.in_part", wanted=pair.slot.text)
            if in_part not in pair.doubts:
                continue
            for piece in pieces:
                more = self.of(piece, pair.slot)
                if piece.at in used or more is None or more.doubts != (in_part,):
                    continue
                both = read_name(pair.piece.name.full + piece.name.full + piece.name.bare)
                joined = likeness(both, pair.slot.name, self._weights)
                if joined.of_wanted >= WHOLE:
                    rest = tuple(doubt for doubt in pair.doubts if doubt != in_part)
                    beside = (piece,)
                    filled[column] = replace(pair, doubts=rest, beside=beside)
                    used.add(piece.at)
                    break

    def answers_too(self, piece: Piece, wanted: str, given_to: str) -> bool:
        """Whether a document that answers one item would as well answer another, all of it."""
        if piece.name.key == plain(given_to) != plain(wanted):
            return False  # it is that other item, word for word
        for slot in self._slots:
            if slot.whole == wanted:
                alike, _ = self._scored(piece.name, slot)
                if alike.score >= SECOND and _kinds_fit(piece.name, slot) and not alike.bare:
                    return True
        return False


def _kinds_fit(name: Name, slot: Slot) -> bool:
    wanted = slot.name.kind
    return wanted is None or (name.kind is not None and name.kind.serves_as(wanted))
