"""One caller asking without end is slowed; the others are not, and what it must wait is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.compose import compose
from bot.errors import BotError
from bot.records.access.principal import ANYONE, THIS_MACHINE, Principal
from bot.settings import Settings
from bot.web.rates import RATED, TRIES, Rates
from bot.web.roles import RULES
from tests.bot.web.serving import NOW, served

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

ASK = "POST /api/ask"


def test_each_caller_is_counted_alone() -> None:
    rates = Rates(3)
    key = Principal("门户", "asker", "key")
    for who, address in ((key, "a"), (key, "b"), (key, "a"), (ANYONE, "a"), (ANYONE, "a")):
        rates.count(ASK, who, address)
    with pytest.raises(BotError, match="too_many") as refused:
        rates.count("POST /api/ask/stream", key, "c")
    assert 0 < int(refused.value.fields["seconds"]) <= 60
    rates.count(ASK, ANYONE, "b")
    for _ in range(9):
        rates.count(ASK, THIS_MACHINE, "a")
        rates.count("GET /api/tables", key, "a")


def test_logging_in_is_counted_by_address() -> None:
    rates = Rates(100)
    for _ in range(TRIES):
        rates.count("POST /api/session", ANYONE, "a")
    with pytest.raises(BotError, match="too_many"):
        rates.count("POST /api/session", ANYONE, "a")
    rates.count("POST /api/session", ANYONE, "b")


def test_what_is_counted_exists() -> None:
    assert set(RATED) - {"POST /mcp"} <= set(RULES)


def test_who_asks_too_often_is_told_how_long_to_wait(tmp_path: Path, embedder: Embedder) -> None:
    settings = Settings(home=tmp_path, asks_per_minute=2)
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app, served(app) as client:
        for _ in range(2):
            assert client.post("/api/ask", json={"question": "你好"}).status_code == 200
        refused = client.post("/api/ask", json={"question": "你好"})
        assert refused.status_code == 429
        assert 0 < int(refused.headers["retry-after"]) <= 60
        assert refused.json()["error"]["code"] == "too_many"
        body = {"model": "fawen", "messages": [{"role": "user", "content": "你好"}]}
        theirs = client.post("/v1/chat/completions", json=body)
        assert (theirs.status_code, theirs.json()["error"]["code"]) == (429, "rate_limit_exceeded")
        assert "retry-after" in theirs.headers
        assert client.get("/api/tables").status_code == 200
