"""The reader's markup: extents, marks, what was made anew, and no text that is taken for markup."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.document_pages import banners_of
from bot.web.markup import Mark, Remade, mark_of, outline_of, parts_of, shown
from bot.web.views import view
from bot.worklist.places import place_url
from ingest.model import Block, Cell, Document, Heading, Locator, Paragraph, Table

TABLE = Table(
    (
        Cell("序号", 1, 1), Cell("内容", 1, 2, columns=2),
        Cell("<组>", 2, 1, rows=2), Cell("甲&乙", 2, 2), Cell("8月15日", 2, 3),
        Cell("丙", 3, 2), Cell("", 3, 3),
        Cell("合计", 4, 1, columns=3),
    ),
    Locator(3, table=1, row=5),
    caption="表<一>",
)  # fmt: skip
GOLDEN = """
<div class="scroll" tabindex="0" role="region" aria-label="表&lt;一&gt;"><table id="block-3">
<caption>表&lt;一&gt;</caption>
<thead>
<tr id="block-3-row-5">
<th id="block-3-A5" scope="col">序号</th>
<th id="block-3-B5" scope="colgroup" colspan="2">内容</th></tr>
</thead>
<tbody>
<tr id="block-3-row-6">
<td id="block-3-A6" rowspan="2">&lt;组&gt;</td>
<td id="block-3-B6">甲<mark id="cited">&amp;</mark>乙</td>
<td id="block-3-C6">8月15日<span class="made"><a href="/documents/n#block-7"
 title="《补充&lt;通知&gt;》">改为8月31日</a></span></td></tr>
<tr id="block-3-row-7">
<td id="block-3-B7">丙</td>
<td id="block-3-C7"></td></tr>
<tr id="block-3-row-8">
<td id="block-3-A8" colspan="3">合计</td></tr>
</tbody>
</table></div>
"""
REMADE = {"3-C6": [Remade("改为8月31日", "补充<通知>", "/documents/n#block-7")]}


def page_of(*blocks: Block, at: str | None = None) -> str:
    lines = shown(blocks, mark_of(at), REMADE)
    found = Document("d", "d", "表.xlsx", "题", status="superseded")
    response = view(
        "document", section="/documents", document=found, facts=[("文号", "一<二>")],
        banners=banners_of(found, Document("e", "d", "新.xlsx", "新<题>")), older=None, remade=0,
        struck=(), outline=outline_of(lines), parts=parts_of(lines), untitled=False, marked=bool(at),
        pages=(), seen=None, at="",
    )  # fmt: skip
    return bytes(response.body).decode()


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_merged_cells_keep_their_extent_and_what_is_cited_is_marked() -> None:
    page = page_of(TABLE, at="3-B6:2-2")
    start = page.index('<div class="scroll"')
    table = page[start : page.index("</table></div>") + 14]
    assert re.sub(r"\s*\n\s*", "", table) == GOLDEN.replace("\n", "")


def test_a_banner_leads_to_the_edition_in_force() -> None:
    page = page_of(TABLE)
    assert "这是旧版" in page
    assert '<a href="/documents/e">看现行的《新&lt;题&gt;》</a>' in page
    assert "一&lt;二&gt;" in page


def test_headers_stand_apart_from_rows() -> None:
    cells = [Cell(text, 1, at) for at, text in enumerate(("序号", "三级指标", "佐证材料"), 1)]
    cells += [Cell(f"{row}{at}", row, at) for row in range(2, 20) for at in range(1, 4)]
    page = page_of(Table(tuple(cells), Locator(1, table=1, row=1)))
    head, _, body = page.partition("</thead>")
    assert head.count('<th id="block-1-') == 3
    assert body.count("<tr") == 18
    assert 'class="scroll tall numbered"' in page


@given(st.lists(st.text("a<&>\"'一\n{}%$", max_size=12), min_size=1, max_size=4), st.data())
def test_any_text_stays_text(texts: list[str], data: st.DataObject) -> None:
    blocks = [Paragraph(text, Locator(n)) for n, text in enumerate(texts, 1)]
    block = data.draw(st.sampled_from(blocks))
    start = data.draw(st.integers(1, 14))
    end = data.draw(st.integers(1, 14))
    url = place_url("d", Locator(block.locator.block, start, end))
    at = re.search(r"at=([^#]*)", url)
    assert at
    page = page_of(*blocks, at=at[1])
    inside = page[page.index("<article") : page.index("</article>")]
    for paragraph in blocks:
        found = re.search(rf'<p id="block-{paragraph.locator.block}"[^>]*>(.*?)</p>', inside, re.S)
        assert found
        assert text_of(found[1]) == paragraph.text
    marked = re.search(r'<mark id="cited">(.*?)</mark>', inside, re.S)
    within = start <= end <= len(block.text)
    assert (text_of(marked[1]) if marked else "") == (block.text[start - 1 : end] if within else "")


@pytest.mark.parametrize(
    "at", ["", "3", "3:1", "x:1-2", "3-row-4:1-2", "3:1-2-3", "3-A1:a-b", "9" * 9]
)
def test_an_address_that_names_nothing_marks_nothing(at: str) -> None:
    assert mark_of(at) is None


def test_an_address_names_a_cell_and_its_words() -> None:
    url = place_url("d", Locator(3, 2, 9, table=1, row=40, cell="G40"))
    assert url == "/documents/d?at=3-G40:2-9#block-3-G40"
    assert mark_of("3-G40:2-9") == Mark("3-G40", 2, 9)
    assert place_url("d", Locator(3, table=1, row=40)) == "/documents/d#block-3-row-40"
    assert place_url("d", Locator(3)) == "/documents/d#block-3"


def test_a_long_document_is_laid_out_in_parts() -> None:
    blocks = [Heading(f"第{n}节", 1, Locator(n)) for n in range(1, 101)]
    page = page_of(*blocks)
    assert page.count('class="part"') == 3
    assert page.count('href="#block-') == 100


def test_a_citation_leads_to_its_words(client: httpx.Client) -> None:
    answer = client.post("/api/ask", json={"question": "指标3要哪些佐证材料"}).json()
    cited = {citation["mark"]: citation for citation in answer["citations"]}
    for item in answer["items"]:
        [mark] = item["citations"]
        path, _, anchor = cited[mark]["url"].partition("#")
        page = client.get(path).raise_for_status().text
        assert f'<td id="{anchor}">' in page
        assert f'<mark id="cited">{cited[mark]["quote"]}</mark>' in page


def test_a_cell_says_what_a_later_notice_made_of_it(client: httpx.Client) -> None:
    [shown] = client.get("/api/indicators", params={"number": "3"}).json()["indicators"]
    page = client.get(shown["fields"]["deadline"]["url"]).text
    cell = re.search(r'<td id="block-2-F5">(.*?)</td>', page)
    assert cell
    assert text_of(cell[1]) == "8月15日改为8月31日"
    assert "已由后来的文件改动" in page


def test_the_list_of_documents_has_every_document(client: httpx.Client) -> None:
    page = client.get("/documents").raise_for_status().text
    for document in client.get("/api/documents").json()["documents"]:
        assert f'href="/documents/{document["id"]}"' in page
        assert f'href="/api/documents/{document["id"]}/original"' in page
