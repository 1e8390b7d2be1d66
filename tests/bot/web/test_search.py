"""Finding passages, and opening one."""

from __future__ import annotations

import httpx
import pytest


def test_the_best_passages_come_first(client: httpx.Client) -> None:
    found = client.get("/api/search", params={"q": "纸质材料", "limit": 2}).json()["passages"]
    assert len(found) == 2
    assert "不再接收纸质材料" in found[0]["passage"]["text"]
    assert found[0]["score"] >= found[1]["score"]
    opened = client.get(f"/api/passages/{found[0]['passage']['id']}").json()
    assert opened["document"] == found[0]["document"]


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "x", "limit": 0}, {"q": "x", "limit": 99}])
def test_what_cannot_be_searched_is_refused(client: httpx.Client, query: dict[str, str]) -> None:
    assert client.get("/api/search", params=query).status_code == 422


def test_an_unknown_passage(client: httpx.Client) -> None:
    answered = client.get("/api/passages/none")
    assert (answered.status_code, answered.json()["error"]["code"]) == (404, "unknown_passage")
