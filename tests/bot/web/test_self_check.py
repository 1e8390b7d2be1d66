"""The self-check over HTTP: three groups, each item once, nothing kept, wrong requests told."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

ITEMS = ["合法性审查意见书", "集体讨论会议纪要", "专家论证意见"]


def checked(client: httpx.Client, **body: object) -> dict[str, Any]:
    found: dict[str, Any] = client.post("/api/self-check", json=body).raise_for_status().json()
    return found


def items(found: dict[str, Any], group: str) -> list[str]:
    return [finding["item"]["text"] for finding in found[group]]


@pytest.mark.parametrize(
    "said", [{"indicator": "指标3"}, {"number": "3"}, {"indicator": "重大行政决策合法性审查"}]
)
def test_an_indicator_by_number_or_name(client: httpx.Client, said: dict[str, str]) -> None:
    found = checked(
        client, **said, materials="1.合法性审查意见书.pdf\n2.集体讨论会议通知\n3.领导讲话"
    )
    assert items(found, "matched") == ["合法性审查意见书"]
    assert items(found, "doubtful") == ["集体讨论会议纪要"]
    assert items(found, "missing") == ["专家论证意见"]
    assert found["others"] == ["领导讲话"]
    assert found["counts"] == {"matched": 1, "missing": 1, "doubtful": 1}
    assert "系统不掌握报送情况" in found["notice"]


def test_a_finding_has_its_reasons_and_its_cell(client: httpx.Client) -> None:
    found = checked(client, number="3", materials=["集体讨论会议通知"])
    [doubtful] = found["doubtful"]
    assert doubtful["materials"] == ["集体讨论会议通知"]
    assert doubtful["reasons"] == ["写的是“通知”，要的是“纪要”"]
    assert doubtful["item"]["locator"]["cell"] == "E5"
    assert doubtful["number"] == "3"


def test_everything_that_a_unit_has_to_do(client: httpx.Client) -> None:
    found = checked(client, unit="司法局", materials=["权责清单", "事项目录", *ITEMS])
    assert found["unit"] == "示例县司法局"
    assert items(found, "missing") == ["调整记录"]
    assert len(items(found, "matched")) == 5


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"materials": "会议纪要"}, 422, "nothing_to_check"),
        ({"number": "99", "materials": "会议纪要"}, 404, "unknown_row"),
        ({"unit": "外星局", "materials": "会议纪要"}, 404, "unknown_unit"),
        ({"number": "3", "materials": " \n；"}, 422, "no_materials"),
        ({"number": "3"}, 422, "bad_request"),
        ({"number": "3", "materials": "纪要", "verdict": True}, 422, "bad_request"),
    ],
)
def test_wrong_requests(
    client: httpx.Client, body: dict[str, object], status: int, code: str
) -> None:
    response = client.post("/api/self-check", json=body)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
