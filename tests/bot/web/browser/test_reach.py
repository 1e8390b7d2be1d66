"""For whoever it is: by keyboard alone, in large type, in either theme, on a line that breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.web.browser.acts import ITEMS, LIST, focused, put
from tests.bot.web.browser.conftest import PHONE, WIDE, Visit

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

expect = sync_api.expect


def test_everything_by_keyboard(visit: Visit) -> None:
    page = visit()
    keys = page.keyboard
    expect(page.locator("#question")).to_be_focused()
    keys.type(LIST)
    keys.press("Enter")
    expect(page.locator(".tools")).to_be_visible()

    def reach(name: str, key: str = "Shift+Tab") -> None:
        for _ in range(40):
            if focused(page).startswith(name):
                return
            keys.press(key)
        raise AssertionError(f"{name} was not reached by {key}")

    reach("没用")
    reach("导出")
    keys.press("Enter")
    expect(page.locator(".take a").first).to_be_visible()
    keys.press("Escape")
    expect(page.locator(".take a").first).to_be_hidden()
    reach(ITEMS[5])
    keys.press("Space")
    expect(page.locator(".items input").last).to_be_checked()
    reach("出处1", "Tab")
    keys.press("Enter")
    expect(page.locator(".drawer mark")).to_have_text(ITEMS[5])
    keys.press("Escape")
    assert focused(page).startswith("出处1")
    reach("跳到正文")
    reach("提问", "Tab")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_large_type_is_kept(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    answer = put(page, LIST)
    item = answer.locator(".items label").first
    before = item.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    page.get_by_role("button", name="大字版").click()
    page.reload()
    expect(page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "true")
    item = put(page, LIST).locator(".items label").first
    after = item.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    assert after >= max(18, before * 1.2)
    if size == PHONE:
        assert page.locator(".site").evaluate("element => element.offsetHeight") < 160


def test_the_theme_is_the_systems_until_another_is_chosen(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    page.locator(".site").get_by_text("设置").click()
    page.get_by_label("浅色").check()
    expect(root).to_have_attribute("data-theme", "light")
    page.reload()
    expect(root).to_have_attribute("data-theme", "light")
    page.locator(".site").get_by_text("设置").click()
    page.get_by_label("跟随系统").check()
    expect(root).to_have_attribute("data-theme", "dark")


def test_a_question_put_offline_is_answered_when_the_line_is_back(visit: Visit) -> None:
    page = visit(quiet=False)
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_have_text("网络断开，正在重新连接…")
    page.fill("#question", LIST)
    page.press("#question", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("恢复后会自动重发")
    page.context.set_offline(False)
    expect(page.locator(".items li")).to_have_count(6)
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#offline")).to_have_text("网络已恢复")
    expect(page.get_by_role("alert")).to_have_count(0)
