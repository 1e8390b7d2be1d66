"""What a person does on the chat page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

LIST = "指标37要哪些佐证材料"
ITEMS = [
    "年度重大行政决策事项目录", "合法性审查意见书", "公众参与记录",
    "专家论证意见", "风险评估报告", "集体讨论会议纪要",
]  # fmt: skip
HELD = """() => {
  const ask = window.fetch;
  window.fetch = async (path, sent) => {
    const response = await ask(path, sent);
    if (!String(path).endsWith("/stream")) return response;
    const reader = response.body.getReader();
    const words = new TextDecoder(), bytes = new TextEncoder();
    let told = "";
    const held = (into) => new Promise((_, stop) => sent.signal.addEventListener(
      "abort", () => { into.error(sent.signal.reason); stop(); }));
    const body = new ReadableStream({
      async pull(into) {
        if (told.includes("event: done")) return held(into);
        const came = words.decode((await reader.read()).value, { stream: true });
        const end = (told + came).indexOf("event: done");
        into.enqueue(bytes.encode(end < 0 ? came : came.slice(0, Math.max(0, end - told.length))));
        told += came;
      },
    });
    return new Response(body, { status: 200 });
  };
}"""
"""A script: of each stream all comes but its end, and then nothing until it is stopped."""


def put(page: sync_api.Page, question: str) -> sync_api.Locator:
    """Type a question, press Enter, wait for the whole answer."""
    before = page.locator(".tools").count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    sync_api.expect(page.locator(".tools")).to_have_count(before + 1)
    return page.locator(".answer").last


def focused(page: sync_api.Page) -> str:
    """The name of what has the focus, or its text."""
    said = page.evaluate(
        "document.activeElement.ariaLabel || document.activeElement.labels?.[0]?.textContent"
        " || document.activeElement.textContent"
    )
    return str(said).strip()
