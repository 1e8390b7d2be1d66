"""What a document says of itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.identity import identify
from ingest.identity.titling import work_of
from ingest.loaders.markdown import MarkdownLoader
from ingest.loaders.text import TextLoader
from ingest.model import Document
from ingest.outline import outline, split_documents
from tests.ingest.documents import COLLECTION, PLAN, paragraphs, table


def read(text: str, source: str = "a.txt", part: int = 0) -> Document:
    return identify(outline(paragraphs(text)), source=source, part=part)


def test_an_official_document() -> None:
    found = read(PLAN)
    assert found.title == "示例县2025年法治政府建设示范创建实施方案"
    assert found.work == "示例县法治政府建设示范创建实施方案"
    assert found.number == "示政发〔2025〕12号"
    assert found.issuer == "示例县人民政府"
    assert found.level == "县"
    assert found.issued == date(2025, 3, 5)
    assert found.edition == "2025年征求意见稿"
    assert (found.status, found.standing, found.authority) == ("draft", "本级现行", "方案")
    assert found.secrecy is None


def test_the_parts_of_a_collection() -> None:
    parts = split_documents(paragraphs(COLLECTION))
    found = [identify(outline(p), source="汇编.txt", part=n) for n, p in enumerate(parts, 1)]
    assert [d.title for d in found] == [
        "副县长在法治建设推进会上的讲话",
        "在全县行政执法工作会议上的讲话",
        "在法治示范创建培训班上的讲话",
        "XX市2024年法治政府建设工作情况报告",
    ]
    assert {d.authority for d in found} == {"讲话报告"}
    assert [d.standing for d in found] == ["外地参考", "本级现行", "本级现行", "外地参考"]
    assert len({d.id for d in found}) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例县2025年任务分解表", "示例县2024年任务分解表"),
        ("标准指引（试行）", "标准指引"),
        ("优化营商环境条例(2024-09-27)", "优化营商环境条例（修订）"),
        ("第二篇：工作方案", "工作方案"),
        ("指标体系（2021年版）", "指标体系(2019年版)"),
        ("中华人民共和国行政复议法", "行政复议法"),
        ("实施方案（征求意见稿）", "实施方案"),
    ],
)
def test_editions_share_their_work(one: str, other: str) -> None:
    assert work_of(one) == work_of(other)


def test_different_works_differ() -> None:
    assert work_of("实施纲要（2015—2020年）") != work_of("实施纲要（2021—2025年）")
    assert work_of("2025年") == "2025年"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("国办发[2019] 3 号", "国办发〔2019〕3号"),
        ("司发通（2024）第12号", "司发通〔2024〕12号"),
        ("2019年4月20日 国务院令第713号公布", "国务院令第713号"),
        ("根据《实施办法》（示政办〔2020〕5号），现通知如下：", None),
    ],
)
def test_the_number_is_its_own_not_one_it_cites(line: str, number: str | None) -> None:
    text = f"某项工作暂行规定\n{line}\n为规范管理，制定本规定，请认真执行。\n请于月底前报送。"
    assert read(text).number == number


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("示例县任务分解表", "任务分解表"),
        ("法治政府建设示范指标体系（2025年版）", "指标体系"),
        ("乡镇（街道）法治建设指标标准指引", "标准指引"),
        ("申报常见问题口径", "口径"),
        ("关于印发《示范创建实施方案》的通知", "方案"),
        ("关于调整申报时间的补充通知", "通知"),
        ("2024年法治政府建设年度报告", "讲话报告"),
        ("关于调整示例县2025年任务分解表有关内容的通知", "通知"),
        ("关于征求《法治政府建设指标体系》意见的函", "通知"),
        ("关于下达《示例县任务分解表》的通知", "任务分解表"),
        ("示例省行政执法监督条例", "法规"),
        ("示例档案", "其他"),
    ],
)
def test_the_kind(title: str, authority: str) -> None:
    assert read(f"{title}\n各单位要认真执行有关规定，做好工作。\n请遵照。").authority == authority


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("国务院办公厅", "国家"),
        ("示例省司法厅", "省"),
        ("北京市人民政府", "省"),
        ("示例市人民政府办公室", "市"),
        ("示例县司法局", "县"),
        ("北京市海淀区人民政府", "县"),
        ("示例县城关镇人民政府", "乡镇"),
    ],
)
def test_the_level_of_the_issuer(issuer: str, level: str) -> None:
    found = read(f"关于做好有关工作的通知\n请各单位做好准备，按时报送。\n{issuer}\n2025年4月1日")
    assert (found.issuer, found.level) == (issuer, level)
    assert found.standing == ("上级" if level in ("国家", "省") else "本级现行")


@pytest.mark.parametrize(
    "line",
    ["编制单位：示例县委法治办　　编制时间：2025年3月", "（示例县委法治办2025年5月20日印发）"],
)
def test_the_issuer_as_stated_below_the_title(line: str) -> None:
    assert read(f"示例县答疑口径\n{line}\n按季度报送，不得迟报。\n完。").issuer == "示例县委法治办"


def test_the_day_of_force_is_not_the_day_of_issue() -> None:
    text = "示例县管理办法\n第一条 略。\n第二条 略。\n第三条 本办法自2025年9月1日起施行。"
    assert read(text).issued is None
    assert read(text, "示例县管理办法(2025-07-05).txt").issued == date(2025, 7, 5)


@pytest.mark.parametrize(
    "text",
    [
        "示例县司法局关于报送材料的通知\n各单位：请按时报送。 示例县司法局 2025年3月5日 （此件公开发布）",
        "关于报送材料的通知\n【发文日期】 2025-03-05\n各单位：请按时报送。\n完。",
        "关于报送材料的通知\n请按时报送，自2025年2月1日起执行。 示例县司法局 2025年3月5日\n",
    ],
)
def test_the_date_as_signed_or_stated(text: str) -> None:
    assert read(text).issued == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("上海市区县和乡镇代表直接选举实施细则", "省"),
        ("重庆出台系列措施", "省"),
        ("市场监管总局启动行动", None),
        ("市司法局关于报送材料的通知", "市"),
        ("北京市昌平区司法局关于报送材料的通知", "县"),
    ],
)
def test_the_level_by_place(title: str, level: str | None) -> None:
    assert read(f"{title}\n请按时报送材料。\n完。").level == level


def test_the_only_line_of_a_text_is_its_title() -> None:
    assert read("关于报送时间调整的通知", "新文件夹/扫描.txt").title == "关于报送时间调整的通知"
    assert read("附件2\n示例县材料报送要求\n各单位按季度报送。\n完。").title == "示例县材料报送要求"
    assert read("附件1 示例县任务分解表\n各单位按季度填报。\n完。").title == "示例县任务分解表"


def test_a_table_is_told_by_its_columns_and_its_file() -> None:
    blocks = (table([["序号", "三级指标", "牵头单位"], ["1", "权责清单", "县委编办"]]),)
    found = identify(outline(blocks), source="2025/县级分工(20250310).xlsx")
    assert found.title == "县级分工(20250310)"
    assert (found.authority, found.issued) == ("任务分解表", date(2025, 3, 10))


def test_a_model_text_is_foreign_and_a_repealed_one_says_so() -> None:
    assert read("某县工作方案\n各单位要认真执行，按时完成。\n请遵照。").standing == "外地参考"
    assert (
        read("示例办法（已废止）\n第一条 为规范管理，制定本办法。\n第二条 略。").status
        == "repealed"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "刚才，XX局长传达了会议精神。",
        "X书记多次作出批示。",
        "法治**建设是基础，抓好法治**建设，加快法治**建设，推进**建设，法治**建设要常抓不懈。",
        "办理案件X件，审核文件X件，培训X次，立案X起，清理文件 X 件。",
    ],
)
def test_a_speech_without_names_comes_from_elsewhere(hidden: str) -> None:
    speech = f"在法治建设推进会上的讲话\n同志们：\n{hidden}\n谢谢大家！"
    assert read(speech).authority == "讲话报告"
    assert read(speech).standing == "外地参考"


def test_a_speech_is_not_history_for_being_one() -> None:
    speech = "在2025年法治建设推进会上的讲话\n同志们：\n办理案件X件，今年各单位要对照指标抓落实。\n谢谢大家！"
    found = read(speech)
    assert (found.authority, found.standing) == ("讲话报告", "本级现行")
    signed = "在2025年推进会上的讲话\n县长 李某\n同志们：\n今年各单位要对照指标抓落实。\n谢谢大家！"
    assert read(signed).standing == "本级现行"
    report = read("示例省人民政府2024年法治政府建设年度报告\n全省办理复议案件300件。\n特此报告。")
    assert (report.authority, report.standing) == ("讲话报告", "上级")


def test_the_id_depends_on_source_part_and_text() -> None:
    assert read(PLAN) == read(PLAN)
    others = [read(PLAN, "b.txt"), read(PLAN, part=1), read(PLAN + "\n完。")]
    assert len({read(PLAN).id, *(o.id for o in others)}) == 4
    assert all(len(o.id) == 16 for o in others)


def test_real_statutes(shared_data: Path) -> None:
    import json

    manifest = (shared_data / "laws" / "manifest.jsonl").read_text(encoding="utf-8")
    works: dict[str, set[str]] = {}
    for row in map(json.loads, manifest.strip().split("\n")):
        blocks = MarkdownLoader().load((shared_data / "laws" / row["file"]).read_bytes()).blocks
        found = identify(outline(blocks), source=row["file"])
        assert found.title.removeprefix("中华人民共和国") == row["title"].removeprefix(
            "中华人民共和国"
        ), row["file"]
        if row["date"]:
            assert found.issued is not None
            assert found.issued.isoformat() >= row["date"], row["file"]
        works.setdefault(row["title"], set()).add(found.work)
    assert all(len(names) == 1 for names in works.values())


def test_what_the_seeds_are(shared_data: Path) -> None:
    (path,) = (shared_data / "seeds").glob("*.txt")
    parts = split_documents(TextLoader().load(path.read_bytes()).blocks)
    found = [identify(outline(p), source=path.name, part=n) for n, p in enumerate(parts, 1)]
    assert {(d.authority, d.standing) for d in found} == {("讲话报告", "外地参考")}
    assert [d.title for d in found] == [
        "县长在2024年法治政府建设工作推进会议上的讲话",
        "法治建设推进会议讲话",
        "县长在全县法治政府建设推进会上的讲话",
        "在2024年争创全国法治政府建设示范县推进会议上的讲话",
        "XX市2024年法治政府建设工作情况报告",
    ]
