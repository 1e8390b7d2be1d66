"""Why an answer is what it is, told only to those who ask: sections of named values.

A section is a frozen dataclass that names itself in ``SECTION``; whoever decides something writes
one and adds it. In JSON all values lie side by side under their names, and ``sections`` says which
belong together; the terminal shows each under its label from ``replies.toml`` (``explain``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from typing import Any, ClassVar, Literal, Protocol

Path = Literal["rows", "list", "difference", "row_meant", "quotation", "refusal"]
"""The way that led to the answer: rows named, a list, editions compared, a paraphrased row, prose."""


class Section(Protocol):
    """Values that belong together: a dataclass."""

    SECTION: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class Explanation(dict[str, object]):
    """The values of all sections by name; empty unless it was asked for."""

    def add(self, section: Section, *, first: bool = False) -> None:
        """Tell the values of one section, before all others if it is to come ``first``.

        A second section of one name goes on where the first ended.
        """
        told = {field.name: getattr(section, field.name) for field in fields(section)}
        sections = self.setdefault("sections", {})
        assert isinstance(sections, dict)
        if first and section.SECTION not in sections:
            self["sections"] = sections = {section.SECTION: [], **sections}
        names = sections.setdefault(section.SECTION, [])
        names += [name for name in told if name not in names]
        self.update({name: _plain(value) for name, value in told.items()})


def _plain(value: object) -> object:
    """The value in JSON's own types."""
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, float):
        return round(value, 4)
    return value


@dataclass(frozen=True, slots=True)
class Understood:
    """How the question was read. ``read_as`` is its text where that is not what was typed."""

    SECTION: ClassVar[str] = "understood"

    intent: str
    read_as: str | None = None
    fields: tuple[str, ...] = ()
    table: str | None = None
    table_named: bool = False
    numbers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    near: tuple[tuple[str | None, str, float], ...] = ()
    units: tuple[str, ...] = ()
    role: str | None = None
    period: str | None = None
    words: str = ""
    sources_named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a prose question asks for: its kind, its telling terms by weight, the share unheard of,
    what the answer must show, and the things asked about that the library does not know."""

    SECTION: ClassVar[str] = "weighed"

    kind: str
    terms: tuple[Mapping[str, float], ...]
    unknown: float
    demand: str | None = None
    strange: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What the search brought, best first, each passage with the signals of its legs."""

    SECTION: ClassVar[str] = "found"

    passages: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """The rows that a paraphrase may mean: number, name, how well each fits, how much it tells."""

    SECTION: ClassVar[str] = "found"

    rows: tuple[tuple[str | None, str, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: the way to the answer, or the reason of the refusal, with its figures."""

    SECTION: ClassVar[str] = "decided"

    path: Path
    verdict: str | None = None
    why: str | None = None
    fit: float | None = None
    enough: float | None = None
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What the check against the sources replaced; each as the line, the kind and the value."""

    SECTION: ClassVar[str] = "held"

    replaced: tuple[Mapping[str, str], ...] = ()
