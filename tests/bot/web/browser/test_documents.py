"""The reader: to the cited words, search inside, scans as pictures, the list of documents, long ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.bot.web.browser.conftest import PHONE, WIDE, Visit

if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

expect = sync_api.expect
NOTICE = "佐证材料报送有关事项的补充通知"


def indicator(demo: httpx.Client, number: str) -> dict[str, Any]:
    [found] = demo.get("/api/indicators", params={"number": number}).json()["indicators"]
    return dict(found)


def document(demo: httpx.Client, words: str) -> str:
    found = demo.get("/api/documents").json()["documents"]
    return next(str(each["id"]) for each in found if words in each["title"])


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_citation_opens_at_its_words_below_the_headers(
    visit: Visit, demo: httpx.Client, size: tuple[int, int]
) -> None:
    entry = indicator(demo, "37")["fields"]["evidence"]["items"][1]
    page = visit(entry["url"], size=size)
    expect(page.locator("#cited")).to_have_text("合法性审查意见书")
    expect(page.locator("#cited")).to_be_in_viewport()
    expect(page.locator(".tall thead th", has_text="佐证材料")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("合法性审查意见书")
    # What a later notice made of the row stands beside it, and leads to the words of the notice.
    page.locator(":target ~ td a", has_text="改为8月31日").first.click()
    expect(page.locator(".line.cited").first).to_contain_text(
        "示例县2025年法治政府建设示范创建任务分解表"
    )
    expect(page.locator(".line.cited").first).to_be_in_viewport()


def test_an_address_that_says_too_much_still_finds_its_cell(
    visit: Visit, demo: httpx.Client
) -> None:
    url = indicator(demo, "90")["fields"]["lead"]["url"]
    page = visit(f"{url}-X9")
    expect(page.locator(":target")).to_be_in_viewport()
    assert page.evaluate("location.hash") == f"#{url.partition('#')[2]}"


def test_search_inside_by_keyboard(visit: Visit, demo: httpx.Client) -> None:
    page = visit(f"/documents/{document(demo, '2025年法治政府建设示范创建实施方案')}")
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("８５％")  # full width finds half width
    expect(page.locator("#hits")).to_have_text("第1处，共2处")
    expect(page.locator("mark.here")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#hits")).to_have_text("第2处，共2处")
    text = page.locator("article").inner_text()
    page.fill("#words", "没有这句话")
    expect(page.locator("#hits")).to_have_text("没有找到")
    expect(page.locator("mark.hit")).to_have_count(0)
    assert page.locator("article").inner_text() == text, "searching leaves the text as it was"


def test_the_outline_leads_to_its_heading(visit: Visit, demo: httpx.Client) -> None:
    page = visit(f"/documents/{document(demo, '2025年法治政府建设示范创建实施方案')}")
    page.get_by_role("navigation", name="目录").get_by_role("link", name="五、工作要求").click()
    expect(page.locator("h2:target")).to_be_in_viewport()


def test_a_scan_shows_its_pages_with_lines_over_them(visit: Visit, demo: httpx.Client) -> None:
    page = visit(f"/documents/{document(demo, NOTICE)}")
    picture = page.get_by_role("img", name="第1页的图像")
    expect(picture).to_be_visible()
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") == 1400
    box, sheet = page.locator(".line rect").first.bounding_box(), picture.bounding_box()
    assert box
    assert sheet
    assert sheet["x"] < box["x"] < box["x"] + box["width"] < sheet["x"] + sheet["width"]
    page.fill("#words", "逾期不再受理")
    expect(page.locator(".line.hit")).to_have_count(1)
    page.get_by_role("link", name="文字").click()
    expect(page.locator("article p", has_text="逾期不再受理")).to_be_visible()


def test_what_is_no_longer_in_force_says_so(visit: Visit, demo: httpx.Client) -> None:
    page = visit(f"/documents/{document(demo, '2024年法治政府建设示范创建任务分解表')}")
    banner = page.get_by_role("note").first
    expect(banner).to_contain_text("这是旧版")
    banner.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2025年")


def test_the_list_of_documents_narrows(visit: Visit) -> None:
    page = visit("/documents", size=PHONE)
    rows = page.locator(".documents tbody tr:visible")
    everything = rows.count()
    page.fill("#words", "指引 乡镇")
    expect(rows).to_have_count(1)
    expect(page.locator("#hits")).to_have_text("1份")
    page.fill("#words", "")
    expect(rows).to_have_count(everything)


def test_paper_has_the_whole_table_and_no_controls(visit: Visit, demo: httpx.Client) -> None:
    page = visit(indicator(demo, "37")["url"])
    page.emulate_media(media="print")
    expect(page.locator("#actions")).to_be_hidden()
    high = page.locator(".tall").evaluate("node => node.clientHeight - node.scrollHeight")
    assert high >= 0
