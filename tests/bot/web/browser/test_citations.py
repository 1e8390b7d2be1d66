"""A citation opened in place: its row or paragraph, the words marked, and the way to the document."""

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


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_an_item_opens_its_cell_in_its_row(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    answer = put(page, LIST)
    answer.locator(".items li", has_text=ITEMS[1]).locator(".mark").click()
    drawer = page.get_by_role("dialog", name="《示例县2025年法治政府建设示范创建任务分解表》")
    expect(drawer.locator("mark")).to_have_text(ITEMS[1])
    expect(drawer.locator("mark")).to_be_in_viewport()
    expect(drawer.locator(".cited dt")).to_have_text("佐证材料")
    expect(drawer.locator("dt", has_text="牵头单位")).to_be_visible()
    with page.expect_popup() as opened:
        drawer.get_by_role("link", name="在原文中看").click()
    expect(opened.value.locator(":target")).to_contain_text(ITEMS[1])
    opened.value.close()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    assert focused(page).startswith("出处1")


def test_a_changed_deadline_opens_the_notice_that_changed_it(visit: Visit) -> None:
    page = visit()
    answer = put(page, "指标37什么时候交")
    line = answer.locator("p", has_text="完成时限")
    expect(line.locator(".mark")).to_have_count(2)
    line.locator(".mark").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("mark")).to_contain_text("由8月15日调整为8月31日")
    line.locator(".mark").last.click()  # beside the page, another one may be opened at once
    expect(drawer.locator("mark")).to_have_text("8月15日")
    expect(line.locator("[aria-expanded=true]")).to_have_count(1)
    drawer.get_by_role("button", name="关闭").click()
    expect(drawer).to_be_hidden()


def test_the_source_line_opens_all_that_is_cited_of_a_document(visit: Visit) -> None:
    page = visit()
    answer = put(page, LIST)
    answer.locator(".source").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".cited dt")).to_have_text(
        ["三级指标（要求）", "牵头单位", "佐证材料", "完成时限"]
    )
