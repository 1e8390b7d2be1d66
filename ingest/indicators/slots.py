"""The fields of an indicator: the texts of their cells, split into items with exact locators."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.indicators.naming import Naming, holds_requirement
from ingest.indicators.places import locator_of
from ingest.indicators.records import Place, Record
from ingest.indicators.roles import split_roles
from ingest.items import split_items
from ingest.model import FieldName, Item, Slot
from ingest.ticks import marked, roles

_BLANK = re.compile(r"[\s/／\\—–\-_]*")
_NONE = re.compile(r"\s*[（(]?(?:暂?无|没有|不涉及|无需提供|不需要?提供)[）)]?[。.]?\s*")


# Where the rows of one indicator have several: what is shown on one line still parts them.
_BETWEEN: dict[FieldName, str] = {"deadline": "；"}


def fields_of(record: Record, naming: Naming, notes: str) -> dict[FieldName, Slot]:
    """The fields that the table has columns for; a blank cell is a slot with an empty text.

    ``notes`` is what stands around the table: it may say what marks mean.
    """
    columns = record.columns
    found: dict[FieldName, Slot] = {}
    wanted: tuple[tuple[FieldName, tuple[int, ...]], ...] = (
        ("requirement", _requirement(record, naming)),
        ("evidence", columns.evidence),
        ("lead", columns.lead),
        ("joint", columns.joint),
        ("deadline", columns.deadline),
        ("score", columns.score),
        ("remark", columns.remark),
    )
    for name, held in wanted:
        if held:
            found[name] = _slot(record, held, _BETWEEN.get(name, "\n"))
    if columns.lead and not columns.joint:
        found.update(_parted_by_role(record))
    if columns.ticked:
        found.update(_ticked(record, notes, found))
    return found


def _ticked(record: Record, notes: str, found: Mapping[FieldName, Slot]) -> dict[FieldName, Slot]:
    """Lead and joint units by their marks, quoted from the headers that name them."""
    grid, columns = record.grid, record.columns.ticked
    said = roles(grid, columns, notes)
    units: dict[FieldName, list[Place]] = {"lead": [], "joint": []}
    for row in record.rows:
        for unit, mark in marked(grid, columns, row):
            as_joint = said[mark] == "joint" or "lead" in found
            units["joint" if as_joint else "lead"].append(Place(grid, unit))
    header = _header(record, tuple(columns)[:1]).rpartition(" / ")[0]
    return {
        name: _slot_of(list(dict.fromkeys(places)), header)
        for name, places in units.items()
        if places
    }


def _requirement(record: Record, naming: Naming) -> tuple[int, ...]:
    """The columns of the requirement: its own, or the name's where that holds more than a name."""
    columns = record.columns
    if columns.requirement or columns.name is None:
        return columns.requirement
    return (columns.name,) if naming.longer or holds_requirement(record) else ()


def _header(record: Record, columns: Sequence[int]) -> str:
    headers = (record.columns.headers.get(column, "") for column in columns)
    return "；".join(dict.fromkeys(header for header in headers if header))


def _slot(record: Record, columns: Sequence[int], between: str = "\n") -> Slot:
    places = list(dict.fromkeys(p for column in columns for p in record.places(column)))
    return _slot_of(places, _header(record, columns), between, cut=record.cut)


def _slot_of(
    places: Sequence[Place], header: str, between: str = "\n", *, cut: bool = False
) -> Slot:
    filled = [place for place in places if not _BLANK.fullmatch(place.cell.text)]
    if not filled:
        return Slot("", (), locator_of(places[0]), header)
    saying = [place for place in filled if not _NONE.fullmatch(place.cell.text)]
    if not saying:  # 无 is what the cell says, and nothing that could be counted
        return Slot(filled[0].cell.text, (), locator_of(filled[0]), header)
    # Said again in each row of the indicator, it is one value.
    filled = list({place.cell.text: place for place in reversed(saying)}.values())[::-1]
    text = between.join(place.cell.text for place in filled)
    items = _items_of_cut(text, filled) if cut else _items(filled)
    return Slot(text, items, locator_of(filled[0]), header)


def _items(places: Sequence[Place]) -> tuple[Item, ...]:
    return tuple(
        Item(place.cell.text[start - 1 : end], locator_of(place, start, end))
        for place in places
        for start, end in split_items(place.cell.text)
    )


def _items_of_cut(text: str, places: Sequence[Place]) -> tuple[Item, ...]:
    """Items of a list that a page break cut through: numbers go on from cell to cell.

    An item that lies in two cells is located by the part of it in the first.
    """
    items = []
    for start, end in split_items(text):
        offset = 0
        for place in places:
            length = len(place.cell.text)
            if start <= offset + length:
                last = min(end - offset, length)
                where = locator_of(place, start - offset, last)
                items.append(Item(text[start - 1 : end], where))
                break
            offset += length + 1
    return tuple(items)


def _parted_by_role(record: Record) -> dict[FieldName, Slot]:
    """Lead and joint units told apart by the words of one cell: 牵头：甲；配合：乙."""
    places = [place for place in record.places(record.columns.lead[0]) if place.cell.text]
    if len(places) != 1:
        return {}
    parted = split_roles(places[0].cell.text)
    if parted is None:
        return {}
    header = _header(record, record.columns.lead)
    found: dict[FieldName, Slot] = {}
    roles: tuple[tuple[FieldName, tuple[tuple[int, int], ...]], ...] = (
        ("lead", parted.lead),
        ("joint", parted.joint),
    )
    for name, spans in roles:
        if spans:
            found[name] = _slot_of_spans(places[0], spans, header)
    return found


def _slot_of_spans(place: Place, spans: Sequence[tuple[int, int]], header: str) -> Slot:
    whole = place.cell.text
    items = tuple(
        Item(
            whole[first + start - 2 : first + end - 1],
            locator_of(place, first + start - 1, first + end - 1),
        )
        for first, last in spans
        for start, end in split_items(whole[first - 1 : last])
    )
    text = "\n".join(whole[first - 1 : last] for first, last in spans)
    return Slot(text, items, locator_of(place, spans[0][0], spans[-1][1]), header)
