"""What a citation is shown with: its row under the headers, its paragraph between its neighbours."""

from __future__ import annotations

from typing import Any

import httpx


def cited(client: httpx.Client, question: str) -> list[dict[str, Any]]:
    answer = client.post("/api/ask", json={"question": question}).json()
    found: list[dict[str, Any]] = answer["citations"]
    return found


def place_of(client: httpx.Client, citation: dict[str, Any]) -> httpx.Response:
    locator = citation["locator"]
    where = {name: locator[name] for name in ("block", "row") if locator[name]}
    return client.get(f"/api/documents/{citation['document']['id']}/place", params=where)


def test_every_quotation_stands_in_its_place(client: httpx.Client) -> None:
    seen = set()
    for question in ("指标3要哪些佐证材料", "指标3什么时候交", "佐证材料通过什么平台上传"):
        for citation in cited(client, question):
            place, locator = (
                place_of(client, citation).raise_for_status().json(),
                citation["locator"],
            )
            if locator["cell"]:
                [text] = [c["text"] for c in place["cells"] if c["cell"] == locator["cell"]]
            else:
                [text] = [t["text"] for t in place["texts"] if t["block"] == locator["block"]]
            start, end = locator["start"], locator["end"]
            assert citation["quote"] in (text[start - 1 : end] if start else text)
            seen.add(bool(locator["cell"]))
    assert seen == {True, False}


def test_a_row_is_whole_and_has_its_headers(client: httpx.Client) -> None:
    citation = cited(client, "指标3要哪些佐证材料")[0]
    labels = [cell["label"] for cell in place_of(client, citation).json()["cells"]]
    assert labels == [
        "序号", "三级指标", "牵头单位", "责任单位", "佐证材料", "完成时限", "评分标准"
    ]  # fmt: skip


def test_a_place_that_is_not_there(client: httpx.Client) -> None:
    citation = cited(client, "指标3要哪些佐证材料")[0]
    path = f"/api/documents/{citation['document']['id']}/place"
    for params in ({"block": 999}, {"block": citation["locator"]["block"], "row": 999}):
        answered = client.get(path, params=params)
        assert (answered.status_code, answered.json()["error"]["code"]) == (404, "unknown_place")
