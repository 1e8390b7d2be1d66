"""Chromium over the demo library, really served; skipped where the browser is not installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

import httpx
import pytest

from bot.compose import App
from tests.bot.web.serving import served

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
WIDE, PHONE = (1440, 900), (390, 844)


class Visit(Protocol):
    """Opens a page of the service in a context of its own."""

    def __call__(
        self, path: str = "/", *, size: tuple[int, int] = WIDE, quiet: bool = True, **context: Any
    ) -> sync_api.Page: ...


@pytest.fixture(scope="package")
def browser() -> Iterator[sync_api.Browser]:
    """One browser for all tests here; tests elsewhere run event loops of their own, which its must
    not be in the way of."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(demo_app: App) -> Iterator[httpx.Client]:
    """The demo library as a service."""
    with served(demo_app) as client:
        yield client


@pytest.fixture
def visit(browser: sync_api.Browser, demo: httpx.Client) -> Iterator[Visit]:
    """Pages of the demo library, each 1440 pixels wide unless told otherwise.

    Whatever a ``quiet`` page complains of fails the test, and so does one wider than its window.
    """
    opened: list[tuple[sync_api.Page, list[str]]] = []

    def visit(
        path: str = "/", *, size: tuple[int, int] = WIDE, quiet: bool = True, **context: Any
    ) -> sync_api.Page:
        width, height = size
        made = browser.new_context(viewport={"width": width, "height": height}, **context)
        made.set_default_timeout(10_000)
        page = made.new_page()
        complaints: list[str] = []
        if quiet:
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.goto(str(demo.base_url).rstrip("/") + path)
        opened.append((page, complaints))
        return page

    yield visit
    for page, complaints in opened:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.context.close()
        assert not complaints
