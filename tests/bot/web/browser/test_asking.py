"""Asking on the chat page: the answer as it comes, going on from it, stopping it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.web.browser.acts import HELD, ITEMS, LIST, put
from tests.bot.web.browser.conftest import PHONE, WIDE, Visit

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

expect = sync_api.expect


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_first_screen_and_the_first_answer(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    expect(page.locator("#basis")).to_contain_text("县2025年任务分解表（107项）等")
    expect(page.locator("#starters button")).to_have_text(["我单位要交什么", "最近截止", LIST])
    page.locator("#starters button").last.click()
    answer = page.locator(".answer")
    expect(answer.locator(".items label")).to_have_text(ITEMS)
    expect(answer.locator(".lead")).to_contain_text("指标37　重大行政决策合法性审查")
    expect(answer.locator(".source")).to_have_count(2)
    expect(answer.locator(".notice")).to_be_hidden()
    expect(page.locator("#start")).to_be_hidden()
    for word in ("extractive", "score", "得分", "模型", "explain"):
        assert word not in page.locator("main").inner_text()


def test_a_follow_up_says_how_it_was_understood(visit: Visit) -> None:
    page = visit()
    put(page, LIST)
    answer = put(page, "那牵头的呢")
    expect(answer.locator(".understood")).to_have_text("理解为：指标37的牵头单位")
    expect(answer).to_contain_text("示例县司法局")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#start")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)


def test_a_chip_asks_on(visit: Visit) -> None:
    page = visit()
    chip = put(page, "合法性审查").locator(".chip").first
    asked = chip.inner_text()
    chip.click()
    expect(page.locator(".asked").last).to_have_text(asked)
    expect(page.locator(".tools")).to_have_count(2)


def test_several_questions_are_shown_apart(visit: Visit) -> None:
    answer = put(visit(), f"{LIST}？另外指标12谁牵头？")
    expect(answer.locator(".part")).to_have_text([f"1. {LIST}？", "2. 指标12谁牵头？"])
    expect(answer.locator("section")).to_have_count(2)
    expect(answer.locator(".items label")).to_have_text(ITEMS)


def test_a_long_list_says_how_long_it_is(visit: Visit) -> None:
    answer = put(visit(), "示例县司法局牵头哪些指标")
    expect(answer.locator(".items li")).to_have_count(49)
    expect(answer.locator(".items li:visible")).to_have_count(10)
    more = answer.get_by_role("button", name="展开其余39项（共49项）")
    more.click()
    expect(answer.locator(".items li:visible")).to_have_count(49)


def test_stopping_keeps_what_came(visit: Visit) -> None:
    page = visit()
    page.evaluate(HELD)
    page.fill("#question", LIST)
    page.press("#question", "Enter")
    said = page.locator(".answer > p").first
    expect(said).to_contain_text("指标37　重大行政决策合法性审查")
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".turn")).to_contain_text("已停止。")
    expect(said).to_be_visible()
    expect(page.locator(".tools")).to_have_count(0)
    expect(page.get_by_role("button", name="发送")).to_be_visible()
    expect(page.get_by_role("button", name="重试")).to_be_visible()


def test_enter_within_an_input_method_does_not_send(visit: Visit) -> None:
    page = visit()
    page.fill("#question", "zhibiao")
    page.locator("#question").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    page.press("#question", "Shift+Enter")
    assert page.locator(".turn").count() == 0
    assert page.input_value("#question") == "zhibiao\n"


def test_composing_characters_does_not_send(visit: Visit) -> None:
    page = visit()
    typing = page.context.new_cdp_session(page)
    page.focus("#question")
    typing.send("Input.imeSetComposition", {"text": "指标", "selectionStart": 2, "selectionEnd": 2})
    page.locator("#question").dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    assert page.locator(".turn").count() == 0
    typing.send("Input.insertText", {"text": "指标37谁牵头"})
    page.press("#question", "Enter")
    expect(page.locator(".asked")).to_have_text("指标37谁牵头")


def test_a_refused_question_says_why(visit: Visit) -> None:
    page = visit(quiet=False)
    page.evaluate("document.getElementById('question').removeAttribute('maxlength')")
    page.fill("#question", "问" * 3000)
    page.press("#question", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("问题太长")
