"""Official documents printed to PDF are read as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Paragraph
from tests.ingest.loaders.printing import FONT, blocks, drawn, load, printed, text

PURPOSE = (
    "为深入贯彻落实《法治政府建设实施纲要（2021—2025年）》，全面推进依法行政，根据省委依法治省办"
    "统一部署，现就做好2025年全国法治政府建设示范创建申报工作有关事项通知如下，请认真抓好落实。"
)
TITLE = "示例县人民政府关于开展2025年全国法治政府建设示范创建申报工作的通知"
NOTICE = [
    ("letterhead", "示例县人民政府文件"),
    ("centred", "示例政发〔2025〕3号"),
    ("title", TITLE),
    ("flush", "各乡镇人民政府，县政府各部门："),
    ("body", PURPOSE),
    ("body", "一、总体要求"),
    ("body", f"（一）提高认识。{PURPOSE}"),
    ("body", f"1.材料应当于2025年8月31日前上传至 shili@example.gov.cn，逾期不予受理。{PURPOSE}"),
    ("body", "二、工作步骤"),
    ("body", f"（一）自愿申报。{PURPOSE}"),
    ("body", f"（二）省级初审。{PURPOSE}"),
    ("body", "附件：任务分解表"),
    ("right", "示例县人民政府"),
    ("right", "2025年3月5日"),
]


def notice(**options: object) -> bytes:
    return printed([text(words, style) for style, words in NOTICE], **options)  # type: ignore[arg-type]


def words(data: bytes) -> list[str]:
    return [block.text for block in load(data).blocks if isinstance(block, Paragraph)]


def test_every_paragraph_of_a_notice_is_one_block() -> None:
    loaded = load(notice(header="示例县法治政府建设资料汇编"))
    assert [block.text for block in loaded.blocks if isinstance(block, Paragraph)] == [
        words for _, words in NOTICE
    ]
    assert loaded.pages == 2


def test_the_title_is_told_from_the_letterhead() -> None:
    loaded = load(notice())
    titles = [b.text for b in loaded.blocks if isinstance(b, Paragraph) and b.role == "title"]
    assert titles == [TITLE]


def test_paragraphs_stand_on_the_page_where_they_begin() -> None:
    found = load(notice()).blocks
    pages = [block.locator.page or 0 for block in found]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 2)
    assert [block.locator.block for block in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(
    "footer",
    [
        "— {page} —",
        "- {page} -",
        "{page}",
        "第 {page} 页 共 2 页",
        "{page} / 2",
        "Page {page} of 2",
    ],
)
def test_page_numbers_are_not_text(footer: str) -> None:
    assert words(notice(footer=footer)) == [words for _, words in NOTICE]


def test_a_page_number_on_a_single_page_is_not_text() -> None:
    assert [
        b.text for b in blocks([text("第一条本办法自印发之日起施行。")]) if isinstance(b, Paragraph)
    ] == ["第一条本办法自印发之日起施行。"]


def test_a_year_alone_in_the_text_stays() -> None:
    assert "2025" in words(printed([text("2025", "centred"), text(PURPOSE)]))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text("依法行政建设政府县司局人民法治，、（）《》12", min_size=3, max_size=120).filter(
            lambda drawn: drawn[0] not in "，、（）《》12" and drawn[-1] not in "，、（《》12"
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_character_is_lost_or_repeated(paragraphs: list[str]) -> None:
    story = [text(f"{words}。") for words in paragraphs]
    joined = "".join(words(printed(story)))
    assert joined.replace(" ", "") == "".join(f"{words}。" for words in paragraphs)


def test_two_columns_are_read_one_after_the_other() -> None:
    story = [
        text(
            f"第{i}段起头。建设法治政府是全面推进依法治国的重点任务和主体工程，必须坚持党的领导，"
            f"坚持以人民为中心，坚持法治国家、法治政府、法治社会一体建设，确保第{i}段到此结束。",
            "small",
        )
        for i in range(1, 15)
    ]
    found = words(printed(story, columns=2))
    assert [paragraph[:4].rstrip("起") for paragraph in found] == [
        f"第{i}段起"[:4].rstrip("起") for i in range(1, 15)
    ]
    assert all(paragraph.endswith("到此结束。") for paragraph in found)


def test_entries_side_by_side_are_not_columns() -> None:
    def page(canvas: Canvas) -> None:
        for i in range(10):
            canvas.drawString(80, 750 - 28 * i, f"联系单位{i}")
            canvas.drawString(330, 750 - 28 * i, f"电话0000-{i}")

    assert words(drawn(page)) == [f"联系单位{i} 电话0000-{i}" for i in range(10)]


def test_turned_pages_are_read_and_watermarks_are_not() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.drawString(100, 500, "横向页面的第一段。")
        canvas.drawString(100, 470, "横向页面的第二段。")
        canvas.rotate(45)
        canvas.drawString(300, 0, "水印")

    assert words(drawn(page)) == ["横向页面的第一段。", "横向页面的第二段。"]


def test_bold_printed_twice_is_one_text() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "强调的文字")
        canvas.drawString(100.4, 700, "强调的文字")

    assert words(drawn(page)) == ["强调的文字"]


def test_equal_lines_of_a_font_not_in_the_file_are_all_read() -> None:
    def page(canvas: Canvas) -> None:
        for i in range(5):
            canvas.drawString(100, 700 - 28 * i, "长期坚持")

    assert words(drawn(page)) == ["长期坚持"] * 5


def test_latin_words_are_apart_and_chinese_ones_are_not() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for x, word in ((80, "GB/T"), (112, "33000"), (152, "of"), (166, "2016")):
            canvas.drawString(x, 700, word)
        canvas.setFont(FONT, 16)
        for i, character in enumerate("行政执法"):
            canvas.drawString(80 + 22 * i, 650, character)

    assert words(drawn(page)) == ["GB/T 33000 of 2016", "行政执法"]
