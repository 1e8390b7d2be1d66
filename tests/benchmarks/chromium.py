"""Chromium over the demo library, for the bars and pictures of the pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.corpora import ROOT, DataAbsent
from tests.benchmarks.ours import open_app, packaged
from tests.bot.web.serving import served

SUMMER = datetime(2025, 7, 25, 4, tzinfo=UTC)
"""When the pictures are taken: in the middle of the campaign, deadlines behind and before it."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@contextmanager
def demo_pages() -> Iterator[tuple[Browser, str]]:
    """A browser, and the address of a service of the demo library; raises DataAbsent without one."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise DataAbsent("chromium is not installed")
    with (
        open_app("demo", [ROOT / "samples" / "library"], packaged(), now=SUMMER) as app,
        served(app) as client,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser, str(client.base_url)
        browser.close()
