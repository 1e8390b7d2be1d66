"""Nobody is shut out: axe finds no violation of WCAG 2.1 A and AA, in either theme."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import httpx
import pytest

from tests.bot.web.browser.acts import LIST, put
from tests.bot.web.browser.conftest import PHONE, Visit

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
RUN = """() => axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
}).then((found) => found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]))"""


@cache
def axe() -> str:
    """The script of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: sync_api.Page) -> list[object]:
    """What axe finds on a page as it stands."""
    page.evaluate(axe())
    found: list[object] = page.evaluate(RUN)
    return found


@THEMES
def test_the_chat_page(visit: Visit, theme: str) -> None:
    page = visit(color_scheme=theme)
    sync_api.expect(page.locator("#starters button")).to_have_count(3)
    assert violations(page) == []
    put(page, f"{LIST}？指标12谁牵头？")
    answer = put(page, "合法性审查")
    answer.get_by_role("button", name="没用").click()
    answer.locator(".items input").first.check()
    answer.get_by_text("导出", exact=True).click()
    assert violations(page) == []
    answer.locator(".mark").first.click()
    sync_api.expect(page.locator(".drawer mark").first).to_be_visible()
    page.locator(".site").get_by_text("设置").click()
    assert violations(page) == []


@THEMES
def test_the_chat_page_on_a_phone(visit: Visit, theme: str) -> None:
    page = visit(color_scheme=theme, size=PHONE)
    put(page, LIST).locator(".mark").first.click()
    sync_api.expect(page.locator(".drawer mark").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="历史").click()
    assert violations(page) == []


@THEMES
@pytest.mark.parametrize("path", ["/login", "/docs", "/embed#title=问政策"])
def test_other_pages(visit: Visit, theme: str, path: str) -> None:
    page = visit(path, color_scheme=theme)
    if path.startswith("/embed"):
        page.get_by_role("textbox", name="问题").fill(LIST)
        page.keyboard.press("Enter")
        sync_api.expect(page.locator(".items li")).to_have_count(6)
    assert violations(page) == []


@THEMES
def test_the_widget_on_another_site(
    browser: sync_api.Browser,
    client: httpx.Client,
    host_origin: str,
    theme: Literal["light", "dark"],
) -> None:
    page = browser.new_page(color_scheme=theme, bypass_csp=True)
    page.goto(f"{host_origin}/")
    page.get_by_role("button", name="问政策").click()
    dialog = page.get_by_role("dialog", name="问政策")
    dialog.get_by_role("textbox").fill("指标3要哪些佐证材料")
    page.keyboard.press("Enter")
    sync_api.expect(dialog.locator(".items li")).to_have_count(3)
    dialog.locator(".quotes summary").click()
    # The page around it is somebody else's.
    page.evaluate(axe())
    assert page.evaluate(RUN.replace("document,", "'fawen-widget',")) == []
    page.close()
