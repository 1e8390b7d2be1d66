"""The widget on the pages of other sites: strict, hostile, with two of them, in a frame, not allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

expect = sync_api.expect
ITEMS = ["合法性审查意见书", "集体讨论会议纪要", "专家论证意见"]
QUESTION = "指标3要哪些佐证材料"
Opened = Callable[[str], "sync_api.Page"]


@pytest.fixture
def host(browser: sync_api.Browser, client: httpx.Client) -> Iterator[Opened]:
    """Opens a page of another site; what it complains of fails the test."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)

    def opened(url: str) -> sync_api.Page:
        page.goto(url)
        return page

    yield opened
    context.close()
    # The browser asks each site for its icon, and tells of requests that sites may not make.
    expected = ("favicon", "has been blocked by CORS policy", "net::ERR_FAILED")
    assert not [text for text in complaints if not any(part in text for part in expected)]


def ask(dialog: sync_api.Locator, question: str) -> None:
    box = dialog.get_by_role("textbox", name="问题")
    box.fill(question)
    box.press("Enter")
    expect(dialog.get_by_role("log")).to_have_attribute("aria-busy", "false")


def test_asking_and_going_on(host: Opened, client: httpx.Client, host_origin: str) -> None:
    page = host(f"{host_origin}/")
    toggle = page.get_by_role("button", name="问政策")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    dialog = page.get_by_role("dialog", name="问政策")
    box = dialog.get_by_role("textbox", name="问题")
    expect(box).to_be_focused()
    box.fill("zhibiao")
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(dialog.locator(".turn")).to_have_count(0)
    ask(dialog, QUESTION)
    expect(dialog.locator(".items label")).to_have_text(ITEMS)
    dialog.locator(".quotes summary").click()
    expect(dialog.locator("blockquote").nth(2)).to_have_text(ITEMS[0])
    link = dialog.locator(".quotes a").first
    assert str(link.get_attribute("href")).startswith(f"{client.base_url}/documents/")
    ask(dialog, "那牵头的呢")
    expect(dialog.get_by_text("理解为：指标3的牵头单位")).to_be_visible()
    ask(dialog, "指标1谁牵头？指标2谁牵头？")
    expect(dialog.locator(".part")).to_have_count(2)
    dialog.get_by_role("button", name="新对话").click()
    expect(dialog.locator(".turn")).to_have_count(0)
    box.press("Escape")
    expect(dialog).to_be_hidden()
    expect(toggle).to_be_focused()


def test_two_widgets_on_a_hostile_page(host: Opened, host_origin: str) -> None:
    page = host(f"{host_origin}/hostile")
    for title in ("问政策", "问材料"):
        toggle = page.get_by_role("button", name=title)
        toggle.click()
        dialog = page.get_by_role("dialog", name=title)
        ask(dialog, QUESTION)
        item = dialog.locator(".items label").first
        expect(item).to_be_visible()
        shown = item.evaluate("e => [getComputedStyle(e).fontSize, getComputedStyle(e).color]")
        assert shown == ["15px", "rgb(27, 36, 48)"]
        box = dialog.bounding_box()
        assert box is not None
        assert box["height"] > 400
        host_style = "e => [getComputedStyle(e).opacity, getComputedStyle(e).position]"
        assert page.locator("fawen-widget").first.evaluate(host_style) == ["1", "fixed"]
        toggle.click()
    assert page.locator("fawen-widget").count() == 2


def test_inside_an_element(host: Opened, host_origin: str) -> None:
    page = host(f"{host_origin}/inline")
    region = page.locator("#place").get_by_role("region", name="问政策")
    ask(region, QUESTION)
    expect(region.locator(".items li")).to_have_count(3)
    large = region.get_by_role("button", name="大字")
    large.click()
    size = "e => getComputedStyle(e).fontSize"
    assert region.locator(".items label").first.evaluate(size) == "19px"


def test_in_a_frame(host: Opened, host_origin: str) -> None:
    page = host(f"{host_origin}/frame")
    region = page.frame_locator("iframe").get_by_role("region", name="问政策")
    ask(region, QUESTION)
    expect(region.locator(".items li")).to_have_count(3)


def test_a_site_that_is_not_listed_gets_no_answer(host: Opened, host_origin: str) -> None:
    foreign = host_origin.replace("127.0.0.1", "localhost")
    page = host(f"{foreign}/")
    page.get_by_role("button", name="问政策").click()
    dialog = page.get_by_role("dialog", name="问政策")
    ask(dialog, QUESTION)
    expect(dialog.get_by_role("alert")).to_contain_text("还没有获准使用法问")
    expect(dialog.locator(".items")).to_have_count(0)


def test_a_site_that_is_not_listed_may_not_frame(
    client: httpx.Client, browser: sync_api.Browser, host_origin: str
) -> None:
    policy = client.get("/embed").headers["content-security-policy"]
    assert host_origin in policy.partition("frame-ancestors ")[2].split()
    assert "'none'" in client.get("/").headers["content-security-policy"]
    page = browser.new_page()
    page.goto(f"{host_origin.replace('127.0.0.1', 'localhost')}/frame")
    expect(page.frame_locator("iframe").get_by_role("textbox")).to_have_count(0)
    page.close()


def test_a_key_lets_a_site_ask(client: httpx.Client, browser: sync_api.Browser) -> None:
    """The key goes as a header of each question, and never into an address."""
    page = browser.new_page()
    sent: dict[str, str | None] = {}
    page.on("request", lambda asked: sent.update({asked.url: asked.headers.get("authorization")}))
    page.route("**/api/ask/stream", lambda route: route.abort())
    page.goto(f"{client.base_url}/embed#key=fw_secret")
    box = page.get_by_role("textbox", name="问题")
    box.fill(QUESTION)
    box.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert sent[f"{client.base_url}/api/ask/stream"] == "Bearer fw_secret"
    assert not [url for url in sent if "fw_secret" in url.split("#")[0]]
    page.close()
