"""Tickets over HTTP: one's own, and everybody's for who answers them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.compose import App, compose
from bot.records.access.principal import Role
from bot.settings import Settings
from tests.bot.web.serving import NOW, served, write_library

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

Headers = dict[str, str]
ASKED = "集体讨论会议纪要要不要盖骑缝章"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("tickets")
    with compose(Settings(home=folder / "home"), embedder=embedder, clock=lambda: NOW) as app:
        assert not app.ingest([write_library(folder / "files")]).failed
        yield app


@pytest.fixture(scope="module")
def client(app: App) -> Iterator[httpx.Client]:
    with served(app) as client:
        yield client


@pytest.fixture(scope="module")
def keys(app: App) -> dict[str, Headers]:
    roles: dict[str, Role] = {"one": "asker", "other": "asker", "agent": "agent", "chief": "admin"}
    made = {name: app.keys.make(name, role, by="test")[1] for name, role in roles.items()}
    return {name: {"authorization": f"Bearer {key}"} for name, key in made.items()}


def opened(client: httpx.Client, headers: Headers, **body: object) -> dict[str, Any]:
    answer = client.post("/api/tickets", json={"question": ASKED, **body}, headers=headers)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def code(response: httpx.Response) -> str:
    return str(response.json()["error"]["code"])


def test_a_question_is_handed_over_with_what_went_before(
    client: httpx.Client, keys: dict[str, Headers]
) -> None:
    asked = client.post("/api/ask", json={"question": "指标3要哪些佐证材料"}, headers=keys["one"])
    said = asked.json()
    body = {"conversation": said["conversation"], "answer": said["id"], "contact": "内线12"}
    ticket = opened(client, keys["one"], question="指标3的佐证材料要原件吗", **body)
    assert ticket["state"] == "open"
    assert ticket["inside"] is None
    again = opened(client, keys["one"], question="指标3的佐证材料要原件吗", note="急", **body)
    assert again["number"] == ticket["number"]
    assert [event["text"] for event in again["events"]] == ["", "急"]
    seen = client.get(f"/api/tickets/{ticket['number']}", headers=keys["agent"]).json()["inside"]
    assert seen["contact"] == "内线12"
    assert seen["facts"]["indicator"] == "3"
    assert seen["excerpt"][0]["question"] == "指标3要哪些佐证材料"
    assert "专家论证意见" in seen["excerpt"][0]["answer"]
    assert seen["found"]


def test_an_asker_sees_follows_and_takes_back_their_own(
    client: httpx.Client, keys: dict[str, Headers]
) -> None:
    mine = opened(client, keys["other"])
    path = f"/api/tickets/{mine['id']}"
    listed = client.get("/api/tickets", headers=keys["other"]).json()
    assert [one["id"] for one in listed["tickets"]] == [mine["id"]]
    assert listed["counts"] is None
    for identity in (mine["id"], mine["number"]):
        refused = client.get(f"/api/tickets/{identity}", headers=keys["one"])
        assert (refused.status_code, code(refused)) == (404, "unknown_ticket")
    for act in ("withdraw", "reopen", "additions"):
        body = {"text": "x"} if act == "additions" else {}
        assert client.post(f"{path}/{act}", json=body, headers=keys["one"]).status_code == 404
    for act in ("replies", "notes", "assign", "close"):
        assert client.post(f"{path}/{act}", json={}, headers=keys["other"]).status_code == 403
    assert client.post(f"{path}/withdraw", headers=keys["other"]).json()["state"] == "withdrawn"
    assert code(client.post(f"{path}/withdraw", headers=keys["other"])) == "ticket_ended"


def test_who_shows_nothing_has_those_whose_id_is_known(client: httpx.Client) -> None:
    mine = opened(client, {})
    assert client.get(f"/api/tickets/{mine['id']}").json()["question"] == ASKED
    assert client.get(f"/api/tickets/{mine['number']}").status_code == 404
    assert client.get("/api/tickets").json()["tickets"] == []
    assert client.post(f"/api/tickets/{mine['id']}/withdraw").status_code == 200


def test_visitors_of_a_widget_do_not_share_their_tickets(app: App, client: httpx.Client) -> None:
    site = "https://www.example.gov.cn"
    key = app.keys.make("门户", "asker", by="test", origins=[site])[1]
    headers = {"authorization": f"Bearer {key}"}
    mine = opened(client, headers)
    assert client.get("/api/tickets", headers=headers).json()["tickets"] == []
    assert client.get(f"/api/tickets/{mine['id']}", headers=headers).status_code == 200


def test_an_agent_claims_answers_and_closes(client: httpx.Client, keys: dict[str, Headers]) -> None:
    mine = opened(client, keys["one"], question="示例县公务用车怎么申请")
    agent = keys["agent"]
    path = f"/api/tickets/{mine['number']}"
    while claimed := client.post("/api/tickets/claim", headers=agent).json()["ticket"]:
        assert claimed["inside"]["assignee"] == "agent"
    assert client.post(f"{path}/notes", json={"text": "查过了"}, headers=agent).status_code == 200
    said = {"text": "请联系机关事务中心。", "token": "one-and-the-same", "close": True}
    for _ in range(2):
        answered = client.post(f"{path}/replies", json=said, headers=agent).json()
        assert answered["state"] == "closed"
    told = client.get(f"/api/tickets/{mine['id']}", headers=keys["one"]).json()
    assert [event["kind"] for event in told["events"]] == ["opened", "reply", "closed"]
    assert told["events"][1]["text"] == "请联系机关事务中心。"
    listed = client.get("/api/tickets", params={"state": "closed"}, headers=agent).json()
    assert mine["id"] in {one["id"] for one in listed["tickets"]}
    assert listed["counts"]["closed"] >= 1


def test_those_that_ask_the_same_are_found_and_merged(
    client: httpx.Client, keys: dict[str, Headers]
) -> None:
    first = opened(client, keys["one"], question="村规民约要不要盖村委会的章")
    second = opened(client, keys["other"], question="请问村规民约要不要盖村委会的章？")
    other = opened(client, keys["other"], question="村规民约几年修订一次")
    agent, path = keys["agent"], f"/api/tickets/{second['number']}"
    seen = client.get(path, headers=agent).json()["inside"]["duplicates"]
    assert first["number"] in seen
    assert other["number"] not in seen
    merged = client.post(f"{path}/merge", json={"into": first["number"]}, headers=agent).json()
    assert (merged["state"], merged["merged_into"]) == ("closed", first["number"])
    said = {"text": "要盖。"}
    client.post(f"/api/tickets/{first['number']}/replies", json=said, headers=agent)
    told = client.get(f"/api/tickets/{second['id']}", headers=keys["other"]).json()["events"]
    assert "要盖。" in {event["text"] for event in told}


def test_useless_for_a_reason_is_handed_over(
    client: httpx.Client, keys: dict[str, Headers]
) -> None:
    said = client.post("/api/ask", json={"question": "指标1什么时候交"}, headers=keys["one"]).json()
    verdict = {"answer": said["id"], "verdict": "useless"}
    before = len(client.get("/api/tickets", headers=keys["one"]).json()["tickets"])
    assert client.post("/api/feedback", json=verdict, headers=keys["one"]).status_code == 204
    assert len(client.get("/api/tickets", headers=keys["one"]).json()["tickets"]) == before
    verdict["reason"] = "已经改期了"
    assert client.post("/api/feedback", json=verdict, headers=keys["one"]).status_code == 204
    newest = client.get("/api/tickets", headers=keys["one"]).json()["tickets"][0]
    assert (newest["origin"], newest["question"], newest["note"]) == (
        "useless",
        "指标1什么时候交",
        "已经改期了",
    )


def test_rules_give_tickets_away(client: httpx.Client, keys: dict[str, Headers]) -> None:
    rule = {"kind": "indicator", "value": "2", "assignee": "审批科", "days": 1}
    put = client.put("/api/ticket-rules", json={"rules": [rule]}, headers=keys["chief"])
    assert put.json()["rules"] == [rule]
    assert client.put("/api/ticket-rules", json={}, headers=keys["agent"]).status_code == 403
    given = opened(client, keys["one"], question="指标2的材料没有怎么办")
    seen = client.get(f"/api/tickets/{given['id']}", headers=keys["agent"]).json()
    assert (seen["state"], seen["inside"]["assignee"]) == ("assigned", "审批科")
    query = {"kind": "indicator", "value": "2"}
    gone = client.delete("/api/ticket-rules", params=query, headers=keys["chief"])
    assert gone.json()["rules"] == []
    assert client.get("/api/ticket-rules", headers=keys["agent"]).json()["rules"] == []


def test_what_others_see_is_not_shown_to_an_agent_who_may_not(
    app: App, client: httpx.Client, keys: dict[str, Headers]
) -> None:
    root = next(iter(app.library.files_of(app.catalog.documents(_all())[0].id)))[0]
    app.library.restrict(root, "补充通知.md", ["示例县司法局"])
    try:
        own = app.keys.make("司法", "asker", by="t", unit="示例县司法局")[1]
        headers = {"authorization": f"Bearer {own}"}
        asked = client.post(
            "/api/ask", json={"question": "佐证材料通过哪里上传"}, headers=headers
        ).json()
        ticket = opened(client, headers, question="平台上不去怎么办", answer=asked["id"])
        path = f"/api/tickets/{ticket['id']}"
        text = client.get(path, headers=keys["agent"]).text
        assert "管理平台" not in text
        assert "管理平台" in client.get(path, headers=keys["chief"]).text
    finally:
        app.library.restrict(root, "补充通知.md", None)


def _all() -> Any:
    from vectorstore.model import EVERYTHING_OPEN

    return EVERYTHING_OPEN
