"""The whole service with Telegram beside it: switched on by the token, never in its way."""

from __future__ import annotations

import queue
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from pydantic import SecretStr

from bot.channels.telegram import STOP_SECONDS
from bot.compose import compose
from bot.settings import Settings, TelegramSettings
from prompts import reply
from tests.bot.conftest import NOON
from tests.bot.web.serving import listening, running, served, url_of
from tests.fakes.telegram_api import MENTION, TOKEN, TelegramApi, telegram_api

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

SECONDS = 20.0
QUESTION = "指标1要哪些佐证材料"


def with_telegram(home: Path, token: SecretStr | None, base_url: str) -> Settings:
    return Settings(home=home, telegram=TelegramSettings(token=token, base_url=base_url))


@pytest.fixture(scope="module")
def api() -> Iterator[TelegramApi]:
    """Telegram."""
    with telegram_api() as api:
        yield api


@pytest.fixture(scope="module")
def client(
    api: TelegramApi,
    county: Path,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[httpx.Client]:
    """A client of a service over the county that also listens to Telegram."""
    settings = with_telegram(tmp_path_factory.mktemp("telegram"), SecretStr(TOKEN), api.url)
    with compose(settings, embedder=embedder, clock=lambda: NOON) as app:
        assert not app.ingest([county]).failed
        app.embed_pending()
        with served(app) as client:
            yield client


def said(api: TelegramApi) -> str:
    """The text that the bot sends next."""
    return str(api.sent.get(timeout=SECONDS)["text"])


def test_telegram_says_what_the_interface_says(client: httpx.Client, api: TelegramApi) -> None:
    answer = client.post("/api/ask", json={"question": QUESTION}).json()
    assert answer["status"] == "answered"
    api.say(QUESTION)
    text = said(api)
    assert text.replace("　", "\n").startswith(answer["text"].replace("　", "\n") + "\n")
    assert "依据：《示例县2025年法治政府建设示范创建任务分解表》" in text


def test_sources_are_the_quotations(client: httpx.Client, api: TelegramApi) -> None:
    answer = client.post("/api/ask", json={"question": QUESTION}).json()
    api.say(QUESTION, chat=8)
    said(api)
    api.say("来源", chat=8)
    text = said(api)
    assert answer["citations"]
    assert all(citation["quote"] in text for citation in answer["citations"])


def test_a_group_is_answered_when_it_names_the_bot(client: httpx.Client, api: TelegramApi) -> None:
    answer = client.post("/api/ask", json={"question": QUESTION}).json()
    api.say(QUESTION, chat=-9, kind="group")
    api.say(f"@fawen_bot {QUESTION}", chat=-9, kind="group", entities=[MENTION])
    assert said(api).startswith(answer["text"].splitlines()[0])
    colleague = {"id": 43, "is_bot": False, "first_name": "另一位联络员"}
    api.say("@fawen_bot 来源", chat=-9, kind="group", entities=[MENTION], **{"from": colleague})
    assert said(api) == reply(
        "chat.nothing_yet"
    )  # everyone in a group has a conversation of their own
    api.say("@fawen_bot 来源", chat=-9, kind="group", entities=[MENTION])
    assert answer["citations"][0]["quote"] in said(api)
    with pytest.raises(queue.Empty):
        api.sent.get(timeout=0.5)


@pytest.mark.parametrize("silent", [False, True], ids=["refusing", "silent"])
def test_an_unreachable_telegram_holds_nothing_up(
    silent: bool, tmp_path: Path, embedder: Embedder
) -> None:
    with socket.socket() as dead:
        dead.bind(("127.0.0.1", 0))
        if silent:
            dead.listen()
        settings = with_telegram(tmp_path / "home", SecretStr(TOKEN), f"{url_of(dead)}/bot")
        with compose(settings, embedder=embedder) as app, listening() as bound:
            began = time.monotonic()
            with running(app.open_service(url_of(bound)), bound):
                assert httpx.get(f"{url_of(bound)}/healthz", trust_env=False).is_success
                assert time.monotonic() - began < SECONDS / 2
                time.sleep(1)
                began = time.monotonic()
            assert time.monotonic() - began < STOP_SECONDS + SECONDS / 4


@pytest.mark.parametrize("token", [None, SecretStr(""), SecretStr(" ")])
def test_nothing_is_reached_for_without_a_token(
    token: SecretStr | None, tmp_path: Path, embedder: Embedder
) -> None:
    with telegram_api() as api:
        settings = with_telegram(tmp_path / "home", token, api.url)
        with compose(settings, embedder=embedder) as app, served(app):
            time.sleep(0.5)
        assert api.calls == []
