"""What is matched one to one: the documents an item names, and those a pasted entry names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.worklist.self_check.materials import Material, listed_in
from bot.worklist.self_check.naming import Name, read_name, years_wanted
from bot.worklist.self_check.parts import alternatives, documents, spread


@dataclass(frozen=True, slots=True)
class Slot:
    """One document that an item asks for. ``any`` is true when it is one of several that will do.

    ``whole`` is the item's text; ``several`` is true when the text names more than one thing.
    """

    item: int
    text: str
    whole: str
    name: Name
    years: frozenset[int]
    any: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One document that a material names; ``whole`` is true when it is all of the material."""

    material: Material
    name: Name
    whole: bool = True


class Fit(Protocol):
    """How well names answer what is wanted."""

    def is_wanted(self, text: str) -> bool: ...

    def best(self, name: Name) -> tuple[float, int]: ...


def slots_of(item: int, text: str, year: int) -> Iterator[Slot]:
    """The documents of an item: alternatives, those named together, or the one."""
    either, together = alternatives(text), documents(text)
    parts = either if len(either) > 1 else together
    years = years_wanted(text, year)
    for part in parts:
        several = len(spread(part)) > 1
        yield Slot(item, part, text, read_name(part), years, len(either) > 1, several)


APART, TOGETHER = 0.5, 0.8
"""How well each part of an entry must fit something wanted for the entry to be taken apart, and how
well the entry itself for it not to be."""
LISTED = 2
"""More entries than this are a list, even when the last is a file's name."""


def pieces_of(materials: Sequence[Material], fit: Fit) -> list[Piece]:
    """The documents that materials name; what is an item word for word stays whole."""
    return [piece for material in materials for piece in _pieces(material, fit)]


def _pieces(material: Material, fit: Fit) -> Iterator[Piece]:
    name = read_name(material.text)
    whole = Piece(material, name)
    if fit.is_wanted(material.text):
        yield whole
        return
    entries = listed_in(material)
    if len(entries) > (LISTED if name.file else 1) and fit.best(name)[0] < TOGETHER:
        for entry in entries:
            yield from _pieces(entry, fit)
        return
    together = documents(name.bare)
    parts = together if len(together) > 1 else spread(name.bare)
    names = [read_name(part) for part in parts]
    if len(parts) > 1 and _apart(names, name, fit):
        yield from (Piece(material, part, whole=False) for part in names)
    else:
        yield whole


def _apart(parts: Sequence[Name], whole: Name, fit: Fit) -> bool:
    """Whether an entry is several documents: each of its parts fits something, and not all the same."""
    best = [fit.best(part) for part in parts]
    if min(score for score, _ in best) < APART:
        return False
    return len({slot for _, slot in best}) > 1 or fit.best(whole)[0] < TOGETHER
