"""The role matrix, route by route, and how a caller shows who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from fastapi.routing import APIRoute

from bot.compose import App, compose
from bot.records.access.principal import ROLES, Role
from bot.records.access.sessions import csrf_of
from bot.settings import Settings
from bot.web.access import COOKIE
from bot.web.app import ROUTERS
from bot.web.roles import RULES
from tests.bot.web.serving import NOW, served, write_library

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

PASSWORD = "一个足够长的密码才能行"
ROUTES = sorted(
    f"{method} {route.path}"
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in route.methods or ()
)
REFUSED = (401, 403)


@pytest.fixture(scope="module")
def closed_app(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[App]:
    """A service that people reach under a public address, so that nobody is let in unknown."""
    folder = tmp_path_factory.mktemp("closed")
    settings = Settings(home=folder / "home", public_url="https://qa.example.gov.cn")
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        assert not app.ingest([write_library(folder / "files")]).failed
        yield app


@pytest.fixture(scope="module")
def closed(closed_app: App) -> Iterator[httpx.Client]:
    """A client that has shown nothing."""
    with served(closed_app) as client:
        yield client


@pytest.fixture(scope="module")
def keys(closed_app: App) -> dict[Role, str]:
    """A key of each role."""
    return {role: closed_app.keys.make(role, role, by="test")[1] for role in ROLES}


def test_every_route_has_a_rule_and_every_rule_a_route() -> None:
    known = set(ROUTES) | {"GET /openapi.json"}
    assert known == set(RULES)


@pytest.mark.parametrize("route", ROUTES)
def test_a_route_is_open_to_its_role_and_those_above(
    closed: httpx.Client, keys: dict[Role, str], route: str
) -> None:
    method, path = route.split()
    rule = RULES[route]
    url = re.sub(r"\{ending\}", "txt", path)
    url = re.sub(r"\{\w+\}", "none", url)
    body: dict[str, str] | None = {} if method in ("POST", "PATCH") else None

    def status(headers: dict[str, str]) -> int:
        return closed.request(method, url, json=body, headers=headers).status_code

    unknown = status({})
    allowed = {role: status({"authorization": f"Bearer {keys[role]}"}) for role in ROLES}
    if rule == "public":
        assert unknown not in REFUSED
        return
    assert unknown == 401
    for role in ROLES:
        may = rule != "local" and ROLES.index(role) >= ROLES.index(rule)
        assert (allowed[role] not in REFUSED) == may, role


def test_a_route_without_a_rule_is_refused(closed_app: App, keys: dict[Role, str]) -> None:
    with pytest.MonkeyPatch.context() as patch, served(closed_app) as client:
        patch.delitem(RULES, "GET /api/tables")
        answered = client.get("/api/tables", headers={"authorization": f"Bearer {keys['admin']}"})
    assert answered.status_code == 403


@pytest.mark.parametrize("key", ["x", "fw_0123456789ab_" + "A" * 43])
def test_a_wrong_key_is_refused_even_where_none_is_needed(client: httpx.Client, key: str) -> None:
    answered = client.get("/api/documents", headers={"authorization": f"Bearer {key}"})
    assert answered.status_code == 401
    assert answered.json()["error"]["code"] == "key_unknown"


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "via", "x-real-ip"])
def test_what_comes_through_a_proxy_is_not_this_machine(client: httpx.Client, header: str) -> None:
    assert client.get("/api/documents").status_code == 200
    assert client.get("/api/documents", headers={header: "10.0.0.9"}).status_code == 401


def test_who_one_is(client: httpx.Client, closed: httpx.Client, keys: dict[Role, str]) -> None:
    here = client.get("/api/session").json()
    assert (here["name"], here["role"], here["via"], here["csrf"]) == ("", "asker", "open", None)
    outside = closed.get("/api/session").json()
    assert (outside["name"], outside["role"], outside["via"]) == ("", None, "open")
    headers = {"authorization": f"Bearer {keys['agent']}"}
    assert closed.get("/api/session", headers=headers).json()["role"] == "agent"
    wrong = closed.get("/api/session", headers={"authorization": "Bearer x"})
    assert wrong.json()["error"]["code"] == "key_unknown"


def test_logging_in_and_out(closed_app: App, closed: httpx.Client) -> None:
    closed_app.accounts.make("张三", "admin", PASSWORD)
    wrong = closed.post("/api/session", json={"name": "张三", "password": "x"})
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (401, "login_failed")
    with httpx.Client(base_url=closed.base_url, trust_env=False) as browser:
        said = browser.post("/api/session", json={"name": "张三", "password": PASSWORD})
        cookie = said.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert browser.get("/api/session").json()["csrf"] == said.json()["csrf"]
        assert browser.get("/api/keys").status_code == 200
        refused = browser.post("/api/keys", json={"name": "一"})
        assert refused.json()["error"]["code"] == "foreign_form"
        browser.headers["x-csrf-token"] = said.json()["csrf"]
        assert browser.post("/api/keys", json={"name": "一"}).status_code == 201
        elsewhere = browser.post(
            "/api/keys", json={"name": "一"}, headers={"origin": "https://evil.example"}
        )
        assert elsewhere.json()["error"]["code"] == "foreign_form"
        token = browser.cookies[COOKIE]
        assert browser.delete("/api/session").status_code == 204
    headers = {"cookie": f"{COOKIE}={token}", "x-csrf-token": csrf_of(token)}
    assert closed.get("/api/keys", headers=headers).status_code == 401


def test_a_widgets_key_is_good_on_its_site_only(closed_app: App, closed: httpx.Client) -> None:
    site = "https://www.example.gov.cn"
    _, key = closed_app.keys.make("门户", "asker", by="test", origins=[site])
    asked = {"question": "你好"}
    headers = {"authorization": f"Bearer {key}"}
    preflight = {
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
    }
    allowed = closed.options("/api/ask", headers={"origin": site, **preflight})
    assert allowed.headers["access-control-allow-origin"] == site
    there = closed.post("/api/ask", json=asked, headers={"origin": site, **headers})
    assert there.status_code == 200
    assert there.headers["access-control-allow-origin"] == site
    evil = {"origin": "https://evil.example"}
    assert closed.options("/api/ask", headers={**evil, **preflight}).status_code == 400
    elsewhere = closed.post("/api/ask", json=asked, headers={**evil, **headers})
    assert elsewhere.json()["error"]["code"] == "foreign_origin"


def test_keys_and_accounts_are_managed_over_the_api(
    closed: httpx.Client, keys: dict[Role, str]
) -> None:
    closed.headers["authorization"] = f"Bearer {keys['admin']}"
    try:
        made = closed.post("/api/keys", json={"name": "门户", "days": 3}).json()
        assert made["key"].startswith(f"fw_{made['id']}_")
        listed = closed.get("/api/keys").text
        assert made["key"] not in listed
        assert closed.delete(f"/api/keys/{made['id']}").json()["revoked_at"]
        account = {"name": "李四", "password": PASSWORD, "role": "agent"}
        assert closed.post("/api/accounts", json=account).status_code == 201
        assert closed.post("/api/accounts", json=account).status_code == 409
        changed = closed.patch("/api/accounts/李四", json={"disabled": True}).json()
        assert changed["disabled_at"]
        assert "argon2" not in closed.get("/api/accounts").text
        log = closed.get("/api/audit").json()["entries"]
        told = [(entry["action"], entry["object"]) for entry in log[:4]]
        assert told == [
            ("account_changed", "李四"),
            ("account_made", "李四"),
            ("key_revoked", made["id"]),
            ("key_made", made["id"]),
        ]
        assert PASSWORD not in str(log)
    finally:
        del closed.headers["authorization"]


def test_an_answer_is_shown_to_who_may_see_what_it_cites(
    tmp_path: Path, embedder: Embedder
) -> None:
    folder = write_library(tmp_path / "files")
    settings = Settings(home=tmp_path / "home", public_url="https://qa.example.gov.cn")
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        assert not app.ingest([folder]).failed
        app.library.restrict(str(folder), "补充通知.md", ["示例县司法局"])
        own = app.keys.make("司法", "asker", by="t", unit="示例县司法局")[1]
        other = app.keys.make("教育", "asker", by="t", unit="示例县教育局")[1]
        with served(app) as client:
            asked = {"question": "佐证材料通过哪里上传"}
            mine = client.post("/api/ask", json=asked, headers={"authorization": f"Bearer {own}"})
            assert "管理平台" in mine.json()["text"]
            path = f"/api/answers/{mine.json()['id']}"
            assert client.get(path, headers={"authorization": f"Bearer {own}"}).status_code == 200
            assert client.get(path, headers={"authorization": f"Bearer {other}"}).status_code == 404
            theirs = client.post(
                "/api/ask", json=asked, headers={"authorization": f"Bearer {other}"}
            )
            assert "管理平台" not in theirs.text
