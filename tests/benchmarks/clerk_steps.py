"""Steps of a clerk, counted the same on both sides: clicks, bursts of keys, screenfuls read.

``ByHand`` is the workbook in a spreadsheet program: Ctrl+F with words, Enter for the next cell that
holds them, a look wherever the view has moved. ``OnThePages`` is a person in a browser.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from openpyxl import load_workbook

if TYPE_CHECKING:
    from playwright.sync_api import Page

Kind = Literal["click", "keys", "screen"]
SECONDS: dict[Kind, float] = {"click": 2.5, "keys": 3.0, "screen": 4.0}
"""What a step takes a practised person (keystroke-level model, rounded): point and press with the
thought before it; a few keys; one screen skimmed for what is sought."""

ROWS = 15
"""Rows of the task table that a screen of 1440 by 900 shows, its cells being of two to three lines."""
NOTICE_SCREENS = 2
"""Screens of the supplementary notice, which has two pages."""


class Steps:
    """Steps as they are made."""

    def __init__(self) -> None:
        self.made: Counter[Kind] = Counter()

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.made.values())

    @property
    def seconds(self) -> float:
        """What they take a person."""
        return sum(SECONDS[kind] * number for kind, number in self.made.items())


class ByHand(Steps):
    """The task table opened in a spreadsheet program."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        sheet = load_workbook(path, read_only=True).worksheets[0]
        rows = sheet.iter_rows(values_only=True)
        self.rows = [["" if cell is None else str(cell) for cell in row] for row in rows]
        self._screen = -1

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Row and column (from 0) of the cells that hold the words, one after the other."""
        for at, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if words in cell:
                    self.made["keys"] += 1  # Ctrl+F, the words, Enter; then Enter each time
                    self.look(at)
                    yield at, column

    def look(self, row: int) -> None:
        """Read the screen that holds a row, unless it is in view."""
        if row // ROWS != self._screen:
            self._screen = row // ROWS
            self.made["screen"] += 1

    def row(self, number: str) -> list[str]:
        """The row of a number, looked for by it."""
        hits = self.find(number)
        return next(
            self.rows[at] for at, column in hits if column == 0 and self.rows[at][0] == number
        )

    def named(self, words: str) -> list[str]:
        """The first row whose indicator holds the words."""
        return next(self.rows[at] for at, column in self.find(words) if column == 3)

    def all_with(self, words: str, *columns: int) -> set[str]:
        """The numbers of all rows with the words in one of the columns."""
        return {self.rows[at][0] for at, column in list(self.find(words)) if column in columns}

    def read_notice(self) -> None:
        """Open the supplementary notice and read it: what it changes does not stand in the table."""
        self.made["click"] += 1
        self.made["screen"] += NOTICE_SCREENS


class OnThePages(Steps):
    """The pages of the service in a browser."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__()
        self.page = page
        page.goto(f"{address}/indicators")

    def type(self, box: str, words: str) -> None:
        """Words into a box, and Enter."""
        self.made["keys"] += 1
        self.page.fill(box, words)
        with self.page.expect_navigation():
            self.page.press(box, "Enter")

    def click(self, link: str) -> None:
        """A link by its words."""
        self.made["click"] += 1
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link, exact=True).click()
        self.page.wait_for_load_state()

    def choose(self, select: str, value: str) -> None:
        """Open a list and choose from it."""
        self.made["click"] += 2
        with self.page.expect_navigation():
            self.page.select_option(select, value)

    def read(self, what: str) -> list[str]:
        """The texts of the elements that answer; every screen down to the last of them is read."""
        found = self.page.locator(what)
        assert found.count(), what
        box = found.last.bounding_box()
        assert box is not None
        top = float(self.page.evaluate("scrollY"))
        self.made["screen"] += max(1, math.ceil((top + box["y"] + box["height"]) / 900))
        return [text.strip() for text in found.all_inner_texts()]
