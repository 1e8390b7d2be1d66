"""The pages as files: whole, ours alone, and safe with any text in a document."""

from __future__ import annotations

import re

import httpx
import pytest

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
        left += [name for name in named if name not in seen and not name.startswith("/api/")]


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
        assert "<script>" not in page
