"""The pages of indicators as clerks use them: narrow, open, tick, copy, export, what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.web.browser.conftest import PHONE, Visit

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

expect = sync_api.expect
UNIT = "示例县司法局"


def test_a_table_is_narrowed_by_unit_and_evidence(visit: Visit) -> None:
    page = visit("/indicators")
    expect(page.locator("h1")).to_contain_text("共107项")
    expect(page.get_by_role("navigation", name="级别").locator("> ol > li")).to_have_count(9)
    page.select_option("select[name=unit]", UNIT)
    expect(page.locator("#count")).to_contain_text("找到82项：牵头49项，配合14项，共同承担19项")
    page.fill("input[name=evidence]", "会议纪要")
    with page.expect_navigation():
        page.press("input[name=evidence]", "Enter")
    rows = page.locator(".rows tbody tr")
    expect(page.locator("#count")).to_contain_text(f"找到{rows.count()}项")
    for held in page.locator(".held").all_inner_texts():
        assert "会议纪要" in held
    assert page.locator(".held").count() >= rows.count() > 0
    assert "due=" not in page.url, "an address holds what was chosen only"


def test_a_number_leads_to_its_indicator_and_each_entry_to_its_cell(visit: Visit) -> None:
    page = visit("/indicators")
    page.fill("input[name=q]", "59")
    page.press("input[name=q]", "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("行政机关负责人出庭应诉")
    entries = page.locator("#entries li")
    expect(entries).to_have_count(6)
    expect(entries.last).to_contain_text("出庭应诉业务培训记录")
    expect(page.locator("blockquote")).to_contain_text("增加“出庭应诉业务培训记录”")
    expect(page.locator(".differences")).to_contain_text("不低于95%")
    with page.expect_navigation():
        entries.first.get_by_role("link").click()
    expect(page.locator("#cited")).to_be_in_viewport()


def test_a_moved_deadline_says_from_what_and_by_what(visit: Visit) -> None:
    page = visit("/indicators?q=37", size=PHONE)
    due = page.locator(".known > div").first
    expect(due).to_contain_text("8月31日")
    expect(due.locator(".made")).to_have_count(1)
    expect(due.locator(".made")).to_contain_text("由8月15日改为8月31日")
    page.get_by_role("button", name="复制清单").click()
    expect(page.locator("#copied")).not_to_be_empty()


def test_ones_own_list_is_ticked_and_exported(visit: Visit) -> None:
    page = visit("/mine")
    page.get_by_role("link", name=UNIT, exact=True).click()
    expect(page.locator("h1")).to_have_text(f"{UNIT}任务清单")
    expect(page.locator("main")).to_contain_text("牵头49项，配合14项")
    box = page.locator(".tasks input").first
    box.check()
    with page.expect_download() as saved:
        page.get_by_role("link", name="日历").click()
    assert saved.value.suggested_filename.endswith(".ics")
    page.reload()
    expect(box).to_be_checked()
    # The unit is remembered: its list is one click from everywhere.
    page.get_by_role("link", name="全部指标").click()
    page.get_by_role("link", name="我的指标").click()
    expect(page.locator("h1")).to_have_text(f"{UNIT}任务清单")


def test_the_printed_sheet_has_rows_to_tick_and_nothing_else(visit: Visit) -> None:
    page = visit(f"/units/{UNIT}")
    page.emulate_media(media="print")
    for gone in (".site", ".tabs", ".actions"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".tasks .tick input").first).to_be_visible()
    expect(page.locator(".printed")).to_be_visible()


def test_what_changed_for_one_unit(visit: Visit) -> None:
    page = visit("/indicators/changes")
    every = page.locator(".change").count()
    expect(page.locator("h1")).to_contain_text("与2024年版相比")
    page.select_option("select[name=unit]", "示例县行政审批服务局")
    expect(page.locator("[role=status]").first).to_contain_text("有关的变化")
    assert 0 < page.locator(".change").count() < every
    expect(page.locator("del").first).to_be_visible()


def test_everything_by_keyboard(visit: Visit) -> None:
    page = visit("/indicators")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # 跳到正文
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".rows a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("指标1")
