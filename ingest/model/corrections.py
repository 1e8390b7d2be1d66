"""What a person put right in a reading; kept apart from it, and applied anew each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

CorrectionKind: TypeAlias = Literal["attribute", "column", "number", "split"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right. What it aims at is named by words of the file, so that it still holds
    when the file is read by a newer parser or has changed elsewhere.

    - ``attribute``: ``target`` is an attribute of the document ("title", "issued", …), ``value`` its
      value as text, "" for none.
    - ``column``: ``target`` is the header of a column, ``value`` what it holds ("evidence", "lead",
      …, or "other").
    - ``number``: ``target`` is the name of an indicator, ``value`` its number.
    - ``split``: ``target`` is the name or number of an indicator, ``value`` the entries of its
      evidence, one a line. They must stand in the cell, in this order.

    ``part`` tells apart several documents in one file (0 for the only one).
    """

    kind: CorrectionKind
    target: str
    value: str
    part: int = 0
