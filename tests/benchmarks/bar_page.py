"""What the page weighs, and how soon after the service's first event the first sentence is painted.

The time runs from the moment the page has the headers of the stream, which the service sends with
its first event, to the frame after the one in which the sentence stands.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from playwright.sync_api import Browser, Response, expect

from tests.benchmarks.checks import Check, below, holds
from tests.benchmarks.chromium import demo_pages

KILOBYTES, MILLISECONDS = 120.0, 150.0
QUESTIONS, WARM = 20, 3
WATCH = """() => {
  const ask = window.fetch;
  window.painted = [];
  window.fetch = async (path, sent) => {
    const response = await ask(path, sent);
    if (!String(path).endsWith("/stream")) return response;
    const begun = performance.now();
    const log = document.getElementById("log");
    const turns = document.querySelectorAll(".turn").length;
    const seen = new MutationObserver(() => {
      if (!document.querySelector(`.turn:nth-child(${turns}) .answer > p`)) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now() - begun)));
    });
    seen.observe(log, { childList: true, subtree: true });
    return response;
  };
}"""


def measure() -> Sequence[Check]:
    """The weight of all that ``/`` loads, and the time to the first sentence of twenty answers."""
    with demo_pages() as (browser, url):
        weights = _weights(browser, url)
        times = _times(browser, url)
    kilobytes = sum(weights.values()) / 1000
    return [
        holds("files and answers of the API that / loads", True, len(weights), "a figure"),
        below("/ in all, uncompressed", kilobytes, KILOBYTES, "kB"),
        holds(
            "first sentence painted, median", True, f"{statistics.median(times):.0f} ms", "a figure"
        ),
        below(f"the slowest of {len(times)}", max(times), MILLISECONDS, "ms"),
    ]


def _weights(browser: Browser, url: str) -> dict[str, int]:
    """The bytes of every response that opening the page brings, by address."""
    page = browser.new_page()
    loaded: dict[str, Response] = {}
    page.on("response", lambda response: loaded.update({response.url: response}))
    page.goto(url, wait_until="networkidle")
    weights = {address: len(response.body()) for address, response in loaded.items()}
    page.close()
    return weights


def _times(browser: Browser, url: str) -> list[float]:
    page = browser.new_page()
    page.goto(url)
    page.evaluate(WATCH)
    for count in range(QUESTIONS + WARM):
        page.fill("#question", f"指标{count + 20}要哪些佐证材料")
        page.press("#question", "Enter")
        expect(page.locator(".tools")).to_have_count(count + 1, timeout=60_000)
    times: list[float] = page.evaluate("window.painted")
    page.close()
    assert len(times) == QUESTIONS + WARM
    return times[WARM:]
