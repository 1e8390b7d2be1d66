"""Which of several editions of a work is in force.

What a text says of itself (draft, repealed, upcoming, superseded) stands. A text
that comes into force on a later day is upcoming until then. Among the editions of one work that
claim to be current, one is superseded when another is surely newer, and so is a document that one
in force repeals by its title (原《…》同时废止). Editions whose order cannot be told stay current side
by side: hiding the right one would be worse than showing both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType

from ingest.model import Amendment, Document, Status

_TELLING = 8
"""Characters of a title without its place that are enough to name a document."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACE = re.compile(r"^(.{1,7}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗|镇|乡))")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a document says of its own force: the titles it repeals, the day it comes into force."""

    repeals: tuple[str, ...] = ()
    begins: date | None = None


NONE = Effect()


def effects(amendments: Iterable[Amendment]) -> dict[str, Effect]:
    """The effects that documents' amendments state, by document id."""
    found: dict[str, Effect] = {}
    for amendment in amendments:
        if amendment.field != "document":
            continue
        known = found.get(amendment.document, NONE)
        if amendment.action == "remove":
            known = replace(known, repeals=(*known.repeals, amendment.new))
        elif day := _day(amendment.new):
            known = replace(known, begins=max(day, known.begins or day))
        found[amendment.document] = known
    return found


def settle(
    documents: Collection[Document],
    effects: Mapping[str, Effect] = MappingProxyType({}),
    today: date | None = None,
) -> dict[str, Status]:
    """The status of each document, by id, given what each was read to be."""
    found: dict[str, Status] = {d.id: d.status for d in documents}
    for document in documents:
        begins = effects.get(document.id, NONE).begins
        if document.status == "current" and begins and today and begins > today:
            found[document.id] = "upcoming"
    by_work = sorted(documents, key=lambda d: d.work)
    for _, works in groupby(by_work, key=lambda d: d.work):
        claiming = [d for d in works if found[d.id] == "current"]
        for document in claiming:
            if any(_same_line(document, d) and newer(d, document) for d in claiming):
                found[document.id] = "superseded"
    for document in documents:
        if document.status == "current" and found[document.id] != "upcoming":
            for title in effects.get(document.id, NONE).repeals:
                for other in documents:
                    if found[other.id] == "current" and _repealed(other, title, document):
                        found[other.id] = "superseded"
    return found


def names(title: str, whole_title: str) -> bool:
    """Whether a title names a document: by its whole title, or all but the place it begins with."""
    said, whole = _bare(title), _bare(whole_title)
    return bool(said) and (said == whole or (whole.endswith(said) and len(said) >= _TELLING))


def _repealed(document: Document, title: str, by: Document) -> bool:
    older = not (document.issued and by.issued) or document.issued <= by.issued
    return (
        document.id != by.id and older and names(title, document.title) and _same_line(document, by)
    )


def _bare(title: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title))


def _day(text: str) -> date | None:
    found = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:  # 2月30日
        return None


def newer(one: Document, other: Document) -> bool:
    """Whether ``one`` is surely the newer edition: by year, within a year by date of issue."""
    years = year(one), year(other)
    if None not in years and years[0] != years[1]:
        return (years[0] or 0) > (years[1] or 0)
    return one.issued is not None and other.issued is not None and one.issued > other.issued


def year(document: Document) -> int | None:
    """The year that an edition is for, else the year in which it was issued."""
    stated = _YEAR.search(document.edition or "")
    if stated:
        return int(stated.group())
    return document.issued.year if document.issued else None


def _same_line(one: Document, other: Document) -> bool:
    """Whether two documents of one work are its editions, not two issuers' texts of one name.

    What is not known of one of them does not part them.
    """
    if one.level and other.level and one.level != other.level:
        return False
    if "外地参考" in (one.standing, other.standing) and one.standing != other.standing:
        return False
    places = place(one.issuer), place(other.issuer)
    return None in places or places[0] == places[1]


def place(issuer: str | None) -> str | None:
    """The place that an issuer's name begins with: 示例县 of 示例县司法局."""
    found = _PLACE.match(issuer or "")
    return found.group(1) if found and len(found.group(1)) > 2 else None
