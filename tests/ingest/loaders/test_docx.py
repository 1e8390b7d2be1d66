"""Word files: order, headings, text boxes, notes, changes, hidden text."""

from __future__ import annotations

import io

import docx
import pytest

from ingest.errors import EncryptedFile, IngestError, NothingToRead, UnreadableFile
from ingest.loaders.docx import DocxLoader
from tests.ingest.loaders.reading import cells_of, outline_of, texts_of
from tests.ingest.loaders.word_files import (
    cell,
    package,
    paragraph,
    row,
    table,
    text_run,
    word_file,
)

_BOX = (
    "<w:p>{run}<w:r><mc:AlternateContent>"
    '<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{box}'
    "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{box}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
_HEADING_STYLE = (
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="单位标题"/>'
    '<w:basedOn w:val="a1"/></w:style>'
)


def load(body: str, **parts: str) -> list[tuple[str, str]]:
    return outline_of(DocxLoader().load(word_file(body, strict=False, **parts)))


def test_python_docx_file_reads_in_body_order() -> None:
    document = docx.Document()
    document.add_heading("示例县实施方案", 0)
    document.add_heading("一、总体要求", 1)
    document.add_paragraph("坚持依法行政。")
    grid = document.add_table(2, 2)
    grid.cell(0, 0).text = "序号"
    grid.cell(0, 1).text = "牵头单位"
    grid.cell(1, 0).merge(grid.cell(1, 1)).text = "1"
    document.add_heading("（一）目标", 2)
    document.add_paragraph("附件：清单", style="List Bullet")
    buffer = io.BytesIO()
    document.save(buffer)
    loaded = DocxLoader().load(buffer.getvalue())
    assert outline_of(loaded) == [
        ("title", "示例县实施方案"),
        ("h1", "一、总体要求"),
        ("body", "坚持依法行政。"),
        ("table", "序号; 牵头单位; 1"),
        ("h2", "（一）目标"),
        ("list", "• 附件：清单"),
    ]
    assert loaded.title == "示例县实施方案"
    assert cells_of(loaded)[-1] == (2, 1, 1, 2, "1")


def test_heading_levels_come_from_styles_and_from_the_paragraph() -> None:
    body = (
        paragraph("样式", '<w:pStyle w:val="a1"/>')
        + paragraph("继承", '<w:pStyle w:val="a2"/>')
        + paragraph("自己的", '<w:outlineLvl w:val="0"/>')
        + paragraph("取消", '<w:pStyle w:val="a1"/><w:outlineLvl w:val="9"/>')
    )
    assert load(body, styles=_HEADING_STYLE) == [
        ("h2", "样式"),
        ("h2", "继承"),
        ("h1", "自己的"),
        ("body", "取消"),
    ]


def test_large_centred_first_paragraphs_are_the_title_but_a_red_head_is_not() -> None:
    centre = '<w:jc w:val="center"/>'
    body = (
        paragraph("示例县人民政府文件", centre, '<w:sz w:val="72"/><w:color w:val="FF0000"/>')
        + paragraph("示政发〔2025〕3号", centre, '<w:sz w:val="32"/>')
        + paragraph("关于开展示范创建的", centre, '<w:sz w:val="44"/>')
        + paragraph("实施方案", centre, '<w:sz w:val="44"/>')
        + paragraph("各乡镇人民政府：" + "现将方案印发给你们。" * 8, "", '<w:sz w:val="32"/>')
        + paragraph("附表", centre, '<w:sz w:val="44"/>')
    )
    loaded = DocxLoader().load(word_file(body))
    roles = [kind for kind, _ in outline_of(loaded)]
    assert roles == ["body", "body", "title", "title", "body", "body"]
    assert loaded.title == "关于开展示范创建的实施方案"


def test_text_box_is_read_once_after_its_paragraph() -> None:
    body = _BOX.format(run=text_run("正文。"), box=paragraph("框里的字"))
    assert load(body) == [("body", "正文。"), ("textbox", "框里的字")]


def test_text_box_that_only_an_old_word_wrote() -> None:
    old = paragraph("旧框")
    body = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{old}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    assert load(body) == [("textbox", "旧框")]


def test_footnotes_follow_the_block_that_refers_to_them() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("指县级以上。")}</w:footnote>'
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        f"<w:p>{text_run('不低于90%')}{reference}{text_run('的指标。')}</w:p>"
        + table(
            row(f"<w:tc><w:p>{text_run('项')}{reference}</w:p></w:tc>", cell("要点")),
        )
        + paragraph("下一段。")
    )
    assert load(body, footnotes=notes) == [
        ("body", "不低于90%的指标。"),
        ("footnote", "指县级以上。"),
        ("table", "项; 要点"),
        ("footnote", "指县级以上。"),
        ("body", "下一段。"),
    ]


def test_changes_are_read_as_accepted() -> None:
    body = (
        f"<w:p>{text_run('8月')}<w:del><w:r><w:delText>15</w:delText></w:r></w:del>"
        f"<w:ins>{text_run('31')}</w:ins>{text_run('日')}</w:p>"
        f"<w:p><w:moveFrom>{text_run('移走')}</w:moveFrom></w:p>"
        f"<w:p><w:moveTo>{text_run('移来')}</w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + text_run("前半，") + "</w:p>"
        "<w:p>" + text_run("后半。") + "</w:p>"
    )
    assert load(body) == [("body", "8月31日"), ("body", "移来"), ("body", "前半，后半。")]


def test_hidden_text_and_contents_are_left_out() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    )
    hidden = '<w:rStyle w:val="h"/>'
    shown = hidden + '<w:vanish w:val="0"/>'
    body = (
        f"<w:p>{text_run('看得见')}{text_run('看不见', '<w:vanish/>')}"
        f"{text_run('样式隐藏', hidden)}"
        f"{text_run('又显示', shown)}</w:p>"
        + paragraph("第一章\t3", '<w:pStyle w:val="t"/>')
        + '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent>" + paragraph("目录") + "</w:sdtContent></w:sdt>"
    )
    assert load(body, styles=styles) == [("body", "看得见又显示")]


def test_content_controls_links_breaks_and_symbols() -> None:
    body = (
        "<w:sdt><w:sdtContent>" + paragraph("控件里的段") + "</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + paragraph("单击此处输入文字。")
        + "</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{text_run('链接')}</w:hyperlink><w:r><w:tab/><w:t>后</w:t><w:br/>"
        "<w:t>第二行</w:t><w:softHyphen/><w:noBreakHyphen/></w:r>"
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>是</w:t>'
        '<w:sym w:font="Wingdings 2" w:char="F052"/><w:t>否</w:t></w:r>'
        "<w:sdt><w:sdtContent>" + text_run("行内") + "</w:sdtContent></w:sdt></w:p>"
    )
    assert load(body) == [
        ("body", "控件里的段"),
        ("body", "链接\t后\n第二行-□是☑否行内"),
    ]


def test_strict_variant_reads_the_same() -> None:
    body = paragraph("标题", '<w:outlineLvl w:val="0"/>') + table(row(cell("甲"), cell("乙")))
    usual = DocxLoader().load(word_file(body, styles=_HEADING_STYLE))
    assert DocxLoader().load(word_file(body, strict=True, styles=_HEADING_STYLE)) == usual


def test_declared_title_counts_only_if_it_stands_in_the_text() -> None:
    def titled(title: str, text: str) -> str | None:
        document = docx.Document()
        document.core_properties.title = title
        document.add_paragraph(text)
        buffer = io.BytesIO()
        document.save(buffer)
        return DocxLoader().load(buffer.getvalue()).title

    assert titled("实施 方案", "示例县实施方案") == "实施 方案"
    assert titled("去年的通知", "示例县实施方案") is None


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (word_file("<w:p/>"), NothingToRead),
        (package({"word/document.xml": "<w:document"}), UnreadableFile),
        (package({"word/styles.xml": "<a/>"}), UnreadableFile),
        (b"PK\x03\x04 and no more", UnreadableFile),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, error: type[IngestError]) -> None:
    with pytest.raises(error):
        DocxLoader().load(data)


def test_entities_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(UnreadableFile) as caught:
        DocxLoader().load(package({"word/document.xml": bomb}))
    assert caught.value.fields == {"reason": "document_type"}


def test_archive_behind_a_password() -> None:
    data = bytearray(word_file(paragraph("密")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(EncryptedFile):
        DocxLoader().load(bytes(data))


def test_html_inserted_by_a_converter_is_read() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files = {
        "word/document.xml": f'<w:document xmlns:w="{main}" xmlns:r="{relation}"><w:body>'
        '<w:altChunk r:id="c"/></w:body></w:document>',
        "word/_rels/document.xml.rels": "<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="c" Type="{relation}/aFChunk" Target="c.html"/></Relationships>',
        "word/c.html": "<html><body><h1>通知</h1><p>内容</p></body></html>",
    }
    assert texts_of(DocxLoader().load(package(files))) == ["通知", "内容"]
