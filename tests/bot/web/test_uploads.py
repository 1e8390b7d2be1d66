"""Files from elsewhere: taken in as jobs, read, checked, published; told step by step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.compose import App, compose
from bot.settings import Settings
from tests.bot.web.serving import NOTICE, NOW, TABLE, served, write_library

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

QUESTION = {"question": "佐证材料通过哪里上传"}


@pytest.fixture
def office_app(tmp_path: Path, embedder: Embedder) -> Iterator[App]:
    """An application that holds nothing."""
    settings = Settings(home=tmp_path / "home", upload_bytes=200_000)
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        yield app


@pytest.fixture
def office(office_app: App) -> Iterator[httpx.Client]:
    """A client of somebody who administers."""
    with served(office_app) as client:
        key = office_app.keys.make("管理", "admin", by="test")[1]
        client.headers["authorization"] = f"Bearer {key}"
        yield client


def upload(office: httpx.Client, name: str, data: bytes, **more: Any) -> dict[str, Any]:
    """The job of an uploaded file, when it has ended."""
    given = office.post("/api/documents", files={"file": (name, data)}, data=more)
    assert given.status_code == 202, given.text
    return ended(office, given.json()["id"])


def ended(office: httpx.Client, job: str) -> dict[str, Any]:
    """A job when it has ended, as its events tell it."""
    with office.stream("GET", f"/api/jobs/{job}/events", timeout=60) as events:
        lines = [line for line in events.iter_lines() if line]
    assert lines[-2] == "event: end"
    told: dict[str, Any] = json.loads(lines[-1].removeprefix("data: "))
    return told


def text(office: httpx.Client) -> str:
    """What is answered now."""
    said: str = office.post("/api/ask", json=QUESTION).json()["text"]
    return said


def test_an_upload_waits_until_it_is_published(office: httpx.Client) -> None:
    job = upload(office, "通知.md", NOTICE.encode())
    assert (job["state"], job["stage"], job["by"]) == ("done", "review", "管理")
    assert "管理平台" not in text(office)
    [draft] = office.get("/api/drafts").json()["drafts"]
    assert draft["source"] == "通知.md"
    office.post(f"/api/documents/{draft['id']}/publish", json={}).raise_for_status()
    assert "管理平台" in text(office)


def test_an_upload_may_answer_at_once(office: httpx.Client, tmp_path: Path) -> None:
    table = write_library(tmp_path / "files") / f"{TABLE}.xlsx"
    job = upload(office, "分解表.xlsx", table.read_bytes(), publish="true")
    assert job["state"] == "done"
    assert job["documents"]
    original = office.get(f"/api/documents/{job['documents'][0]}/original")
    assert original.content == table.read_bytes()


def test_a_new_version_takes_the_place_of_the_old_when_published(office: httpx.Client) -> None:
    upload(office, "通知.md", NOTICE.encode(), publish="true")
    newer = NOTICE.replace("法治建设管理平台", "政务内网邮箱").encode()
    upload(office, "通知.md", newer)
    assert "管理平台" in text(office)
    [draft] = office.get("/api/drafts").json()["drafts"]
    office.post(f"/api/documents/{draft['id']}/publish", json={}).raise_for_status()
    assert "政务内网邮箱" in text(office)
    assert "管理平台" not in text(office)


def test_the_same_content_is_told_and_not_read_twice(office: httpx.Client) -> None:
    upload(office, "通知.md", NOTICE.encode(), publish="true")
    again = upload(office, "另一个名字.md", NOTICE.encode(), publish="true")
    assert [file["source"] for file in again["duplicate_of"]] == ["通知.md"]
    assert len(office.get("/api/documents").json()["documents"]) == 1


def test_what_cannot_be_read_says_why_and_may_be_retried(office: httpx.Client) -> None:
    job = upload(office, "坏.docx", b"PK\x03\x04 nothing")
    assert job["state"] == "failed"
    assert job["error"]["code"] == "unreadable_file"
    assert "坏" in office.get(f"/api/jobs/{job['id']}").json()["source"]
    again = office.post(f"/api/jobs/{job['id']}/retry")
    assert again.status_code == 200
    assert ended(office, job["id"])["state"] == "failed"


def test_secret_documents_leave_nothing_behind(office_app: App, office: httpx.Client) -> None:
    marked = "秘密★1年\n\n示例县人民政府文件\n\n# 关于某事的通知\n\n各单位：\n\n请落实。\n".encode()
    job = upload(office, "通知.md", marked, publish="true")
    assert (job["state"], job["error"]["code"]) == ("failed", "secret_document")
    assert office.get("/api/documents").json()["documents"] == []
    assert office.get("/api/drafts").json()["drafts"] == []
    kept = [p for p in (office_app.settings.home / "originals").rglob("*") if p.is_file()]
    assert not any(marked in path.read_bytes() for path in kept)


def test_internal_documents_ask_first(office: httpx.Client) -> None:
    marked = "内部资料\n\n# 关于某事的通知\n\n各单位：\n\n请落实。\n".encode()
    assert upload(office, "通知.md", marked)["error"]["code"] == "internal_document"
    assert upload(office, "通知.md", marked, internal="true")["stage"] == "review"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/通知.md", "通知.md"),
        ("C:\\用户\\通知.md", "通知.md"),
        ("a\x00b\n通知.md", "ab通知.md"),
        ("CON.md", "_CON.md"),
        ("通知" * 200 + ".md", "通知" * 88 + "通.md"),
    ],
)
def test_names_are_made_harmless(office: httpx.Client, given: str, kept: str) -> None:
    sent = office.post("/api/documents", params={"name": given}, content=NOTICE.encode())
    assert sent.status_code == 202, sent.text
    assert sent.json()["source"] == kept


def test_what_is_too_large_is_refused_while_it_comes(office: httpx.Client) -> None:
    sent = office.post("/api/documents", params={"name": "大.md"}, content=b"x" * 300_000)
    assert sent.status_code == 413
    assert office.get("/api/jobs").json()["jobs"] == []


def test_withdrawing_and_bringing_back(office: httpx.Client) -> None:
    job = upload(office, "通知.md", NOTICE.encode(), publish="true")
    [document] = job["documents"]
    assert office.delete(f"/api/documents/{document}").status_code == 200
    assert "管理平台" not in text(office)
    back = office.post(f"/api/documents/{document}/restore")
    assert back.status_code == 202
    assert ended(office, back.json()["id"])["state"] == "done"
    assert "管理平台" in text(office)
    actions = [e["action"] for e in office.get("/api/audit").json()["entries"]]
    assert actions[:4] == ["published", "restored", "withdrawn", "published"]


def test_only_who_administers_may_upload(office_app: App, office: httpx.Client) -> None:
    key = office_app.keys.make("答疑", "agent", by="test")[1]
    headers = {"authorization": f"Bearer {key}"}
    sent = office.post("/api/documents", files={"file": ("a.md", b"x")}, headers=headers)
    assert sent.status_code == 403


def test_what_was_misread_is_put_right_and_stays_right(office: httpx.Client) -> None:
    job = upload(office, "通知.md", NOTICE.encode(), publish="true")
    [document] = job["documents"]
    path = f"/api/documents/{document}"
    wanted = [{"kind": "attribute", "target": "title", "value": "补充通知（更正题名）"}]
    changed = office.patch(path, json={"corrections": wanted})
    assert changed.status_code == 200, changed.text
    assert office.get(path).json()["title"] == "补充通知（更正题名）"
    again = upload(office, "通知.md", (NOTICE + "\n附记。\n").encode(), publish="true")
    assert office.get(f"/api/documents/{again['documents'][0]}").json()["title"] == (
        "补充通知（更正题名）"
    )
    undone = office.patch(f"/api/documents/{again['documents'][0]}", json={"undo": True})
    assert undone.json()["sheets"][0]["document"]["title"] != "补充通知（更正题名）"
    wrong = [{"kind": "attribute", "target": "issued", "value": "三月"}]
    refused = office.patch(f"/api/documents/{again['documents'][0]}", json={"corrections": wrong})
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "bad_correction")
