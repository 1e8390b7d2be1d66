"""What is held about one person: all of it handed over, all of it deleted, nobody else's touched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from bot.cli import app as command
from bot.compose import App, compose
from bot.records.access.principal import Principal
from bot.records.tables import answers, feedback
from bot.settings import Settings
from tests.bot.web.serving import NOW, served, write_library

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

QUESTION = "指标3要哪些佐证材料"


@pytest.fixture
def own(tmp_path: Path, embedder: Embedder) -> Iterator[App]:
    settings = Settings(home=tmp_path / "home", public_url="https://qa.example.gov.cn")
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        assert not app.ingest([write_library(tmp_path / "files")]).failed
        yield app


def bearer(app: App, name: str, role: str = "asker") -> dict[str, str]:
    return {"authorization": f"Bearer {app.keys.make(name, role, by='t')[1]}"}  # type: ignore[arg-type]


def ask(client: httpx.Client, headers: dict[str, str]) -> str:
    asked = client.post("/api/ask", json={"question": QUESTION}, headers=headers)
    identity = str(asked.raise_for_status().json()["id"])
    said = {"answer": identity, "verdict": "useless", "reason": "缺一项"}
    client.post("/api/feedback", json=said, headers=headers).raise_for_status()
    return identity


def counted(app: App) -> tuple[int, int]:
    with app.database.connect() as connection:
        of = [sa.select(sa.func.count()).select_from(table) for table in (answers, feedback)]
        return connection.scalar(of[0]) or 0, connection.scalar(of[1]) or 0


def test_export_and_deletion_by_the_person_and_by_an_administrator(own: App) -> None:
    one, two, admin = bearer(own, "一"), bearer(own, "二"), bearer(own, "管", "admin")
    with served(own) as client:
        for headers in (one, one, two):
            ask(client, headers)
        held = client.get("/api/privacy", headers=one)
        assert held.headers["content-disposition"].startswith("attachment")
        turns = [turn for each in held.json()["conversations"] for turn in each["turns"]]
        assert [(t["question"], t["verdict"], t["reason"]) for t in turns] == [
            (QUESTION, "useless", "缺一项")
        ] * 2
        assert "合法性审查意见书" in json.dumps(turns[0]["answer"], ensure_ascii=False)
        assert client.get("/api/privacy/key:x", headers=one).status_code == 403
        assert client.delete("/api/privacy", headers=one).json() == {
            "deleted": {"conversations": 2}
        }
        assert client.get("/api/privacy", headers=one).json()["conversations"] == []
        assert counted(own) == (1, 1)
        owner = own.history.listed()[0].owner
        theirs = client.get(f"/api/privacy/{owner}", headers=admin).json()
        assert len(theirs["conversations"]) == 1
        identity = next(key.id for key in own.keys.listed() if key.name == "二")
        gone = client.delete(f"/api/privacy/key:{identity}", headers=admin).json()
        assert gone == {"deleted": {"conversations": 1}}
        assert counted(own) == (0, 0)
        wrong = client.get("/api/privacy/zhang", headers=admin)
        assert (wrong.status_code, wrong.json()["error"]["code"]) == (422, "bad_person")
        log = client.get("/api/audit", headers=admin).json()["entries"]
    assert [entry["action"] for entry in log[:2]] == ["person_erased", "person_exported"]
    assert QUESTION not in json.dumps(log, ensure_ascii=False)


def test_who_showed_nothing_is_nobody(client: httpx.Client) -> None:
    for method in ("GET", "DELETE"):
        answered = client.request(method, "/api/privacy")
        assert (answered.status_code, answered.json()["error"]["code"]) == (404, "nobody")


def test_the_commands(own: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.model import Asker, Question

    owner = Principal("张三", "asker", "session").person
    own.assistant.ask(Question(QUESTION, Asker(person=owner)))
    monkeypatch.setenv("FAWEN_HOME", str(own.settings.home))
    file = tmp_path / "all.json"
    run = CliRunner().invoke
    assert run(command, ["privacy", "export", "account:张三", "-o", str(file)]).exit_code == 0
    held = json.loads(file.read_text(encoding="utf-8"))
    assert held["conversations"][0]["turns"][0]["question"] == QUESTION
    assert run(command, ["privacy", "delete", "account:张三"], input="n\n").exit_code == 1
    assert counted(own)[0] == 1
    done = run(command, ["privacy", "delete", "account:张三", "--yes"])
    assert "已删除 1 段对话" in done.stdout
    assert counted(own)[0] == 0
