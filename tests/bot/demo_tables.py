"""The demo library's county and city tables with the supplementary notice, read from their files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.worklist.register import Register, TaskTable
from ingest.parse import parse
from samples.content import city_table, indicators_2025, notices, table_2024

LIBRARY = Path(__file__).resolve().parents[2] / "samples" / "library"
TITLES = (
    indicators_2025.TITLE, table_2024.TITLE, city_table.TITLE, "".join(notices.SUPPLEMENT.title_lines)
)  # fmt: skip


@cache
def demo_register() -> Register:
    """The register of these four, statuses as the catalog settles them."""
    from dataclasses import replace

    from vectorstore.editions import settle

    paths = [next(LIBRARY.glob(f"{title}.*")) for title in TITLES]
    found = [parse(path.read_bytes(), path.name)[0] for path in paths]
    statuses = settle([parsed.document for parsed in found])
    return Register(
        [replace(p.document, status=statuses[p.document.id]) for p in found],
        [row for parsed in found for row in parsed.indicators],
        [change for parsed in found for change in parsed.amendments],
        own_level="县",
        this_year=lambda: 2025,
    )


def county(year: int) -> TaskTable:
    """The county's table of a year."""
    tables = demo_register().tables
    return next(t for t in tables if t.year == year and t.document.level == "县")
