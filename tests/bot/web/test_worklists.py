"""Worklists over HTTP: the JSON, and the files with their types and names."""

from __future__ import annotations

import io
from urllib.parse import quote

import httpx
import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

UNIT = "示例县司法局"
ITEMS = [
    "权责清单", "调整记录", "事项目录", "合法性审查意见书", "集体讨论会议纪要", "专家论证意见",
]  # fmt: skip


def get(client: httpx.Client, path: str) -> httpx.Response:
    return client.get(f"/api/units/{path}").raise_for_status()


def test_the_json_holds_the_evidence_and_says_what_is_not_known(client: httpx.Client) -> None:
    found = get(client, f"{UNIT}/worklist").json()
    tasks = found["tasks"]
    listed = [i["text"] for t in tasks for i in t["indicator"]["fields"]["evidence"]["items"]]
    assert listed == ITEMS
    assert "系统不掌握报送情况" in found["notice"]
    assert found["counts"] == {"lead": 2, "joint": 1, "general": 0}
    moved = tasks[2]["indicator"]["fields"]["deadline"]
    assert (tasks[2]["day"], moved["original"], moved["value"]) == (
        "2025-08-31", "8月15日", "8月31日",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("ics", "text/calendar; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
    ],
)
def test_files_come_with_their_type_and_chinese_name(
    client: httpx.Client, ending: str, kind: str
) -> None:
    response = get(client, f"司法局/worklist.{ending}")
    assert response.headers["content-type"] == kind
    how = "inline" if ending == "txt" else "attachment"
    name = quote(f"{UNIT}任务清单.{ending}", safe="")
    assert response.headers["content-disposition"] == f"{how}; filename*=UTF-8''{name}"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_every_file_holds_every_item(client: httpx.Client) -> None:
    data = {e: get(client, f"{UNIT}/worklist.{e}").content for e in ("xlsx", "docx", "ics", "txt")}
    book = load_workbook(io.BytesIO(data["xlsx"])).active
    assert book is not None
    word = Document(io.BytesIO(data["docx"]))
    calendar = Calendar.from_ical(data["ics"])
    texts = {
        "xlsx": "\n".join(str(row) for row in book.iter_rows(values_only=True)),
        "docx": "\n".join(c.text for t in word.tables for r in t.rows for c in r.cells),
        "ics": "\n".join(str(event["description"]) for event in calendar.walk("VEVENT")),
        "txt": data["txt"].decode(),
    }
    for ending, text in texts.items():
        assert [item for item in ITEMS if item not in text] == [], ending
        assert "8月31日（" in text


def test_the_short_text_of_one_unit_and_of_all(client: httpx.Client) -> None:
    short = get(client, f"{UNIT}/worklist.txt?short=true").text
    assert short.startswith("示例县司法局：牵头2项，配合1项。最近：指标1，6月30日（还有29天）。")
    every = client.get("/api/worklists.txt").raise_for_status().text
    assert short in every
    assert "示例县城关镇：牵头0项，配合1项。另有1项由" in every
    assert every.rstrip().endswith("以上只按表列出要交什么。")


@pytest.mark.parametrize("ending", ["", ".xlsx", ".txt"])
def test_an_unknown_unit_is_told_with_candidates(client: httpx.Client, ending: str) -> None:
    response = client.get(f"/api/units/数字局/worklist{ending}")
    assert response.status_code == 404
    error = response.json()["error"]
    assert error["code"] == "unknown_unit"
    assert "您要找的可能是：示例县数据局" in error["message"]


def test_other_endings_and_tables_are_refused(client: httpx.Client) -> None:
    assert client.get(f"/api/units/{UNIT}/worklist.exe").status_code == 422
    wrong = client.get(f"/api/units/{UNIT}/worklist.xlsx", params={"table": "省表"})
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (404, "unknown_table")
