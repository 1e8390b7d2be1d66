"""A service under a public address: nobody asks before logging in, and one comes back to where one was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.compose import App, compose
from bot.settings import Settings
from tests.bot.web.browser.acts import put
from tests.bot.web.serving import NOW, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright import sync_api

    from vectorstore.embedder import Embedder
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

expect = sync_api.expect
PASSWORD = "一个足够长的密码才能行"


@pytest.fixture(scope="module")
def public(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, library_files: Path
) -> Iterator[tuple[App, httpx.Client]]:
    """A service that lets nobody in unknown, with one account."""
    settings = Settings(
        home=tmp_path_factory.mktemp("public"), public_url="https://qa.example.gov.cn"
    )
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        assert not app.ingest([library_files]).failed
        app.accounts.make("张三", "asker", PASSWORD, unit="示例县司法局")
        with served(app) as client:
            yield app, client


def test_logging_in_asking_and_logging_out(
    browser: sync_api.Browser, public: tuple[App, httpx.Client]
) -> None:
    _, client = public
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{client.base_url}?answer=none")
    expect(page).to_have_title("登录 · 法问")
    page.get_by_label("账号").fill("张三")
    page.get_by_label("密码").fill("不对")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).not_to_be_empty()
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("没有编号为")
    assert page.url.endswith("/?answer=none")
    expect(page.locator("#unit")).to_have_value("示例县司法局")
    page.get_by_role("button", name="新对话").click()
    answer = put(page, "指标3要哪些佐证材料")
    expect(answer.locator(".items li")).to_have_count(3)
    answer.get_by_role("button", name="有用").click()
    expect(answer.get_by_role("status")).to_have_text("谢谢反馈")
    page.locator(".site").get_by_text("设置").click()
    expect(page.locator("#who")).to_contain_text("张三")
    page.get_by_role("button", name="退出").click()
    expect(page).to_have_title("登录 · 法问")
    page.goto(str(client.base_url))
    expect(page).to_have_title("登录 · 法问")
    context.close()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "http://"]
)
def test_one_is_not_sent_elsewhere(
    browser: sync_api.Browser, public: tuple[App, httpx.Client], elsewhere: str
) -> None:
    _, client = public
    context = browser.new_context()
    page = context.new_page()
    page.goto(str(client.base_url.copy_with(path="/login", params={"to": elsewhere})))
    page.get_by_label("账号").fill("张三")
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_be_visible()
    assert page.url.startswith(str(client.base_url))
    context.close()


def test_pages_lead_to_the_login(public: tuple[App, httpx.Client]) -> None:
    _, client = public
    asked = client.get("/documents/x?at=1", headers={"accept": "text/html"})
    assert asked.status_code == 303
    assert asked.headers["location"] == "/login?to=%2Fdocuments%2Fx%3Fat%3D1"
    assert client.get("/documents/x").status_code == 401
    assert client.get("/api/library", headers={"accept": "text/html"}).status_code == 401


def test_signing_in_elsewhere_is_offered_where_it_is_set_up(
    browser: sync_api.Browser, public: tuple[App, httpx.Client]
) -> None:
    _, client = public
    page = browser.new_page()
    page.goto(f"{client.base_url}/login")
    expect(page.get_by_role("link", name="用统一身份认证登录")).to_be_hidden()
    ways = {"password": True, "oidc": "/login/oidc"}
    page.route("**/api/session/ways", lambda route: route.fulfill(json=ways))
    page.reload()
    offered = page.get_by_role("link", name="用统一身份认证登录")
    expect(offered).to_have_attribute("href", "/login/oidc")
    page.close()
