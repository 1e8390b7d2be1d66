"""Taking an answer along: as text, as files, on paper; and saying what one thinks of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from bot.compose import App
from bot.records.tables import feedback
from tests.bot.web.browser.acts import ITEMS, LIST, put
from tests.bot.web.browser.conftest import Visit

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

expect = sync_api.expect
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_the_copied_text_can_be_pasted_into_a_group(visit: Visit) -> None:
    page = visit(permissions=CLIPBOARD)
    answer = put(page, LIST)
    answer.locator(".items input").first.check()
    answer.get_by_role("button", name="复制").click()
    expect(answer.get_by_role("status")).to_contain_text("已复制")
    first, counted, *rest = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert first.startswith("指标37　")
    assert counted == "佐证材料共6项："
    assert rest[:6] == [f"☑ {ITEMS[0]}", *(f"□ {item}" for item in ITEMS[1:])]
    assert rest[-1].startswith("依据：《示例县2025年法治政府建设示范创建任务分解表》指标37；《")


def test_copying_works_without_a_secure_connection(visit: Visit) -> None:
    page = visit(permissions=CLIPBOARD)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    answer = put(page, LIST)
    answer.get_by_role("button", name="复制").click()
    expect(answer.get_by_role("status")).to_contain_text("已复制")
    expect(answer.get_by_role("button", name="复制")).to_be_focused()


def test_an_answer_is_had_as_files(visit: Visit) -> None:
    page = visit(permissions=CLIPBOARD)
    answer = put(page, LIST)
    answer.get_by_text("导出", exact=True).click()
    with page.expect_download() as sheet:
        answer.get_by_role("link", name="Excel 表格").click()
    assert sheet.value.suggested_filename == f"{LIST}.xlsx"
    book = load_workbook(io.BytesIO(sheet.value.path().read_bytes())).active
    assert book is not None
    assert [row[1].value for row in book.iter_rows(min_row=5, max_row=10)] == ITEMS
    answer.get_by_text("导出", exact=True).click()
    answer.get_by_role("button", name="复制链接").click()
    expect(answer.get_by_role("status")).to_have_text("链接已复制")
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.locator(".items li")).to_have_count(6)


def test_a_units_list_is_had_as_its_worklist(visit: Visit) -> None:
    page = visit()
    answer = put(page, "示例县财政局牵头哪些指标")
    answer.get_by_text("导出", exact=True).click()
    with page.expect_download() as calendar:
        answer.get_by_role("link", name="截止日历").click()
    assert calendar.value.suggested_filename == "示例县财政局任务清单.ics"


def test_on_paper_nothing_is_folded_and_nothing_else_is_seen(visit: Visit) -> None:
    page = visit()
    put(page, "示例县司法局牵头哪些指标")
    page.emulate_media(media="print")
    expect(page.locator(".items li:visible")).to_have_count(49)
    for hidden in (".site", "#ask", ".tools", ".mark", ".more"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".sources")).to_be_visible()


def test_a_verdict_is_kept_with_its_reason(visit: Visit, demo_app: App) -> None:
    page = visit()
    answer = put(page, LIST)
    answer.get_by_role("button", name="没用").click()
    answer.get_by_label("漏了内容").check()
    answer.get_by_label("哪里不对").last.fill("少一项")
    answer.get_by_role("button", name="提交").click()
    expect(answer.get_by_role("status")).to_have_text("谢谢，已记下")
    identity = str(answer.get_attribute("id")).removeprefix("answer-")
    query = sa.select(feedback.c.verdict, feedback.c.reason).where(feedback.c.answer == identity)
    with demo_app.database.connect() as connection:
        assert connection.execute(query).one() == ("useless", "漏了内容；少一项")
    answer.get_by_role("button", name="有用").click()
    expect(answer.get_by_role("button", name="有用")).to_have_attribute("aria-pressed", "true")
    with demo_app.database.connect() as connection:
        assert connection.execute(query).one() == ("useful", None)
