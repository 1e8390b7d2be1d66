"""The page and the widget as a person uses them, in Chromium; skipped where it is not installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
ITEMS = ["合法性审查意见书", "集体讨论会议纪要", "专家论证意见"]

REFUSED = "status of 413"
"""What the browser itself says of a question that is too long."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["wide", "phone"])
def page(
    browser: sync_api.Browser, client: httpx.Client, request: pytest.FixtureRequest
) -> Iterator[sync_api.Page]:
    """The page, open; whatever the browser complains of fails the test."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(str(client.base_url))
    yield page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert not [text for text in complaints if REFUSED not in text]


def put(page: sync_api.Page, question: str) -> sync_api.Locator:
    """Type a question, press Enter, wait for the whole answer."""
    before = page.locator(".tools").count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    sync_api.expect(page.locator(".tools")).to_have_count(before + 1)
    return page.locator(".answer").last


def test_asking_shows_the_list_with_its_quotations(page: sync_api.Page) -> None:
    answer = put(page, "指标3要哪些佐证材料")
    sync_api.expect(answer.locator(".items label")).to_have_text(ITEMS)
    sync_api.expect(answer.locator(".items input")).to_have_count(3)
    sync_api.expect(answer.locator("blockquote").first).to_be_hidden()
    answer.locator(".items .mark").first.click()
    quoted = answer.locator("li:focus")
    sync_api.expect(quoted.locator("blockquote")).to_have_text(ITEMS[0])
    with page.expect_popup() as opened:
        quoted.get_by_role("link", name="看原文").click()
    target = opened.value.locator(":target")
    sync_api.expect(target).to_contain_text(ITEMS[0])
    sync_api.expect(target).to_be_in_viewport()
    assert "script" not in target.inner_html()


def test_several_questions_are_shown_apart(page: sync_api.Page) -> None:
    answer = put(page, "指标3要哪些佐证材料？另外指标1谁牵头？")
    sync_api.expect(answer.locator(".part")).to_have_text(
        ["1. 指标3要哪些佐证材料？", "2. 指标1谁牵头？"]
    )
    sync_api.expect(answer.locator("section")).to_have_count(2)
    sync_api.expect(answer.locator(".items label")).to_have_text(ITEMS)
    sync_api.expect(answer.locator("section").last.locator(".sources summary")).to_be_visible()


def test_a_follow_up_says_how_it_was_understood(page: sync_api.Page) -> None:
    put(page, "指标3要哪些佐证材料")
    answer = put(page, "那牵头的呢")
    sync_api.expect(answer.locator(".understood")).to_have_text("理解为：指标3的牵头单位")


def test_the_first_screen_says_what_it_rests_on(page: sync_api.Page) -> None:
    sync_api.expect(page.locator("#basis")).to_contain_text("县2025年任务分解表（3项）等2份文件")
    sync_api.expect(page.locator("#starters button")).to_have_count(3)
    page.locator("#starters button").last.click()
    sync_api.expect(page.locator(".answer .items li").first).to_be_visible()


def test_the_unit_is_remembered(page: sync_api.Page) -> None:
    page.get_by_role("button", name="我单位要交什么").click()
    sync_api.expect(page.locator("#hint")).not_to_be_empty()
    # A reload would break off a stream whose last bytes are still to come.
    with page.expect_event("requestfinished", lambda asked: asked.url.endswith("/api/ask/stream")):
        page.select_option("#unit", "示例县司法局")
    sync_api.expect(page.locator(".answer")).to_contain_text("牵头2项")
    sync_api.expect(page.locator(".tools")).to_be_visible()
    page.reload()
    sync_api.expect(page.locator("#unit")).to_have_value("示例县司法局")


def test_enter_within_an_input_method_does_not_send(page: sync_api.Page) -> None:
    page.fill("#question", "zhibiao")
    page.locator("#question").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    page.press("#question", "Shift+Enter")
    assert page.locator(".turn").count() == 0
    assert page.input_value("#question") == "zhibiao\n"


def test_a_refused_question_says_why(page: sync_api.Page) -> None:
    page.evaluate("document.getElementById('question').removeAttribute('maxlength')")
    page.fill("#question", "问" * 3000)
    page.press("#question", "Enter")
    sync_api.expect(page.get_by_role("alert")).to_contain_text("问题太长")
    page.get_by_role("button", name="新对话").click()
    sync_api.expect(page.locator("#start")).to_be_visible()


def test_the_widget_answers_on_another_site(
    browser: sync_api.Browser, client: httpx.Client, host_origin: str
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.goto(f"{host_origin}/")
    toggle = page.get_by_role("button", name="问政策")
    sync_api.expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    dialog = page.get_by_role("dialog", name="问政策")
    box = dialog.get_by_role("textbox", name="问题")
    sync_api.expect(box).to_be_focused()
    box.fill("指标3要哪些佐证材料")
    box.press("Enter")
    sync_api.expect(dialog.locator("li")).to_have_text(ITEMS)
    box.fill("那牵头的呢")
    box.press("Enter")
    sync_api.expect(dialog.locator(".from").first).to_contain_text("任务分解表")
    sync_api.expect(dialog.get_by_text("理解为：指标3的牵头单位")).to_be_visible()
    box.fill("指标1谁牵头？指标2谁牵头？")
    box.press("Enter")
    sync_api.expect(dialog.locator(".part")).to_have_count(2)
    link = dialog.locator(".from a").first
    assert str(link.get_attribute("href")).startswith(f"{client.base_url}".rstrip("/"))
    box.press("Escape")
    sync_api.expect(dialog).to_be_hidden()
    sync_api.expect(toggle).to_be_focused()
    page.close()
    assert not [text for text in complaints if "favicon" not in text]
