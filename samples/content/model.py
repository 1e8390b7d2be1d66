"""The values that the demo library's content is written in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

SAME_AS_ABOVE = "同上"


@dataclass(frozen=True, slots=True)
class Unit:
    """A department of the county, with every other name that people use for it."""

    name: str
    short: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """``cell``: the text of the table's cell. ``items``: what a reader understands by it,
    in order, without numbering and separators; for 同上 the items of the row above."""

    cell: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A third-level indicator as its author writes it; its number follows from its place.

    ``lead_continues``: the lead cell is merged with the one above and itself blank in the file;
    ``lead`` is then left empty and filled from above by ``numbered``.
    """

    name: str
    requirement: str
    lead: str
    joined: str
    evidence: Evidence
    deadline: str
    standard: str
    remark: str = ""
    lead_continues: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A second-level indicator and its rows."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A first-level indicator and its sections."""

    name: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of a finished table: numbered, its lead and evidence resolved.

    ``row`` keeps what stands in the cells; ``lead`` and ``items`` say what they mean.
    """

    number: int
    group: str
    section: str
    row: Row
    lead: str
    items: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def requirement_cell(self) -> str:
        """The text of the column 三级指标（要求）."""
        return f"{self.row.name}。{self.row.requirement}"


def numbered(groups: Sequence[Group]) -> tuple[Indicator, ...]:
    """The rows of a table in order, numbered from 1; merged leads and 同上 are resolved."""
    found: list[Indicator] = []
    for group in groups:
        for section in group.sections:
            for row in section.rows:
                above = found[-1] if found else None
                lead, items = row.lead, row.evidence.items
                if row.lead_continues:
                    assert above is not None
                    assert not row.lead
                    lead = above.lead
                if row.evidence.cell == SAME_AS_ABOVE:
                    assert above is not None
                    items = above.items
                found.append(Indicator(len(found) + 1, group.name, section.name, row, lead, items))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CityRow:
    """A row of the city's table, under the city's own column names."""

    number: int
    content: str
    lead: str
    joined: str
    proof: Evidence
    due: str
    points: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """The indicator of this name (2025) is not in the earlier edition."""

    name: str


@dataclass(frozen=True, slots=True)
class Added:
    """The earlier edition has this row too, right after the indicator named (2025)."""

    after: str
    row: Row


@dataclass(frozen=True, slots=True)
class Altered:
    """The indicator of this name (2025) reads otherwise in the earlier edition.

    A field left None is as in 2025.
    """

    name: str
    earlier_name: str | None = None
    requirement: str | None = None
    lead: str | None = None
    joined: str | None = None
    evidence: Evidence | None = None
    deadline: str | None = None
    standard: str | None = None

    def apply(self, row: Row) -> Row:
        """The row as the earlier edition has it."""
        return replace(
            row,
            name=row.name if self.earlier_name is None else self.earlier_name,
            requirement=row.requirement if self.requirement is None else self.requirement,
            lead=row.lead if self.lead is None else self.lead,
            joined=row.joined if self.joined is None else self.joined,
            evidence=row.evidence if self.evidence is None else self.evidence,
            deadline=row.deadline if self.deadline is None else self.deadline,
            standard=row.standard if self.standard is None else self.standard,
        )


Difference = Dropped | Added | Altered
