"""Approved answers over HTTP: proposed, approved, given at once, under review; and what is missing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("approved")


@pytest.fixture(scope="module")
def app(folder: Path, embedder: Embedder) -> Iterator[App]:
    with compose(Settings(home=folder / "home"), embedder=embedder, clock=lambda: NOW) as app:
        assert not app.ingest([write_library(folder / "files")]).failed
        yield app


@pytest.fixture(scope="module")
def client(app: App) -> Iterator[httpx.Client]:
    with served(app) as client:
        yield client


@pytest.fixture(scope="module")
def keys(app: App) -> dict[str, Headers]:
    roles: dict[str, Role] = {"agent": "agent", "chief": "admin"}
    made = {name: app.keys.make(name, role, by="test")[1] for name, role in roles.items()}
    return {name: {"authorization": f"Bearer {key}"} for name, key in made.items()}


def asked(client: httpx.Client, question: str) -> dict[str, Any]:
    found: dict[str, Any] = client.post("/api/ask", json={"question": question}).json()
    return found


def wait_for(state: str, client: httpx.Client, headers: Headers) -> dict[str, Any]:
    """The one approved answer, once the service has put it into a state by itself."""
    for _ in range(100):
        (one,) = client.get("/api/approved", headers=headers).json()["approved"]
        if one["state"] == state:
            break
        time.sleep(0.1)
    assert one["state"] == state
    found: dict[str, Any] = one
    return found


def test_the_next_clerk_gets_it_at_once_and_it_is_under_review_when_its_source_changes(
    app: App, client: httpx.Client, keys: dict[str, Headers], folder: Path
) -> None:
    notice = next(
        d for d in client.get("/api/documents").json()["documents"] if "通知" in d["title"]
    )
    body = {
        "question": "系统登不上去的材料怎么报？",
        "answer": "先截图留证，恢复后两天内补传。系统恢复时间看平台公告。",
        "similar": ["平台打不开材料怎么报"],
        "negative": ["系统登不上去怎么重装"],
        "documents": [notice["id"]],
    }
    agent, chief = keys["agent"], keys["chief"]
    proposed = client.post("/api/approved", json=body, headers=agent).json()
    assert (proposed["state"], proposed["sources"][0]["title"]) == ("draft", notice["title"])
    assert asked(client, "系统登不上去，材料怎么报")["author"] != "approved"
    path = f"/api/approved/{proposed['id']}"
    assert client.post(f"{path}/approve", headers=agent).status_code == 403
    approved = client.post(f"{path}/approve", headers=chief).json()
    assert (approved["state"], approved["approver"]) == ("approved", "chief")
    given = asked(client, "系统登不上去，材料怎么报")
    assert (given["author"], given["status"]) == ("approved", "answered")
    assert given["text"].splitlines() == [
        "先截图留证，恢复后两天内补传。",
        "系统恢复时间看平台公告。",
    ]
    assert {c["document"]["authority"] for c in given["citations"]} == {"口径"}
    assert asked(client, "指标3系统登不上去，材料怎么报")["author"] != "approved"
    assert asked(client, "系统登不上去怎么重装")["author"] != "approved"
    (folder / "files" / "补充通知.md").write_text("# 补充通知\n\n平台停用，改为邮寄。\n", "utf-8")
    assert not app.ingest([folder / "files"]).failed
    assert wait_for("review", client, agent)["review"].count(notice["title"]) == 1
    assert client.post("/api/approved/check", headers=chief).json()["approved"] == []
    after = asked(client, "系统登不上去，材料怎么报")
    assert after["author"] != "approved"
    assert any("正在复核" in one["text"] for one in after["notices"])
    assert client.post(f"{path}/retire", headers=chief).status_code == 200
    listed = client.get("/api/approved", headers=agent).json()["approved"]
    assert [one["state"] for one in listed] == ["retired"]


def test_what_rests_on_a_hidden_document_cannot_answer_everybody(
    app: App, client: httpx.Client, keys: dict[str, Headers], folder: Path
) -> None:
    (folder / "files" / "内部.md").write_text("# 内部安排\n\n暗访在周三。\n", "utf-8")
    root = str(folder / "files")
    app.library.restrict(root, "内部.md", ["示例县司法局"])
    assert not app.ingest([folder / "files"]).failed
    hidden = next(
        d for d in app.registers.of(app.catalog.groups()).documents.values() if "内部" in d.title
    )
    body = {"question": "暗访哪天", "answer": "周三。", "documents": [hidden.id]}
    key = app.keys.make("all", "admin", by="test", groups=app.catalog.groups())[1]
    whole = {"authorization": f"Bearer {key}"}
    proposed = client.post("/api/approved", json=body, headers=whole).json()
    refused = client.post(f"/api/approved/{proposed['id']}/approve", headers=whole)
    assert refused.status_code == httpx.codes.CONFLICT
    assert refused.json()["error"]["code"] == "hidden_source"
    assert "周三" not in asked(client, "暗访哪天")["text"]


def test_what_has_no_answer_is_grouped(
    app: App, client: httpx.Client, keys: dict[str, Headers]
) -> None:
    for question in ("县长的手机号是多少", "县长手机号是多少？", "全县有几辆执法车"):
        assert asked(client, question)["status"] == "refused"
    found = client.get("/api/missing", headers=keys["agent"]).json()
    gaps = {gap["question"]: gap for gap in found["gaps"]}
    assert found["total"] == len(gaps)
    phone = next(gap for question, gap in gaps.items() if "手机号" in question)
    assert (phone["count"], phone["refused"], len(phone["wordings"])) == (2, 2, 2)
    assert phone["weeks"] == {"2025-05-26": 2}
    assert "全县有几辆执法车" in gaps
