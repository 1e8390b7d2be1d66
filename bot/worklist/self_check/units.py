"""What is matched one to one: the documents an item names, and those a pasted entry names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.worklist.self_check.materials import Material, listed_in
from bot.worklist.self_check.naming import Name, read_name, years_wanted
from bot.worklist.self_check.parts import alternatives, documents, spread


@dataclass(frozen=True, slots=True)
class Slot:
    """One document that an item asks for. ``any`` is true when it is one of several that will do.

    ``whole`` is the item's text, which fills only the ``first`` slot of its item; ``several`` is true
    when the text names more than one thing.
    """

    item: int
    text: str
    whole: str
    name: Name
    years: frozenset[int]
    first: bool = True
    any: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One document that a material names; ``whole`` is true when it is all of the material.

    ``at`` tells materials of the same name apart.
    """

    at: int
    material: Material
    name: Name
    whole: bool = True


class Fit(Protocol):
    """How well names answer what is wanted."""

    @property
    def wanted(self) -> Collection[str]: ...

    def best(self, name: Name) -> tuple[float, int]: ...


def slots_of(item: int, text: str, year: int) -> Iterator[Slot]:
    """The documents of an item: alternatives, those named together, or the one."""
    either, together = alternatives(text), documents(text)
    parts = either if len(either) > 1 else together
    years = years_wanted(text, year)
    for at, part in enumerate(parts):
        several = len(spread(part)) > 1
        yield Slot(item, part, text, read_name(part), years, not at, len(either) > 1, several)


APART, TOGETHER = 0.5, 0.8
"""How well each part of an entry must fit something wanted for the entry to be taken apart, and how
well the entry itself for it not to be."""
LISTED = 2
"""More entries than this are a list, even when the last is a file's name."""


def entries_of(material: Material, fit: Fit) -> list[Material]:
    """The entries of a running text: 目录、意见书和纪要各1份; the material itself when it is one."""
    name = read_name(material.text)
    if name.key in fit.wanted:
        return [material]
    entries = listed_in(material)
    if len(entries) > (LISTED if name.file else 1) and fit.best(name)[0] < TOGETHER:
        return [each for entry in entries for each in entries_of(entry, fit)]
    parts = _parts(name)
    if not name.file and _apart(parts, name, fit):
        return [Material(part.bare, material.to_come) for part in parts]
    return [material]


def pieces_of(materials: Sequence[Material], fit: Fit) -> list[Piece]:
    """The documents that materials name: one file may hold several."""
    return [piece for at, material in enumerate(materials) for piece in _pieces(at, material, fit)]


def _pieces(at: int, material: Material, fit: Fit) -> Iterator[Piece]:
    name = read_name(material.text)
    parts = _parts(name)
    if name.file and name.key not in fit.wanted and _apart(parts, name, fit):
        yield from (Piece(at, material, part, whole=False) for part in parts)
    else:
        yield Piece(at, material, name)


def _parts(name: Name) -> list[Name]:
    """What an entry names when its conjunctions part documents."""
    together = documents(name.bare)
    return [read_name(part) for part in (together if len(together) > 1 else spread(name.bare))]


def _apart(parts: Sequence[Name], whole: Name, fit: Fit) -> bool:
    """Whether an entry is several documents: each of its parts fits something, and not all the same."""
    best = [fit.best(part) for part in parts]
    if len(parts) < 2 or min(score for score, _ in best) < APART:
        return False
    return len({slot for _, slot in best}) > 1 or fit.best(whole)[0] < TOGETHER
