"""Figures for Prometheus, and a log that never says what was asked."""

from __future__ import annotations

import logging

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.compose import App

SECRET = "张三的身份证号能不能填"


@pytest.fixture(scope="module")
def headers(app: App) -> dict[str, str]:
    """A key of somebody who may look."""
    return {"authorization": f"Bearer {app.keys.make('监控', 'agent', by='test')[1]}"}


def test_requests_are_counted_by_route(client: httpx.Client, headers: dict[str, str]) -> None:
    client.post("/api/ask", json={"question": "你好"})
    client.get("/api/documents/none")
    client.get("/nowhere/at/all")
    text = client.get("/metrics", headers=headers).raise_for_status().text
    families = {family.name: family for family in text_string_to_metric_families(text)}
    seen = {
        (sample.labels["route"], sample.labels["status"])
        for sample in families["fawen_requests"].samples
        if sample.name == "fawen_requests_total"
    }
    assert ("/api/documents/{identity}", "404") in seen
    assert ("none", "404") in seen
    assert families["fawen_documents"].samples[0].value == 2
    assert families["fawen_answers_kept"].samples


def test_figures_are_not_for_everyone(client: httpx.Client) -> None:
    assert client.get("/metrics").status_code == 401


def test_no_question_is_logged_or_counted(
    client: httpx.Client, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        client.post("/api/ask", json={"question": SECRET, "unit": "示例县某某局"})
        client.get("/api/search", params={"q": SECRET})
        client.get("/api/units/示例县某某局/worklist")
    said = "\n".join(str(record.__dict__) for record in caplog.records)
    assert "/api/ask" in said
    assert SECRET not in said
    assert "某某局" not in said
    assert SECRET not in client.get("/metrics", headers=headers).text
