"""Which of several editions of a work is in force.

What a text says of itself (draft, repealed, upcoming, superseded) stands. Among the editions of one
work that claim to be current, one is superseded when another is surely newer. Editions whose order
cannot be told stay current side by side: hiding the right one would be worse than showing both.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import groupby

from ingest.model import Document, Status

_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACE = re.compile(r"^(.{1,7}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗|镇|乡))")


def settle(documents: Collection[Document]) -> dict[str, Status]:
    """The status of each document, by id, given what each was read to be."""
    found: dict[str, Status] = {d.id: d.status for d in documents}
    by_work = sorted(documents, key=lambda d: d.work)
    for _, works in groupby(by_work, key=lambda d: d.work):
        claiming = [d for d in works if d.status == "current"]
        for document in claiming:
            if any(_same_line(document, d) and newer(d, document) for d in claiming):
                found[document.id] = "superseded"
    return found


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
