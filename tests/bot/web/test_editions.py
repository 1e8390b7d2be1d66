"""A comparison of two editions over HTTP, and as a sheet to print."""

from __future__ import annotations

import io
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from fastapi import FastAPI
from openpyxl import load_workbook
from starlette.testclient import TestClient

from bot.web import editions
from bot.web.access import caller
from bot.web.errors import handle_errors
from tests.bot.demo_tables import county, demo_register

WORK = "示例县法治政府建设示范创建任务分解表"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """The routes over the demo tables."""
    web = FastAPI()
    handle_errors(web)
    web.include_router(editions.router)
    view = SimpleNamespace(register=demo_register())
    web.dependency_overrides[caller] = lambda: SimpleNamespace(view=view)
    return TestClient(web)


@pytest.mark.parametrize("named", [WORK, "县2025年任务分解表", county(2025).document.id])
def test_the_newest_edition_is_compared_with_the_one_before(client: TestClient, named: str) -> None:
    found = client.get(f"/api/editions/{named}/diff").raise_for_status().json()
    assert (found["before"]["year"], found["after"]["year"]) == (2024, 2025)
    assert found["counts"] == {"added": 6, "dropped": 2, "changed": 18, "same": 83}
    assert len(found["changes"]) == 26
    [change] = [c for c in found["changes"] if c["after"] and c["after"]["number"] == "37"]
    due = {field["name"]: field for field in change["fields"]}["deadline"]
    assert (due["before"], due["after"]) == ("9月10日", "8月31日")
    assert "补充通知" in due["notices"][0]["title"]


def test_the_editions_are_chosen_by_year_and_turned_round(client: TestClient) -> None:
    query = {"from": "2025", "to": "2024年"}
    found = client.get(f"/api/editions/{WORK}/diff", params=query).raise_for_status().json()
    assert found["counts"]["added"] == 2


def test_a_unit_sees_its_own_changes(client: TestClient) -> None:
    found = client.get(f"/api/editions/{WORK}/diff", params={"unit": "数据局"}).json()
    assert found["unit"] == "示例县数据局"
    assert 0 < len(found["changes"]) < 26


@pytest.mark.parametrize(
    ("named", "query", "status", "code"),
    [
        ("没有的表", {}, 404, "unknown_table"),
        (WORK, {"from": "2022"}, 404, "unknown_table"),
        (WORK, {"from": "2025"}, 409, "one_edition"),
        ("市2025年任务分解表", {}, 409, "one_edition"),
        (WORK, {"unit": "火星局"}, 404, "unknown_unit"),
    ],
)
def test_what_cannot_be_compared_is_said(
    client: TestClient, named: str, query: dict[str, str], status: int, code: str
) -> None:
    response = client.get(f"/api/editions/{named}/diff", params=query)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


def test_the_sheet_has_a_row_for_each_change(client: TestClient) -> None:
    response = client.get(f"/api/editions/{WORK}/diff.xlsx").raise_for_status()
    assert "县2025年任务分解表与县2024年任务分解表对照表.xlsx" in unquote(
        response.headers["content-disposition"]
    )
    page = load_workbook(io.BytesIO(response.content)).active
    assert page is not None
    rows = list(page.iter_rows(values_only=True))
    assert rows[2] == ("指标", "变化", "原来", "现在", "出处")
    [due] = [r for r in rows if r[:2] == ("37（原36）　重大行政决策合法性审查", "完成时限")]
    assert due[2:4] == ("9月10日", "8月31日")
    assert "县2025年任务分解表第" in str(due[4])
    assert "补充通知" in str(due[4])
    assert all(row[0] and row[1] for row in rows[3:])
    assert page.print_title_rows == "$3:$3"
