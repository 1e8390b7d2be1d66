"""Values that know where they come from: quoted from a source, or worked out from a record.

They are text and numbers like any other to whoever shows them; whoever checks a sentence asks
their type. Filled into a reply, they stay among its ``parts``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from prompts import Kept

T = TypeVar("T")


class Quoted(Kept):
    """Words that stand in a quotation, character for character; ``of`` are those they may be from.

    Without ``of`` any quotation that the line cites will do.
    """

    of: tuple[str, ...]

    def __new__(cls, words: str, *of: str) -> Quoted:
        """The words, and the quotations that hold them."""
        quoted = super().__new__(cls, words)
        quoted.of = of
        return quoted


class Entire(Quoted):
    """A whole quotation: nothing may be missing from its ends either."""


class Rendered(Kept):
    """Words made from a record (a period, a table's label): making them again gives the same."""

    made: Callable[[], str]

    def __new__(cls, make: Callable[[T], str], record: T) -> Rendered:
        """What ``make`` says of the record."""
        rendered = super().__new__(cls, make(record))
        rendered.made = lambda: make(record)
        return rendered


class Listed(int):
    """How many entries follow, all of them."""


class DaysLeft(int):
    """How many days are left until a day that the line's source names."""

    today: date
    until: date

    def __new__(cls, today: date, until: date) -> DaysLeft:
        """The days from one to the other."""
        left = super().__new__(cls, (until - today).days)
        left.today, left.until = today, until
        return left

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        """Elsewhere, a copy is the number and no more."""
        return int, (int(self),)
