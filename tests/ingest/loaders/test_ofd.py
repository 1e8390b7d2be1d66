"""Reading the text of OFD pages."""

from __future__ import annotations

import pytest

from tests.ingest.loaders.ofd_files import (
    NAMESPACE,
    load,
    package,
    page,
    path,
    roles,
    text,
    texts,
    truetype,
)

BODY = "各单位应当在八月底前报送佐证材料，材料应当真实、完整。"


def coded(words: str, attributes: str, *, before: str = "") -> str:
    """A text object at the left margin with a TextCode of these attributes."""
    code = f"{before}<ofd:TextCode {attributes}>{words}</ofd:TextCode>"
    return text(words, 30, 40, code=code)


@pytest.mark.parametrize(
    "attributes",
    [
        'X="0" Y="5" DeltaX="5 5 5 5 5"',
        'X="0" Y="5" DeltaX="g 5 5"',
        'X="0" Y="5" DeltaX="g 2 5 5 g 2 5"',
        'X="0" Y="5" DeltaX="5"',  # a list that is too short goes on
        'X="0" Y="5"',  # natural widths
        'X="0" Y="5" DeltaX="g 999999999 5"',
        'Y="5" DeltaX="5 x 5"',
    ],
)
def test_characters_stand_by_their_deltas(attributes: str) -> None:
    assert texts(package(page(coded("牵头单位职责", attributes)))) == ["牵头单位职责"]


def test_objects_of_a_line_are_put_together_by_their_place() -> None:
    parts = [text("第二条", 60, 40), text("　材料", 75, 40), text("依照规定，", 30, 40)]
    assert texts(package(page("".join(parts)))) == ["依照规定， 第二条　材料"]


def test_digits_are_half_as_wide_as_characters() -> None:
    deltas = 'X="0" Y="5" DeltaX="2.5 2.5 2.5 2.5 5 2.5 5 2.5 2.5"'
    assert texts(package(page(coded("2025年8月31日", deltas)))) == ["2025年8月31日"]


def test_a_scaled_object_has_the_size_that_is_seen() -> None:
    code = '<ofd:TextCode X="0" Y="50" DeltaX="g 3 50">法治政府</ofd:TextCode>'
    title = text("", 80, 40, size=50.0, code=code, CTM="0.2 0 0 0.2 0 0")
    lines = "".join(text(BODY, 30, 60 + 9 * i) for i in range(8))
    blocks = load(package(page(title + lines))).blocks
    assert roles(blocks)[0] == "title"


def test_a_page_on_its_side_is_turned() -> None:
    def line(i: int) -> str:
        code = f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(BODY) - 1} 5">{BODY}</ofd:TextCode>'
        return text("", 40 + 9 * i, 260, code=code, CTM="0 -1 1 0 0 0")

    upright = text("第1页", 30, 20)
    assert texts(package(page("".join(map(line, range(3))) + upright))) == [BODY] * 3


def test_slanted_and_invisible_text_is_left_out() -> None:
    code = '<ofd:TextCode X="0" Y="5" DeltaX="5">内部</ofd:TextCode>'
    mark = text("", 60, 60, code=code, CTM="0.7 0.7 -0.7 0.7 0 0")
    hidden = text("草稿", 30, 80, Visible="false")
    assert texts(package(page(mark + hidden + text(BODY, 30, 40)))) == [BODY]


def test_blocks_and_drawings_used_again_are_read() -> None:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9" Width="100" Height="20">'
        f"<ofd:Content>{text('抄送机关', 0, 5)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    use = '<ofd:CompositeObject Boundary="30 80 100 20" ResourceID="9"/>'
    block = f"<ofd:PageBlock><ofd:PageBlock>{text('主送机关：', 30, 40)}</ofd:PageBlock></ofd:PageBlock>"
    assert texts(package(page(block + use), resources=unit)) == ["主送机关：", "抄送机关"]


def test_templates_lie_below_and_above_the_page() -> None:
    common = "".join(
        f'<ofd:TemplatePage ID="{name}" ZOrder="{order}" BaseLoc="Tpls/{name}.xml"/>'
        for name, order in (("t1", "Background"), ("t2", "Foreground"))
    )
    use = '<ofd:Template TemplateID="t2"/><ofd:Template TemplateID="t1"/><ofd:Template TemplateID="t3"/>'
    parts = {
        "Doc_0/Tpls/t1.xml": page(text("姓名：", 30, 40)),
        "Doc_0/Tpls/t2.xml": page(text("联系电话：", 30, 50)),
    }
    data = package(page(text("张三", 50, 40), before=use), common=common, extra=parts)
    assert texts(data) == ["姓名： 张三", "联系电话："]


def test_pages_come_in_the_order_of_the_document() -> None:
    listed = '<ofd:Page ID="2" BaseLoc="b.xml"/><ofd:Page ID="1" BaseLoc="a.xml"/>'
    document = (
        f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:CommonData/>'
        f'<ofd:Pages>{listed}<ofd:Page ID="3" BaseLoc="gone.xml"/></ofd:Pages></ofd:Document>'
    )
    extra = {
        "Doc_0/a.xml": page(text("第二页的话。", 30, 40)),
        "Doc_0/b.xml": page(text("第一页的话。", 30, 40)),
        "Doc_0/Document.xml": document,
    }
    loaded = load(package(extra=extra))
    assert [(b.text, b.locator.page) for b in loaded.blocks if hasattr(b, "text")] == [
        ("第一页的话。", 1),
        ("第二页的话。", 2),
    ]
    assert loaded.pages == 3


def test_every_document_of_a_file_is_read() -> None:
    bodies = "".join(
        f"<ofd:DocBody><ofd:DocRoot>{name}/Document.xml</ofd:DocRoot></ofd:DocBody>"
        for name in ("Doc_0", "Doc_1")
    )
    second = (
        f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:Pages>'
        '<ofd:Page BaseLoc="p.xml"/></ofd:Pages></ofd:Document>'
    )
    extra = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{NAMESPACE}">{bodies}</ofd:OFD>',
        "Doc_1/Document.xml": second,
        "Doc_1/p.xml": page(text("附件的话。", 30, 40)),
    }
    assert texts(package(page(text("正文的话。", 30, 40)), extra=extra)) == [
        "正文的话。",
        "附件的话。",
    ]


@pytest.mark.parametrize("location", ["/Doc_0/P/c.xml", "Doc_0/P/c.xml", "P\\c.xml", "p/C.XML"])
def test_locations_are_followed_however_they_are_written(location: str) -> None:
    document = (
        f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:Pages>'
        f'<ofd:Page BaseLoc="{location}"/></ofd:Pages></ofd:Document>'
    )
    extra = {"Doc_0/Document.xml": document, "Doc_0/P/c.xml": page(text(BODY, 30, 40))}
    assert texts(package(extra=extra)) == [BODY]


def test_another_namespace_says_the_same() -> None:
    other = "http://www.ofdspec.org"
    data = package(page(text(BODY, 30, 40), namespace=other), namespace=other)
    assert texts(data) == [BODY]


def test_glyphs_say_what_the_text_does_not() -> None:
    font = (
        '<ofd:Fonts><ofd:Font ID="1" FontName="A"><ofd:FontFile>a.ttf</ofd:FontFile></ofd:Font>'
        "</ofd:Fonts>"
    )
    data = {"Doc_0/Res/a.ttf": truetype({ord("牵"): 7, ord("头"): 9})}
    glyphs = (
        '<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="2">'
        "<ofd:Glyphs>7 9</ofd:Glyphs></ofd:CGTransform>"
    )
    inner = coded("由¤\ue123负责", 'X="0" Y="5" DeltaX="g 4 5"', before=glyphs)
    assert texts(package(page(inner), resources=font, extra=data)) == ["由牵头负责"]
    # Characters that say something are believed, and a font that is none says nothing.
    kept = coded("由牵制负责", 'X="0" Y="5" DeltaX="g 4 5"', before=glyphs)
    assert texts(package(page(kept), resources=font, extra=data)) == ["由牵制负责"]
    broken = {"Doc_0/Res/a.ttf": b"\0\1\0\0"}
    assert texts(package(page(inner), resources=font, extra=broken)) == ["由¤\ue123负责"]


def test_a_red_letterhead_is_no_title() -> None:
    pens = (
        '<ofd:DrawParams><ofd:DrawParam ID="5"><ofd:FillColor Value="#ee #20 #25"/></ofd:DrawParam>'
        '<ofd:DrawParam ID="6" Relative="5"/></ofd:DrawParams>'
    )
    head = text("示例县人民政府办公室", 40, 40, size=12.0, DrawParam="6")
    title = text("关于报送材料的通知", 60, 70, size=8.0)
    lines = "".join(text(BODY, 30, 90 + 9 * i) for i in range(8))
    blocks = load(package(page(head + title + lines), resources=pens)).blocks
    assert roles(blocks)[:2] == ["body", "title"]


def test_stamps_and_annotations_are_no_text() -> None:
    document = "<ofd:Annotations>Annotations.xml</ofd:Annotations>"
    annotation = (
        f'<ofd:PageAnnot xmlns:ofd="{NAMESPACE}"><ofd:Annot Type="Watermark"><ofd:Appearance>'
        f"{text('仅供内部使用', 30, 60)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"
    )
    extra: dict[str, str | bytes] = {
        "Doc_0/Annotations.xml": f'<ofd:Annotations xmlns:ofd="{NAMESPACE}"><ofd:Page PageID="0">'
        "<ofd:FileLoc>Pages/Page_0/a.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
        "Doc_0/Pages/Page_0/a.xml": annotation,
        "Doc_0/Signs/Sign_0/Seal.esl": b"seal",
    }
    data = package(page(text(BODY, 30, 40)), document=document, extra=extra)
    assert texts(data) == [BODY]


def test_paragraphs_are_joined_over_lines_and_pages() -> None:
    def line(words: str, y: float, x: float = 30.0) -> str:
        return text(words, x, y)

    full = "各单位应当在八月底前报送佐证材料，材料应当真实、完整，不"
    first = "".join(line(full, 40 + 9 * i, 40.0 if i == 0 else 30.0) for i in range(20))
    foot = path("M 30 270 L 180 270") + text("— 1 —", 95, 280)
    second = line("得遗漏。", 40) + line("报送时间另行通知。", 49, 40.0) + text("— 2 —", 95, 280)
    found = texts(package(page(first + foot), page(second)))
    assert found == [full * 20 + "得遗漏。", "报送时间另行通知。"]
