"""One's own conversations over HTTP; those of others do not even exist."""

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


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("talks")
    with compose(Settings(home=folder / "home"), embedder=embedder, clock=lambda: NOW) as app:
        assert not app.ingest([write_library(folder / "files")]).failed
        yield app


@pytest.fixture(scope="module")
def client(app: App) -> Iterator[httpx.Client]:
    with served(app) as client:
        yield client


@pytest.fixture(scope="module")
def keys(app: App) -> dict[str, dict[str, str]]:
    roles: dict[str, Role] = {"one": "asker", "other": "asker", "chief": "admin"}
    made = {name: app.keys.make(name, role, by="test")[1] for name, role in roles.items()}
    return {name: {"authorization": f"Bearer {key}"} for name, key in made.items()}


def begin(client: httpx.Client, headers: dict[str, str]) -> str:
    answer = client.post("/api/ask", json={"question": "你好"}, headers=headers).json()
    return str(answer["conversation"])


def listed(client: httpx.Client, headers: dict[str, str]) -> set[str]:
    found: dict[str, Any] = client.get("/api/conversations", headers=headers).json()
    return {one["id"] for one in found["conversations"]}


def test_each_sees_their_own_and_the_administrator_all(
    client: httpx.Client, keys: dict[str, dict[str, str]]
) -> None:
    mine, theirs = begin(client, keys["one"]), begin(client, keys["other"])
    assert mine in listed(client, keys["one"])
    assert theirs not in listed(client, keys["one"])
    assert {mine, theirs} <= listed(client, keys["chief"])
    assert listed(client, {}) == set()
    for method in ("GET", "DELETE"):
        refused = client.request(method, f"/api/conversations/{theirs}", headers=keys["one"])
        assert refused.json()["error"]["code"] == "unknown_conversation"
        assert refused.status_code == 404


def test_one_is_read_again_and_deleted(
    client: httpx.Client, keys: dict[str, dict[str, str]]
) -> None:
    mine = begin(client, keys["one"])
    told = client.get(f"/api/conversations/{mine}", headers=keys["one"]).json()
    assert [turn["question"] for turn in told["turns"]] == ["你好"]
    assert told["turns"][0]["answer"]["status"] == "chat"
    assert client.delete(f"/api/conversations/{mine}", headers=keys["one"]).status_code == 204
    assert client.get(f"/api/conversations/{mine}", headers=keys["one"]).status_code == 404
    assert mine not in listed(client, keys["one"])


def test_who_shows_nothing_has_those_whose_id_is_known(client: httpx.Client) -> None:
    mine = begin(client, {})
    assert client.get(f"/api/conversations/{mine}").status_code == 200
    assert client.delete(f"/api/conversations/{mine}").status_code == 204
    assert client.delete(f"/api/conversations/{mine}").status_code == 404
