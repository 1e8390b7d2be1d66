"""How well one document answers one that is wanted, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.worklist.board import plain
from bot.worklist.self_check.likeness import WHOLE, Likeness, Weights, likeness
from bot.worklist.self_check.naming import Name, read_name, same_name
from bot.worklist.self_check.units import Piece, Slot
from prompts import reply

EXACT = 100.0
"""The gain of a name that is the wanted one: more than any other way of dealing can bring."""
FLOOR, OTHER_KIND, HALF = 0.42, 0.6, 0.5
"""The least likeness of a pair, and of one whose kinds differ, which must say half of the item."""
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
    beside: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the material is the item word for word."""
        return self.gain >= EXACT

    @property
    def texts(self) -> tuple[str, ...]:
        """The materials as pasted."""
        return (self.piece.material.text, *self.beside)


class Pairing:
    """Pairs documents with the slots of one check."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._slots = slots
        self._weights = Weights([slot.name.stem for slot in slots])
        self._wanted = {plain(slot.whole) for slot in slots}
        self._pairs: dict[tuple[Piece, Slot], Pair | None] = {}

    def is_wanted(self, text: str) -> bool:
        """Whether a text is an item word for word."""
        return plain(read_name(text).bare) in self._wanted

    def best(self, name: Name) -> tuple[float, int]:
        """The likeness of a name to what it fits best, kinds considered, and which slot that is."""
        scores = ((self._scored(name, slot)[1], -at) for at, slot in enumerate(self._slots))
        score, at = max(scores, default=(0.0, 0))
        return score, -at

    def of(self, piece: Piece, slot: Slot) -> Pair | None:
        """The pair of a document and a slot; None when the one is not the other."""
        key = (piece, slot)
        if key not in self._pairs:
            self._pairs[key] = self._pair(piece, slot)
        return self._pairs[key]

    def _scored(self, name: Name, slot: Slot) -> tuple[Likeness, float]:
        alike = likeness(name, slot.name, self._weights)
        fits = _kinds_fit(name, slot)
        near = alike.score >= OTHER_KIND and alike.of_wanted >= HALF
        return alike, alike.score if fits or near else 0.0

    def _pair(self, piece: Piece, slot: Slot) -> Pair | None:
        text = piece.material.text
        if piece.whole and same_name(text, slot.whole):
            return Pair(
                replace(piece, material=replace(piece.material, to_come="")), slot, EXACT, ()
            )
        if piece.whole and self.is_wanted(text):
            return None  # it is another item, word for word
        alike, score = self._scored(piece.name, slot)
        if score < FLOOR:
            return None
        doubts = tuple(self._doubts(piece.name, slot, alike))
        return Pair(piece, slot, score - DOUBT * len(doubts), doubts)

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
        used = {pair.piece.material.text for pair in filled.values()}
        for column, pair in filled.items():
            in_part = reply("self_check.in_part", wanted=pair.slot.text)
            if in_part not in pair.doubts:
                continue
            for piece in pieces:
                more = self.of(piece, pair.slot)
                if piece.material.text in used or more is None or more.doubts != (in_part,):
                    continue
                both = read_name(pair.piece.name.full + piece.name.full + piece.name.bare)
                joined = likeness(both, pair.slot.name, self._weights)
                if joined.of_wanted >= WHOLE:
                    rest = tuple(doubt for doubt in pair.doubts if doubt != in_part)
                    beside = (piece.material.text,)
                    filled[column] = replace(pair, doubts=rest, beside=beside)
                    used.add(piece.material.text)
                    break

    def answers_too(self, piece: Piece, wanted: str, given_to: str) -> bool:
        """Whether a document that answers one item would as well answer another, all of it."""
        if same_name(piece.material.text, given_to) and plain(wanted) != plain(given_to):
            return False
        for slot in self._slots:
            if slot.whole == wanted:
                alike, _ = self._scored(piece.name, slot)
                if alike.score >= SECOND and _kinds_fit(piece.name, slot) and not alike.bare:
                    return True
        return False


def _kinds_fit(name: Name, slot: Slot) -> bool:
    wanted = slot.name.kind
    return wanted is None or (name.kind is not None and name.kind.serves_as(wanted))
