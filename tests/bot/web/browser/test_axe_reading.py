"""axe finds no violation on the pages that are read: documents, scans, indicators, lists, changes."""

from __future__ import annotations

import httpx
import pytest

from tests.bot.web.browser.conftest import PHONE, WIDE, Visit
from tests.bot.web.browser.test_axe import THEMES, violations
from tests.bot.web.browser.test_documents import NOTICE, document, indicator

PAGES = (
    "table",
    "scan",
    "/documents",
    "/indicators",
    "one",
    "/units/示例县司法局",
    "/mine",
    "/indicators/changes",
)


@THEMES
@pytest.mark.parametrize("name", PAGES)
def test_no_violation(visit: Visit, demo: httpx.Client, theme: str, name: str) -> None:
    row = indicator(demo, "37")
    paths = {
        "table": row["fields"]["evidence"]["items"][1]["url"],
        "scan": f"/documents/{document(demo, NOTICE)}",
        "one": f"/indicators/{row['id']}",
    }
    size = PHONE if theme == "dark" else WIDE
    page = visit(paths.get(name, name), size=size, color_scheme=theme)
    assert violations(page) == []
