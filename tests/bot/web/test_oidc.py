"""Signing in at a provider elsewhere: what is let in, and each thing that is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import OctKey, RSAKey

from bot.compose import App, compose
from bot.settings import OidcSettings, Settings
from bot.web.access import COOKIE
from bot.web.oidc import BACK, PLACE
from bot.web.oidc import COOKIE as SIGN_IN
from bot.web.rates import Rates
from tests.bot.web.serving import NOW, served
from tests.fakes.oidc import CLIENT, SECRET, OidcProvider, oidc_provider

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

ZHANG = {"sub": "1001", "preferred_username": "张三", "roles": ["法问答疑"], "dept": "示例县司法局"}


@pytest.fixture(scope="module")
def provider() -> Iterator[OidcProvider]:
    with oidc_provider(ZHANG) as provider:
        yield provider


@pytest.fixture(scope="module")
def signing_app(
    provider: OidcProvider, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[App]:
    stated = {
        "issuer": provider.issuer,
        "client_id": CLIENT,
        "client_secret": SECRET,
        "roles": {"法问答疑": "agent", "法问管理": "admin"},
        "unit_claim": "dept",
    }
    settings = Settings(
        home=tmp_path_factory.mktemp("oidc"), oidc=OidcSettings.model_validate(stated)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rates, "count", lambda *_: None)
        with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
            yield app


@pytest.fixture(scope="module")
def base(signing_app: App, provider: OidcProvider) -> Iterator[str]:
    with served(signing_app) as client:
        assert provider.calls == []  # nothing is asked before somebody signs in
        yield str(client.base_url)


@pytest.fixture
def browser(base: str, provider: OidcProvider) -> Iterator[httpx.Client]:
    provider.claims, provider.changed = dict(ZHANG), {}
    provider.algorithm, provider.signing = "RS256", None
    with httpx.Client(base_url=base, trust_env=False, timeout=30) as browser:
        yield browser


def come_back(browser: httpx.Client) -> str:
    """Leave for the provider, sign in there; returns the address that leads back."""
    there = browser.get(PLACE)
    assert there.status_code == 303, there.text
    return str(httpx.get(there.headers["location"], trust_env=False).headers["location"])


def refused(answered: httpx.Response) -> str:
    """The code of a refusal, which opens no session."""
    assert answered.status_code in (401, 403), answered.text
    assert COOKIE not in answered.cookies
    return str(answered.json()["error"]["code"])


def test_signing_in_opens_a_session(browser: httpx.Client, signing_app: App) -> None:
    assert browser.get("/api/session/ways").json() == {"password": True, "oidc": PLACE}
    home = browser.get(come_back(browser))
    assert (home.status_code, home.headers["location"]) == (303, "/")
    cookie = home.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    who = browser.get("/api/session").json()
    assert (who["name"], who["role"], who["unit"]) == ("张三", "agent", "示例县司法局")
    assert browser.get("/api/drafts").status_code == 200
    assert browser.get("/api/keys").status_code == 403
    asked = {"question": "你好"}
    assert browser.post("/api/ask", json=asked).json()["error"]["code"] == "foreign_form"
    answered = browser.post("/api/ask", json=asked, headers={"x-csrf-token": who["csrf"]})
    assert answered.status_code == 200
    login = browser.post("/api/session", json={"name": "张三", "password": "x" * 12})
    assert login.json()["error"]["code"] == "login_failed"  # there is no password to guess


def test_role_and_unit_are_those_of_today(
    browser: httpx.Client, provider: OidcProvider, signing_app: App
) -> None:
    browser.get(come_back(browser))
    provider.claims |= {"roles": ["别的", "法问管理", "法问答疑"], "dept": " 示例县教育局 "}
    with httpx.Client(base_url=browser.base_url, trust_env=False) as other:
        other.get(come_back(other))
        assert other.get("/api/session").json()["role"] == "admin"
        assert other.get("/api/session").json()["unit"] == "示例县教育局"
    assert browser.get("/api/session").json()["name"] == ""  # what was opened as another has ended
    assert len([a for a in signing_app.accounts.listed() if a.name.startswith("张三")]) == 1


def test_a_name_that_is_taken_is_not_taken_over(
    browser: httpx.Client, provider: OidcProvider, signing_app: App
) -> None:
    signing_app.accounts.make("王五", "admin", "一个足够长的密码才能行")
    provider.claims |= {"sub": "2002", "preferred_username": "王五"}
    browser.get(come_back(browser))
    who = browser.get("/api/session").json()
    assert who["name"].startswith("王五#")
    assert who["role"] == "agent"


def test_a_closed_account_stays_closed(
    browser: httpx.Client, provider: OidcProvider, signing_app: App
) -> None:
    provider.claims |= {"sub": "3003", "preferred_username": "赵六"}
    browser.get(come_back(browser))
    signing_app.accounts.change("赵六", disabled=True)
    assert refused(browser.get(come_back(browser))) == "login_failed"


@pytest.mark.parametrize(
    "changed",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "somebody-else"},
        {"aud": [CLIENT, "somebody-else"]},
        {"aud": [CLIENT, "somebody-else"], "azp": "somebody-else"},
        {"iss": "https://evil.example"},
        {"exp": 1_700_000_000},
        {"iat": 4_000_000_000, "exp": 4_000_000_300},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_does_not_hold_is_refused(
    browser: httpx.Client, provider: OidcProvider, changed: dict[str, Any]
) -> None:
    provider.changed = changed
    assert refused(browser.get(come_back(browser))) == "sign_in_refused"


def test_a_token_signed_with_something_else_is_refused(
    browser: httpx.Client, provider: OidcProvider
) -> None:
    provider.signing = RSAKey.generate_key(2048, {"kid": "1"})
    assert refused(browser.get(come_back(browser))) == "sign_in_refused"
    provider.algorithm, provider.signing = "HS256", OctKey.import_key(SECRET * 4)
    assert refused(browser.get(come_back(browser))) == "sign_in_refused"


def test_new_keys_of_the_provider_are_learnt(browser: httpx.Client, provider: OidcProvider) -> None:
    browser.get(come_back(browser))
    provider.key = RSAKey.generate_key(2048, {"kid": "2"})
    assert browser.get(come_back(browser)).status_code == 303


def test_who_has_no_role_is_not_let_in(browser: httpx.Client, provider: OidcProvider) -> None:
    for roles in ([], ["别的"], None, "管理", {"法问管理": 1}):
        provider.claims["roles"] = roles
        assert refused(browser.get(come_back(browser))) == "no_role"


def test_a_way_back_is_good_once_and_for_its_browser(browser: httpx.Client) -> None:
    back = come_back(browser)
    mine = browser.cookies[SIGN_IN]
    with httpx.Client(base_url=browser.base_url, trust_env=False) as thief:
        assert refused(thief.get(back)) == "sign_in_lost"  # and it is spent by that
    assert refused(browser.get(back)) == "sign_in_lost"
    back = come_back(browser)
    assert browser.get(back).status_code == 303
    browser.cookies.set(SIGN_IN, mine, path=PLACE)
    assert refused(browser.get(back)) == "sign_in_lost"
    assert refused(browser.get(BACK)) == "sign_in_lost"
    browser.cookies.clear()
    state = parse_qs(urlsplit(come_back(browser)).query)["state"][0]
    answered = browser.get(BACK, params={"state": state, "error": "access_denied"})
    assert refused(answered) == "sign_in_refused"


def test_a_person_who_is_refused_sees_a_page(browser: httpx.Client) -> None:
    page = browser.get(BACK, headers={"accept": "text/html"})
    assert page.status_code == 403
    assert "请重新登录" in page.text


def test_without_a_provider_there_is_no_way(client: httpx.Client) -> None:
    assert client.get("/api/session/ways").json() == {"password": True, "oidc": None}
    assert client.get(PLACE).status_code == 404
    assert client.get(BACK).status_code == 404


def test_a_provider_that_cannot_be_reached_is_said(tmp_path: Path, embedder: Embedder) -> None:
    stated = {"issuer": "http://127.0.0.1:9", "client_id": "x", "roles": {"a": "asker"}}
    settings = Settings(home=tmp_path, oidc=OidcSettings.model_validate(stated))
    with compose(settings, embedder=embedder) as app, served(app) as client:
        answered = client.get(PLACE)
    assert (answered.status_code, answered.json()["error"]["code"]) == (503, "provider_unavailable")
