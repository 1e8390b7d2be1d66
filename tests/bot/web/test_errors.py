"""Whatever goes wrong is one JSON form with a Chinese sentence, and never a traceback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.compose import App, compose
from bot.records.answers import AnswerRecords
from bot.settings import Settings
from bot.web.guard import SMALL_BODY
from tests.bot.web.serving import served

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")
JSON = {"content-type": "application/json"}


def said(response: httpx.Response) -> tuple[int, str, str]:
    """Status, code and sentence of an error."""
    error = response.json()["error"]
    assert set(error) == {"code", "message", "incident"}
    assert CHINESE.search(error["message"]), error
    assert "Traceback" not in response.text
    return response.status_code, error["code"], error["message"]


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b'{"question": ""}', 422, "empty_question"),
        ('{"question": " \u3000 "}'.encode(), 422, "empty_question"),
        (b"{not json", 422, "bad_request"),
        (b"[]", 422, "bad_request"),
        (b"", 422, "bad_request"),
        (b'{"question": 3}', 422, "bad_request"),
        (b'{"question": "x", "unti": "y"}', 422, "bad_request"),
        (('{"question": "' + "问" * 10_000 + '"}').encode(), 413, "question_too_long"),
        (b'{"question": "' + b"x" * SMALL_BODY + b'"}', 413, "payload_too_large"),
    ],
)
def test_a_question_that_is_none(
    client: httpx.Client, path: str, body: bytes, status: int, code: str
) -> None:
    assert said(client.post(path, content=body, headers=JSON))[:2] == (status, code)


def test_a_bad_request_names_the_field(client: httpx.Client) -> None:
    _, _, sentence = said(client.post("/api/ask", json={"unti": "x"}))
    assert "缺少 question" in sentence
    assert "unti" in sentence


def test_a_body_of_undeclared_length_is_counted(client: httpx.Client) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"question": "'
        for _ in range(SMALL_BODY // 1024 + 1):
            yield b"x" * 1024
        yield b'"}'

    response = client.post("/api/ask", content=pieces(), headers=JSON)
    assert said(response)[:2] == (413, "payload_too_large")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/assets/../app.py", 404, "not_found"),
        ("GET", "/assets/index.html", 404, "not_found"),
        ("GET", "/api/ask", 405, "method_not_allowed"),
        ("GET", "/api/answers/none", 404, "unknown_answer"),
        ("GET", "/api/documents/none", 404, "unknown_document"),
        ("GET", "/api/documents/none/passages", 404, "unknown_document"),
        ("GET", "/api/documents/none/original", 404, "unknown_document"),
        ("GET", "/documents/none", 404, "unknown_document"),
        ("GET", "/api/indicators/none", 404, "unknown_indicator"),
        ("GET", "/api/indicators?table=没有的表", 404, "unknown_table"),
        ("GET", "/api/units/没有的局/worklist", 404, "unknown_unit"),
    ],
)
def test_what_is_not_there(
    client: httpx.Client, method: str, path: str, status: int, code: str
) -> None:
    assert said(client.request(method, path))[:2] == (status, code)


def test_a_person_with_a_browser_gets_a_page(client: httpx.Client) -> None:
    response = client.get("/documents/<b>", headers={"accept": "text/html"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "&lt;b&gt;" in response.text
    assert "<b>" not in response.text


@pytest.fixture
def failing(
    tmp_path: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> Iterator[httpx.Client]:
    """A service whose records fail in a way that nobody foresaw."""

    def fail(*_: Any) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(AnswerRecords, "keep", fail)
    with compose(Settings(home=tmp_path), embedder=embedder) as app, served(app) as client:
        yield client


def test_an_unforeseen_fault_is_an_incident(
    failing: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    response = failing.post("/api/ask", json={"question": "佐证材料什么时候报送"})
    status, code, sentence = said(response)
    incident = response.json()["error"]["incident"]
    assert (status, code) == (500, "internal")
    assert incident in sentence
    assert "secret detail" not in response.text
    assert "content-security-policy" in response.headers
    assert any(incident in record.getMessage() for record in caplog.records)
    assert failing.get("/healthz").status_code == 200


def test_another_service_may_not_open_the_same_home(app: App, client: httpx.Client) -> None:
    from bot.errors import sentence_of
    from vectorstore.errors import HomeLocked

    with compose(app.settings) as second, pytest.raises(HomeLocked) as refused:
        second.open_service("http://127.0.0.1:1")
    assert str(client.base_url).rstrip("/") in sentence_of(refused.value)
