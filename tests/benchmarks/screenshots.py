"""``python -m tests.benchmarks.screenshots [NAME…]``: pictures of every page, to be looked at.

Three widths and both themes each, over the demo library, into ``build/bars/screenshots``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.chromium import demo_pages
from tests.benchmarks.corpora import BUILD
from tests.benchmarks.ours import say

FOLDER = BUILD / "screenshots"
SIZES = ((1440, 900), (768, 1024), (390, 844))
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LIST = "指标37要哪些佐证材料"
UNIT = "示例县司法局"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: the address, and what is done there before it is taken."""

    name: str
    path: str
    act: Callable[[Page], None] = lambda _: None
    large: bool = False


def main() -> None:
    """Take the pictures named, or all."""
    names = [shot.name for shot in SHOTS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*names, []], metavar="NAME")
    wanted = parser.parse_args().names or names
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo_pages() as (browser, url):
        for shot in SHOTS:
            if shot.name in wanted:
                _take(shot, browser, url)
    say(f"in {FOLDER}")


def _take(shot: Shot, browser: Browser, url: str) -> None:
    for width, height in SIZES:
        for theme in THEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=theme
            )
            if shot.large:
                context.add_init_script("localStorage.setItem('fawen.size', 'large')")
            page = context.new_page()
            page.goto(url + shot.path, wait_until="networkidle")
            shot.act(page)
            page.wait_for_timeout(200)
            page.screenshot(path=FOLDER / f"{shot.name}-{width}-{theme}.png")
            context.close()


def _ask(*questions: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        for question in questions:
            answers = page.locator(".tools, .failure").count()
            page.fill("#question", question)
            page.press("#question", "Enter")
            expect(page.locator(".tools, .failure")).to_have_count(answers + 1, timeout=60_000)

    return act


def _cite(page: Page) -> None:
    _ask(LIST)(page)
    page.locator(".items .mark").nth(1).click()
    expect(page.locator(".drawer mark").first).to_be_visible()


def _worklist(page: Page) -> None:
    page.select_option("#unit", UNIT)
    _ask("我单位要交什么")(page)


def _judge(page: Page) -> None:
    _ask("合法性审查")(page)
    page.get_by_role("button", name="没用").click()


def _take_along(page: Page) -> None:
    _ask("示例县财政局牵头哪些指标")(page)
    page.locator(".take summary").click()


def _history(page: Page) -> None:
    _ask(LIST, "那牵头的呢")(page)
    page.get_by_role("button", name="新对话").click()
    _ask("示例县财政局牵头哪些指标")(page)
    page.get_by_role("button", name="历史").click()


def _offline(page: Page) -> None:
    page.context.set_offline(True)
    page.fill("#question", LIST)
    page.press("#question", "Enter")
    expect(page.get_by_role("alert")).to_be_visible()


def _print(page: Page) -> None:
    _ask(LIST)(page)
    page.emulate_media(media="print")


def _widget(page: Page) -> None:
    page.add_script_tag(url="/widget.js")
    page.get_by_role("button", name="法问").click()
    _embedded(page)


def _open(title: str) -> Callable[[Page], None]:
    return _see(f".documents a:has-text('{title}')")


def _see(link: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        with page.expect_navigation(wait_until="networkidle"):
            page.locator(link).first.click()

    return act


def _on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def _embedded(page: Page) -> None:
    page.get_by_role("textbox", name="问题").fill(LIST)
    page.keyboard.press("Enter")
    expect(page.locator(".items li")).to_have_count(6)


SHOTS = (
    Shot("start", "/"),
    Shot("answer", "/", _ask(LIST)),
    Shot("answer-large", "/", _ask(LIST), large=True),
    Shot("citation", "/", _cite),
    Shot("worklist", "/", _worklist),
    Shot("several", "/", _ask(f"{LIST}？另外指标12什么时候交？", "怎么做红烧肉")),
    Shot("verdict", "/", _judge),
    Shot("export", "/", _take_along),
    Shot("history", "/", _history),
    Shot("offline", "/", _offline),
    Shot("print", "/", _print),
    Shot("login", "/login"),
    Shot("documents", "/documents"),
    Shot("document", "/documents", _open("2025年法治政府建设示范创建实施方案")),
    Shot("document-large", "/documents", _open("2025年法治政府建设示范创建实施方案"), large=True),
    Shot("cell", "/indicators?q=37", _see("#entries li:nth-child(2) a")),
    Shot("scan", "/indicators?q=37", _see(".known .made a")),
    Shot("indicators", "/indicators"),
    Shot("narrowed", f"/indicators?unit={UNIT}&evidence=会议纪要"),
    Shot("indicator", "/indicators?q=59"),
    Shot("unit", f"/units/{UNIT}"),
    Shot("unit-large", f"/units/{UNIT}", large=True),
    Shot("sheet", f"/units/{UNIT}", _on_paper),
    Shot("mine", "/mine"),
    Shot("changes", "/indicators/changes"),
    Shot("widget", "/docs", _widget),
    Shot("embed", "/embed#title=问政策", _embedded),
)
"""Every page in the states worth looking at."""

if __name__ == "__main__":
    main()
