"""The pages as files: whole, ours alone, and safe with any text in a document."""

from __future__ import annotations

import re

import httpx
import pytest

from bot.web.markup import blocks_html
from ingest.model import Cell, Heading, Locator, Paragraph, Table

ELSEWHERE = re.compile(r"""(?:src|href)=["'](?:https?:)?//|@import|url\(\s*["']?(?:https?:)?//""")


@pytest.mark.parametrize("path", ["/", "/docs", "/widget.js"])
def test_pages_load_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    seen, left = set(), [path]
    while left:
        here = left.pop()
        seen.add(here)
        response = client.get(here).raise_for_status()
        if here.endswith(".json"):
            continue
        assert not ELSEWHERE.search(response.text)
        assert "style=" not in response.text
        assert not re.search(r"\son\w+=\"|innerHTML|<script>", response.text)
        named = re.findall(r"(?:href|src)=\"(/[\w./-]*)\"", response.text)
        named += [f"/assets/{name}" for name in re.findall(r"from \"\./(\w+\.js)\"", response.text)]
        left += [name for name in named if name not in seen]


def test_files_have_their_types(client: httpx.Client) -> None:
    for path, kind in (
        ("/", "text/html"),
        ("/assets/chat.js", "text/javascript"),
        ("/assets/chat.css", "text/css"),
        ("/widget.js", "text/javascript"),
    ):
        assert client.get(path).headers["content-type"] == f"{kind}; charset=utf-8"
    assert client.get("/widget.js").headers["cross-origin-resource-policy"] == "cross-origin"


def test_the_routes_are_listed(client: httpx.Client) -> None:
    text = client.get("/docs").text
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in text


def test_a_document_shows_every_block_under_its_number(client: httpx.Client) -> None:
    for document in client.get("/api/documents").json()["documents"]:
        page = client.get(f"/documents/{document['id']}").raise_for_status().text
        detail = client.get(f"/api/documents/{document['id']}").json()
        assert detail["blocks"]
        for block in detail["blocks"]:
            assert f'id="block-{block["locator"]["block"]}"' in page
        assert "<script" not in page


def test_a_citation_leads_to_its_cell(client: httpx.Client) -> None:
    answer = client.post("/api/ask", json={"question": "指标3要哪些佐证材料"}).json()
    [mark] = answer["items"][0]["citations"]
    [cited] = [c for c in answer["citations"] if c["mark"] == mark]
    path, _, block = cited["url"].partition("#")
    cell = f'id="{block}-{cited["locator"]["cell"]}"'
    [content] = re.findall(rf"<td {cell}>([^<]*)</td>", client.get(path).text)
    assert cited["quote"] in content


def test_merged_cells_keep_their_extent_and_texts_are_escaped() -> None:
    table = Table(
        (
            Cell("<组>", 1, 1, rows=2),
            Cell("甲&乙", 1, 2),
            Cell("丙", 2, 2),
            Cell("合计", 3, 1, columns=2),
        ),
        Locator(3, table=1, row=5),
        caption="表",
    )
    shown = blocks_html([Heading("题", 0, Locator(1)), Paragraph("一\n<二>", Locator(2)), table])
    assert '<h1 id="block-1">题</h1>' in shown
    assert "一\n&lt;二&gt;" in shown
    assert re.search(r'<t[dh] id="block-3-A5" rowspan="2">&lt;组&gt;</t', shown)
    assert re.search(r'<t[dh] id="block-3-A7" colspan="2">合计</t', shown)
    assert '<tr id="block-3-row-6">' in shown
    assert "甲&amp;乙" in shown
