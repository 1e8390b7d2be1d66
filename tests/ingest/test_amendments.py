"""Notices that change what other documents say, and sentences that only sound like it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.amendments import amendments
from ingest.model import Amendment, Authority, Block, Document, Heading, Locator, Paragraph
from tests.ingest.tables import drawn

PLAN = "示例县2025年法治政府建设示范创建任务分解表"


def notice(
    title: str = f"关于调整《{PLAN}》有关事项的补充通知", authority: Authority = "通知"
) -> Document:
    return Document("n", "w", "n.pdf", title, authority=authority)


def read(*texts: str, document: Document | None = None) -> list[Amendment]:
    blocks: list[Block] = []
    for number, text in enumerate(texts, 1):
        where = Locator(number, paragraph=number)
        heading = text.startswith("#")
        blocks.append(Heading(text[1:], 1, where) if heading else Paragraph(text, where))
    return list(amendments(document or notice(), blocks))


def short(found: list[Amendment]) -> list[tuple[str, str, str | None, str, str | None]]:
    return [(a.action, a.field, a.old, a.new, a.target_number) for a in found]


CASES: list[tuple[str, list[tuple[str, str, str | None, str, str | None]]]] = [
    ("指标37的完成时限由8月15日调整为8月31日。", [("replace", "deadline", "8月15日", "8月31日", "37")]),
    ("第三十七项指标材料上传截止时间延至2025年8月31日。", [("replace", "deadline", None, "2025年8月31日", "37")]),
    ("原定于8月15日的材料上传时间统一延长至8月31日24时，其他要求不变。",
     [("replace", "deadline", "8月15日", "8月31日24时", None)]),
    ("指标12、15的报送时间推迟至9月底前。",
     [("replace", "deadline", None, "9月底前", "12"), ("replace", "deadline", None, "9月底前", "15")]),
    ("指标5由县司法局牵头改为由县数据局牵头。", [("replace", "lead", "县司法局", "县数据局", "5")]),
    ("指标5的牵头单位由县司法局调整为县政府办公室，完成时限由6月30日改为7月31日。",
     [("replace", "lead", "县司法局", "县政府办公室", "5"), ("replace", "deadline", "6月30日", "7月31日", "5")]),
    ("指标37的佐证材料增加“集体讨论会议纪要”一项，由各责任单位分别提供。",
     [("add", "evidence", None, "集体讨论会议纪要", "37")]),
    ("指标37佐证材料增补“公示截图”和“听证会笔录”。",
     [("add", "evidence", None, "公示截图", "37"), ("add", "evidence", None, "听证会笔录", "37")]),
    ("指标37增加一项佐证材料：集体讨论会议纪要。", [("add", "evidence", None, "集体讨论会议纪要", "37")]),
    ("指标37的佐证材料删去“风险评估报告”。", [("remove", "evidence", "风险评估报告", "风险评估报告", "37")]),
    ("指标37中“风险评估报告”不再作为佐证材料。", [("remove", "evidence", "风险评估报告", "风险评估报告", "37")]),
    ("指标37不再要求提供风险评估报告。", [("remove", "evidence", "风险评估报告", "风险评估报告", "37")]),
    ("将指标9佐证材料中的“签到表”修改为“签到表及现场照片”。",
     [("replace", "evidence", "签到表", "签到表及现场照片", "9")]),
    ("指标8的分值由2分提高到3分。", [("replace", "score", "2分", "3分", "8")]),
    ("指标37佐证材料增加“专家论证意见”一项，删去“风险评估报告”，完成时限调整为9月30日。",
     [("replace", "deadline", None, "9月30日", "37"), ("add", "evidence", None, "专家论证意见", "37"),
      ("remove", "evidence", "风险评估报告", "风险评估报告", "37")]),
    ("指标37佐证材料增加“取消事项清单”。", [("add", "evidence", None, "取消事项清单", "37")]),
    ("第6项佐证材料新增“后评估报告”。", [("add", "evidence", None, "后评估报告", "6")]),
    ("第3、5项的完成时限一律顺延至10月15日。",
     [("replace", "deadline", None, "10月15日", "3"), ("replace", "deadline", None, "10月15日", "5")]),
    ("《任务分解表》第十二至十四项的完成时限顺延至10月15日。",
     [("replace", "deadline", None, "10月15日", n) for n in ("12", "13", "14")]),
    ("指标12—13的完成时限延至10月15日。",
     [("replace", "deadline", None, "10月15日", n) for n in ("12", "13")]),
    ("指标15的责任单位“县卫健委”更名为“县卫生健康局”。",
     [("replace", "joint", "县卫健委", "县卫生健康局", "15")]),
    ("指标30的佐证材料“会议记录”应为“会议纪要”。",
     [("replace", "evidence", "会议记录", "会议纪要", "30")]),
    ("指标21中的“每季度末”改为“每月25日前”。",
     [("replace", "deadline", "每季度末", "每月25日前", "21")]),
    ("第10项不再要求提供照片。", [("remove", "evidence", "照片", "照片", "10")]),
    ("指标4.2.1的责任单位变更为县教育局。", [("replace", "joint", None, "县教育局", "4.2.1")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_changes(
    sentence: str, expected: list[tuple[str, str, str | None, str, str | None]]
) -> None:
    found = read(sentence)
    assert short(found) == expected
    assert {a.target_title for a in found} <= {PLAN, "任务分解表"}
    assert all(
        sentence[a.locator.start - 1 : a.locator.end] == a.quote for a in found if a.locator.start
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "建议将指标37的完成时限由8月15日调整为8月31日。",
        "拟将指标37的完成时限延至8月31日。",
        "指标37的完成时限是否延长至8月31日？",
        "指标37的完成时限不再延长至8月31日。",
        "确需调整为8月31日的，须报县依法治县办同意。",
        "如有困难，指标37的上传时间可延长至8月31日。",
        "指标37的完成时限去年由8月15日调整为8月31日。",
        "各单位要增加投入，提高工作质量。",
        "要把工作重心调整到服务群众上来。",
        "请于8月31日前将指标37的佐证材料上传。",
        "新增“法治县城”宣传点位5处。",
        "关于佐证材料报送有关事项的补充通知",
    ],
)
def test_what_is_not_decided_or_no_change(sentence: str) -> None:
    assert read(sentence) == []


def test_speeches_laws_and_drafts_change_nothing() -> None:
    sentence = CASES[0][0]
    assert read(sentence, document=notice(authority="讲话报告")) == []
    assert read(sentence, document=notice(authority="法规")) == []
    draft = Document("n", "w", "n.pdf", "补充通知", status="draft", authority="通知")
    assert read(sentence, document=draft) == []


def test_the_target_is_named_by_title_lead_or_sentence() -> None:
    plain = notice("关于延长材料上传时间的通知")
    lead = f"各单位：现对《{PLAN}》（示法组发〔2025〕3号）作如下调整：「一」"
    assert read(lead, "材料上传时间延至8月31日。", document=plain)[0].target_title == PLAN
    own = "《示例县实施方案》确定的材料上传时间由8月15日延至8月31日。"
    assert read(own)[0].target_title == "示例县实施方案"
    assert read("材料上传时间延至8月31日。", document=plain)[0].target_title is None
    other = notice("示例县实施方案", authority="方案")
    assert read("材料上传时间延至8月31日。", document=other) == []


def test_what_is_spoken_of_carries_on() -> None:
    found = read(
        "#一、指标37",
        "牵头单位由县司法局调整为县政府办公室。完成时限延至9月30日。",
        "#二、其他",
        "上传时间延至8月31日。",
    )
    assert [(a.field, a.target_number) for a in found] == [
        ("lead", "37"), ("deadline", "37"), ("deadline", None),
    ]  # fmt: skip
    assert [a.id for a in found] == ["n-a1", "n-a2", "n-a3"]
    assert [a.locator.paragraph for a in found] == [2, 2, 4]


def test_tables_of_old_and_new_values() -> None:
    table = drawn("序号|指标|原完成时限|调整后完成时限", "1|37.合法性审查|8月15日|8月31日",
                  "2|指标40 决策执行|6月底|6月底", "3|没有编号的|6月底|7月底")  # fmt: skip
    found = amendments(notice(), [table])
    assert short(list(found)) == [("replace", "deadline", "8月15日", "8月31日", "37")]
    assert (found[0].locator.cell, found[0].quote) == ("D2", "8月31日")


def test_ordinary_notices_change_no_indicators(shared_data: Path) -> None:
    """599 real notices, many of which extend tax dates: none names an indicator or a table."""
    lines = (shared_data / "policies" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        entry = json.loads(line)
        document = Document("p", "w", "p.txt", entry.get("title") or "政策", authority="通知")
        paragraphs = [
            Paragraph(t, Locator(n)) for n, t in enumerate(entry["text"].split("\n"), 1) if t
        ]
        found += [(a.target_title, a.field, a.new) for a in amendments(document, paragraphs)]
    assert len(found) <= len(lines) * 0.05, found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("指标20的完成时限推迟半个月。", [("replace", "deadline", None, "推迟半个月", "20")]),
        ("指标12、15的报送时间统一顺延10天。",
         [("replace", "deadline", None, "顺延10天", "12"), ("replace", "deadline", None, "顺延10天", "15")]),
        ("新增指标108“执法监督员制度”，由县司法局牵头。", [("add", "row", None, "执法监督员制度", "108")]),
        ("增加一项指标：“涉企检查备案”。", [("add", "row", None, "涉企检查备案", None)]),
        ("删去第50项指标。", [("remove", "row", "第50项指标", "第50项指标", "50")]),
        ("第88项指标不再纳入今年考核。", [("remove", "row", "第88项指标", "第88项指标", "88")]),
        ("指标50、指标52予以取消。",
         [("remove", "row", "指标50、指标52", "指标50、指标52", n) for n in ("50", "52")]),
    ],
)  # fmt: skip
def test_whole_rows_and_moves(
    sentence: str, expected: list[tuple[str, str, str | None, str, str | None]]
) -> None:
    assert short(read(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "各项指标的材料应当提前10天准备。",
        "指标50的佐证材料不取消。",
        "审查时间延长10天以内的不作调整。",
    ],
)
def test_what_moves_nothing(sentence: str) -> None:
    assert [a for a in read(sentence) if a.field == "row"] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("本方案自2026年1月1日起施行，原《示例县2023年实施方案》同时废止。",
         [("remove", "document", "示例县2023年实施方案", "示例县2023年实施方案", None),
          ("add", "document", None, "2026年1月1日", None)]),
        ("本办法自印发之日起施行，《甲办法》（示政发〔2019〕3号）和《乙办法》同时废止。",
         [("remove", "document", "甲办法", "甲办法", None),
          ("remove", "document", "乙办法", "乙办法", None)]),
        ("同时废止《甲规定》。", [("remove", "document", "甲规定", "甲规定", None)]),
        ("《甲办法》拟予以废止。", []),
        ("《甲办法》已于2020年废止。", []),
        ("《甲办法》废止后，按新规定办理。", []),
        ("各单位自2026年1月1日起实施电子归档。", []),
    ],
)  # fmt: skip
def test_documents_put_out_of_force_and_into_it(
    sentence: str, expected: list[tuple[str, str, str | None, str, str | None]]
) -> None:
    for authority in ("方案", "法规"):
        found = read(sentence, document=notice("示例县实施方案", authority=authority))
        assert short(found) == expected
    assert read(sentence, document=notice(authority="讲话报告")) == []
