"""The number and the name of an indicator, and where in its cell the name stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.headers import scores
from ingest.indicators.places import locator_of
from ingest.indicators.records import Place, Record
from ingest.model import Locator
from ingest.numerals import NumberHead, normal_number, number_head

_SHORT = 40
_HEAD = re.compile(
    r"\s*[【\[]?(?P<name>[^。；;：:，,\n！!？?]{2,40}?)[】\]]?\s*(?P<mark>[。：:\n]|】|\]|——|　)"
)
_CLAUSE = re.compile(r"[^。；;：:，,\n！!？?]+")
_ENDS = " \t\n\u3000。；;：:，,"


@dataclass(frozen=True, slots=True)
class Naming:
    """What an indicator is called. ``whole`` is the text of the cell that the name was taken from,
    ``longer`` whether that holds more than number and name."""

    number: str | None
    name: str
    locator: Locator
    longer: bool


def numbering(records: Sequence[Record]) -> list[Naming]:
    """The names and numbers of the records of one table.

    The number column counts, then the number at the head of the name. Where the column starts again
    in each group but the names are numbered through, those are the numbers; where all numbers start
    again under numbered groups, the number is the path of levels (4.2.1).
    """
    heads = [_head(record) for record in records]
    in_column = [_column_number(record) for record in records]
    in_name = [head.number if head else None for head in heads]
    chosen = in_column
    if not any(in_column) or (_repeats(in_column) and _distinguishes(in_name)):
        chosen = [b or a for a, b in zip(in_column, in_name, strict=True)]
    else:
        chosen = [a or b for a, b in zip(in_column, in_name, strict=True)]
    if _repeats(chosen):
        paths = [_path(record, n) for record, n in zip(records, chosen, strict=True)]
        if all(paths) and not _repeats(paths):
            chosen = paths
    return [
        _named(record, number, head)
        for record, number, head in zip(records, chosen, heads, strict=True)
    ]


def _repeats(numbers: Sequence[str | None]) -> bool:
    return any(count > 1 for number, count in Counter(numbers).items() if number)


def _distinguishes(numbers: Sequence[str | None]) -> bool:
    return all(numbers) and not _repeats(numbers)


def _column_number(record: Record) -> str | None:
    for column in record.columns.number:
        for place in record.places(column):
            if number := normal_number(place.cell.text):
                return number
    return None


def _path(record: Record, number: str | None) -> str | None:
    """The number under those of its groups: 4.2.1 for 1 in （二） of 四、."""
    parts = [head.number for group in record.groups if (head := number_head(group, chinese=True))]
    if number is None or len(parts) != len(record.groups) or not parts or "." in number:
        return None
    last = parts[-1] if "." in parts[-1] else ".".join(parts)
    return f"{last}.{number}"


def _naming_place(record: Record) -> Place:
    column = record.columns.name
    requirement = record.columns.requirement
    columns = requirement if column is None else (column, *requirement)  # where no name is given
    places = [place for c in columns for place in record.places(c) if place.cell.text]
    return places[0] if places else record.places(columns[0])[0]


def _head(record: Record) -> NumberHead | None:
    return number_head(_naming_place(record).cell.text)


def _named(record: Record, number: str | None, head: NumberHead | None) -> Naming:
    place = _naming_place(record)
    text = place.cell.text
    start = head.end if head and head.number == (number or "").split(".")[-1] else 0
    start = head.end if head and head.number == number else start
    named = record.columns.name is not None and place in record.places(record.columns.name)
    if named and record.columns.requirement and len(text) <= 2 * _SHORT:
        end = len(text.rstrip(_ENDS))
    else:
        end = _name_end(text, start)
    while start < end and text[start] in _ENDS + "【[":
        start += 1
    name = re.sub(r"\s*\n\s*", "", text[start:end])
    locator = locator_of(place, start + 1, end) if start < end else locator_of(place)
    return Naming(number, name, locator, bool(text[end:].strip(_ENDS + "】]")))


def _name_end(text: str, start: int) -> int:
    """Where the name ends: before its full stop, colon or line break, else after the first clause."""
    plain = text[start:].rstrip(_ENDS)
    if len(plain) <= _SHORT and not re.search(r"[。；;：:，,\n！!？?]", plain):
        return start + len(plain)
    if len(plain) <= 24 and not re.search(r"[。；;：:，,！!？?]", plain):
        return start + len(plain)  # a name that a narrow column broke into lines
    if head := _HEAD.match(text, start):
        return head.end("name")
    clause = _CLAUSE.search(text, start)
    return clause.end() if clause else start + len(plain)


def holds_requirement(record: Record) -> bool:
    """Whether the header of the name column says that its cells hold the requirement as well."""
    column = record.columns.name
    header = "" if column is None else record.columns.headers.get(column, "")
    return "requirement" in scores(header.split(" / ")[-1])
