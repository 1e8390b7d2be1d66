"""Indicators, units and documents as records."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from bot.compose import App
from tests.bot.web.serving import NOTICE, TABLE


def indicators(client: httpx.Client, **query: str) -> list[str]:
    found = client.get("/api/indicators", params=query).raise_for_status().json()
    return [row["number"] for row in found["indicators"]]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["1", "2", "3"]),
        ({"number": "3"}, ["3"]),
        ({"number": "第三项"}, ["3"]),
        ({"number": "99"}, []),
        ({"unit": "示例县司法局"}, ["1", "2", "3"]),
        ({"unit": "司法局", "number": "2"}, ["2"]),
        ({"unit": "数据局"}, ["2"]),
        ({"edition": "2025"}, ["1", "2", "3"]),
        ({"table": TABLE, "number": "1"}, ["1"]),
        ({"q": "指标2"}, ["2"]),
    ],
)
def test_indicators_are_found(
    client: httpx.Client, query: dict[str, str], numbers: list[str]
) -> None:
    assert indicators(client, **query) == numbers


def test_indicators_are_found_by_part_of_a_name(client: httpx.Client) -> None:
    assert indicators(client, q="合法性审查")[0] == "3"


def test_a_value_in_force_shows_what_changed_it(client: httpx.Client) -> None:
    found = client.get("/api/indicators", params={"number": "3"}).json()
    assert found["table"]["label"] == "县2025年任务分解表"
    [row] = found["indicators"]
    due = row["fields"]["deadline"]
    assert (due["original"], due["value"]) == ("8月15日", "8月31日")
    [change] = due["changes"]
    assert change["document"]["source"] == "补充通知.md"
    assert change["quote"] in NOTICE
    evidence = row["fields"]["evidence"]
    assert [item["text"] for item in evidence["items"]] == [
        "合法性审查意见书",
        "集体讨论会议纪要",
        "专家论证意见",
    ]
    assert {item["locator"]["cell"] for item in evidence["items"]} == {"E5"}
    assert row["fields"]["remark"] is None
    again = client.get(f"/api/indicators/{row['id']}").raise_for_status().json()
    assert again == row


def test_tables_and_units(client: httpx.Client) -> None:
    [table] = client.get("/api/tables").json()["tables"]
    assert (table["indicators"], table["year"], table["default"]) == (3, 2025, True)
    units = client.get("/api/units").json()["units"]
    assert units == ["示例县司法局", "示例县行政审批服务局", "示例县数据局", "示例县城关镇"]


def test_a_worklist_counts_and_finds_the_nearest(client: httpx.Client) -> None:
    owed = client.get("/api/units/司法局/worklist").raise_for_status().json()
    assert owed["unit"] == "示例县司法局"
    assert owed["counts"] == {"lead": 2, "joint": 1, "general": 0}
    nearest = owed["nearest"]
    assert (nearest["indicator"]["number"], nearest["day"], nearest["days"]) == (
        "1",
        "2025-06-30",
        29,
    )
    days = {task["indicator"]["number"]: task["day"] for task in owed["tasks"]}
    assert days == {"1": "2025-06-30", "2": "2025-08-31", "3": "2025-08-31"}


def test_a_town_is_covered_by_a_general_name(client: httpx.Client) -> None:
    owed = client.get("/api/units/城关镇/worklist").json()
    assert owed["counts"] == {"lead": 0, "joint": 1, "general": 1}


def test_documents_and_what_stands_in_them(client: httpx.Client) -> None:
    listed = client.get("/api/documents").json()["documents"]
    assert {document["source"] for document in listed} == {f"{TABLE}.xlsx", "补充通知.md"}
    for document in listed:
        detail = client.get(f"/api/documents/{document['id']}").raise_for_status().json()
        assert {key: detail[key] for key in document} == document
        kinds = {block["kind"] for block in detail["blocks"]}
        assert ("table" in kinds) == document["source"].endswith(".xlsx")
        found = client.get(f"/api/documents/{document['id']}/passages").json()["passages"]
        assert [passage["ordinal"] for passage in found] == sorted(p["ordinal"] for p in found)
        assert all(passage["pieces"] for passage in found)


def test_the_original_comes_back_whole_and_only_as_a_download(
    client: httpx.Client, app: App
) -> None:
    for document in client.get("/api/documents").json()["documents"]:
        response = client.get(f"/api/documents/{document['id']}/original").raise_for_status()
        kind, _, name = response.headers["content-disposition"].partition("; filename*=UTF-8''")
        assert (kind, unquote(name)) == ("attachment", Path(document["source"]).name)
        assert response.headers["content-type"] == "application/octet-stream"
        digest = hashlib.sha256(response.content).hexdigest()
        assert app.originals.read(digest) == response.content


def test_the_library_says_what_answers_rest_on(client: httpx.Client) -> None:
    library = client.get("/api/library").json()
    assert library["documents"] == 2
    assert library["tables"][0]["indicators"] == 3
    assert library["example"] in {"1", "2", "3"}
    assert library["updated_at"].startswith("2025-06-01T04:00")
