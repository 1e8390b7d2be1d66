"""Check and publish over HTTP and the command line: nothing answers before somebody says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.compose import App, compose
from bot.ingestion import Manner
from bot.settings import Settings
from tests.benchmarks.server import fawen
from tests.bot.web.serving import NOW, served, write_library
from vectorstore.audit import Audit

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

QUESTION = {"question": "指标3要哪些佐证材料"}


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[App]:
    """An application whose files wait to be checked."""
    folder = tmp_path_factory.mktemp("review")
    settings = Settings(home=folder / "home")
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        files = write_library(folder / "files")
        (files / "内部.md").write_text("内部资料\n\n# 口径\n\n只在科室内使用。\n", encoding="utf-8")
        report = app.ingest([files], how=Manner(review=True, internal=True))
        assert not report.failed
        yield app


@pytest.fixture(scope="module")
def office(reviewed: App) -> Iterator[httpx.Client]:
    """A client of somebody who administers."""
    with served(reviewed) as client:
        key = reviewed.keys.make("管理", "admin", by="test")[1]
        client.headers["authorization"] = f"Bearer {key}"
        yield client


def test_from_draft_to_answer(reviewed: App, office: httpx.Client) -> None:
    assert office.post("/api/ask", json=QUESTION).json()["status"] == "refused"
    assert office.get("/api/documents").json()["documents"] == []
    waiting = {d["source"]: d for d in office.get("/api/drafts").json()["drafts"]}
    assert len(waiting) == 3
    [table] = [d for source, d in waiting.items() if source.endswith(".xlsx")]
    [sheet] = office.get(f"/api/drafts/{table['id']}").json()["sheets"]
    assert sheet["summary"] == "应有3项，读出3项"
    assert [c["meant"] for c in sheet["tables"][0]["columns"]][:3] == [
        "编号",
        "指标名称",
        "牵头单位",
    ]
    document = sheet["document"]["id"]
    done = office.post(f"/api/documents/{document}/publish", json={})
    assert done.status_code == 200
    assert len(office.post("/api/ask", json=QUESTION).json()["items"]) == 3
    published = office.get(f"/api/documents/{document}/report").json()
    assert published["summary"] == sheet["summary"]
    again = office.post(f"/api/documents/{document}/publish", json={})
    assert (again.status_code, again.json()["error"]["code"]) == (404, "unknown_draft")
    entry = Audit(reviewed.database).listed(action="published")[0]
    assert (entry.by, entry.object) == ("管理", table["source"])


def test_what_must_not_be_published_asks(office: httpx.Client) -> None:
    [internal] = [d for d in office.get("/api/drafts").json()["drafts"] if "内部" in d["source"]]
    path = f"/api/documents/{internal['id']}/publish"
    refused = office.post(path, json={})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "draft_stopped")
    assert office.post(path, json={"anyway": True}).status_code == 200


def test_a_draft_may_be_sent_back(office: httpx.Client) -> None:
    [notice] = [d for d in office.get("/api/drafts").json()["drafts"] if "通知" in d["source"]]
    assert office.delete(f"/api/drafts/{notice['id']}").status_code == 204
    assert office.delete(f"/api/drafts/{notice['id']}").status_code == 404


def test_on_the_command_line(tmp_path: Path) -> None:
    files, home = write_library(tmp_path / "files"), tmp_path / "home"
    brought = fawen(home, "ingest", files, "--review", "--no-wait")
    assert "fawen documents check" in brought.output
    listed = json.loads(fawen(home, "documents", "drafts", "--json").output)
    assert len(listed) == 2
    [table] = [d["id"] for d in listed if d["source"].endswith(".xlsx")]
    shown = fawen(home, "documents", "check", table)
    assert "应有3项，读出3项" in shown.output
    assert "佐证材料" in shown.output
    assert fawen(home, "documents", "publish", table).code == 0
    assert "任务分解表" in fawen(home, "documents").output
    assert fawen(home, "documents", "publish", table).code == 2
    named = fawen(home, "documents", "correct", table, "--attribute", "title=甲表")
    assert named.code == 2  # it is no draft any more, and this is no document
    reread = fawen(home, "documents", "reread")
    assert (reread.code, "1/1" in reread.output) == (0, True), reread.output
    again = fawen(home, "ingest", files, "--review", "--no-wait")
    assert "未变2个" in again.output
