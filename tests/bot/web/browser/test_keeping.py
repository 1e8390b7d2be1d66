"""What the page remembers: the unit, the ticks of an answer, the conversations; and links to answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from bot.compose import App
from tests.bot.web.browser.acts import LIST, put
from tests.bot.web.browser.conftest import Visit

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

expect = sync_api.expect


def test_the_unit_is_asked_for_once_and_remembered(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="我单位要交什么").click()
    expect(page.locator("#hint")).to_have_text("请先在上方选您的单位，选好就查。")
    expect(page.locator("#unit")).to_be_focused()
    # A reload would break off a stream whose last bytes are still to come.
    with page.expect_event("requestfinished", lambda asked: asked.url.endswith("/api/ask/stream")):
        page.select_option("#unit", "示例县司法局")
    expect(page.locator(".answer")).to_contain_text("牵头49项")
    expect(page.locator(".tools")).to_be_visible()
    page.reload()
    expect(page.locator("#unit")).to_have_value("示例县司法局")


def test_a_conversation_is_reopened_with_its_ticks_and_deleted(visit: Visit) -> None:
    page = visit()
    answer = put(page, LIST)
    answer.locator(".items input").nth(1).check()
    expect(answer.locator(".counted")).to_have_text("已勾1项，共6项")
    put(page, "那牵头的呢")
    page.reload()
    page.get_by_role("button", name="历史").click()
    drawer = page.get_by_role("dialog", name="历史对话")
    expect(drawer.locator("li")).to_have_count(1)
    drawer.get_by_role("button", name=LIST).first.click()
    expect(page.locator(".asked")).to_have_text([LIST, "那牵头的呢"])
    expect(page.locator(".items input").nth(1)).to_be_checked()
    expect(page.locator(".items input:checked")).to_have_count(1)
    put(page, "截止呢")
    expect(page.locator(".understood").last).to_contain_text("指标37")
    page.get_by_role("button", name="历史").click()
    remove = drawer.get_by_role("button", name=f"删除：{LIST}")
    remove.click()
    expect(remove).to_have_text("确认删除")
    remove.click()
    expect(drawer.locator("li")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#start")).to_be_visible()


def test_a_link_shows_one_answer(visit: Visit, demo: httpx.Client) -> None:
    made = demo.post("/api/ask", json={"question": LIST}).json()
    page = visit(f"/?answer={made['id']}")
    expect(page.locator(".asked")).to_have_text(LIST)
    expect(page.locator(".items li")).to_have_count(6)
    expect(page.locator("#start")).to_be_hidden()


def test_a_link_to_nothing_says_so(visit: Visit) -> None:
    page = visit("/?answer=none", quiet=False)
    expect(page.get_by_role("alert")).to_contain_text("没有编号为")


def test_a_question_goes_to_a_person_and_the_reply_comes_back(visit: Visit, demo_app: App) -> None:
    page = visit()
    answer = put(page, "县长的手机号是多少")
    answer.get_by_role("button", name="问人工").click()
    form = page.get_by_role("dialog", name="问人工")
    form.get_by_label("补充说明").fill("想约时间汇报")
    form.get_by_role("button", name="提交").click()
    expect(form.get_by_role("status")).to_contain_text("已转人工，编号")
    page.keyboard.press("Escape")
    number = max(demo_app.tickets.waiting())
    demo_app.ticket_work.reply(number, "请打值班室转接。", by="答疑员")
    page.reload()
    page.get_by_role("button", name="历史").click()
    kept = page.get_by_role("dialog", name="历史对话").locator(".tickets > li")
    expect(kept).to_contain_text("已答复")
    kept.get_by_role("button", name="县长的手机号是多少").first.click()
    expect(kept).to_contain_text("请打值班室转接。")
