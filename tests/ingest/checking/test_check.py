"""The check sheet: what was expected, what was found, and where reading may have gone wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.checking import Sheet, check
from ingest.errors import InternalDocument, SecretDocument
from ingest.parse import parse

LIBRARY = Path(__file__).resolve().parents[3] / "samples" / "library"
HEADER = "| 序号 | 三级指标 | 牵头单位 | 佐证材料 | 完成时限 |\n|---|---|---|---|---|\n"


def sheet(*rows: str, above: str = "", title: str = "示例县2025年任务分解表") -> Sheet:
    text = f"# {title}\n\n{above}\n\n{HEADER}" + "\n".join(f"| {row} |" for row in rows) + "\n"
    [parsed] = parse(text.encode(), "表.md")
    return check(parsed)


def row(
    number: object, lead: str = "示例县司法局", evidence: str = "目录", due: str = "8月31日"
) -> str:
    return f"{number} | 第{number}项工作落实 | {lead} | {evidence} | {due}"


def codes(found: Sheet) -> dict[str, dict[str, str | int]]:
    return {finding.code: dict(finding.fields) for finding in found.findings}


def test_a_whole_table_has_nothing_to_look_at() -> None:
    found = sheet(*(row(n) for n in range(1, 6)))
    [table] = found.tables
    assert (table.found, table.expected, table.missing) == (5, 5, ())
    assert [c.meaning for c in table.columns] == ["number", "name", "lead", "evidence", "deadline"]
    assert codes(found) == {}


def test_gaps_and_repetitions_are_named() -> None:
    found = codes(sheet(*(row(n) for n in (1, 2, 4, 5, 5, 8))))
    assert found["numbers_missing"] == {"count": 3, "numbers": "3、6、7"}
    assert found["numbers_repeated"] == {"count": 1, "numbers": "5"}


def test_what_the_document_says_of_its_size_counts() -> None:
    found = sheet(*(row(n) for n in range(1, 4)), above="本表共有五项指标，逐项落实。")
    assert found.tables[0].expected == 5
    assert codes(found)["numbers_missing"]["numbers"] == "4、5"


def test_rows_without_a_field_that_others_have() -> None:
    found = codes(sheet(row(1, lead=""), row(2), row(3, due=""), row(4), row(5, due="")))
    assert found["without_lead"] == {"count": 1, "rows": "1"}
    assert found["without_deadline"] == {"count": 2, "rows": "3、5"}
    assert "without_evidence" not in found


def test_a_column_that_is_mostly_empty_is_left_alone() -> None:
    assert "without_lead" not in codes(sheet(row(1, lead=""), row(2, lead=""), row(3)))


@pytest.mark.parametrize(
    ("due", "code"),
    [
        ("2月30日", "no_such_date"),
        ("13月1日", "no_such_date"),
        ("2025年4月31日", "no_such_date"),
        ("2月29日", ""),
        ("8月31日", ""),
        ("2025年12月31日", ""),
    ],
)
def test_days_that_do_not_exist(due: str, code: str) -> None:
    assert set(codes(sheet(row(1, due=due), row(2)))) == ({code} if code else set())


@pytest.mark.parametrize("years", ["2024—2024年", "2025-2021年", "2025年至2020年"])
def test_years_that_do_not_follow(years: str) -> None:
    found = codes(sheet(row(1), row(2), above=f"按照实施纲要（{years}）的要求。"))
    assert found["years_doubtful"]["years"] == years


def test_years_that_follow() -> None:
    assert not codes(sheet(row(1), row(2), above="按照实施纲要（2021—2025年）的要求。"))


def test_deadlines_that_were_over_before_the_document() -> None:
    text = (
        f"# 示例县2025年任务分解表\n\n{HEADER}| {row(1, due='2024年8月31日')} |\n| {row(2)} |\n\n"
        "示例县司法局\n\n2025年3月1日\n"
    )
    [parsed] = parse(text.encode(), "表.md")
    assert codes(check(parsed))["deadline_over"]["rows"] == "1"


@pytest.mark.parametrize("mark", ["秘密", "机密★1年", "绝密★长期", "★1年"])
def test_marked_documents_are_not_kept(mark: str) -> None:
    text = f"{mark}\n\n示例县人民政府文件\n\n# 关于某项工作的通知\n\n各单位：\n\n请落实。\n"
    with pytest.raises(SecretDocument) as refused:
        parse(text.encode(), "通知.md")
    assert refused.value.fields["mark"] == mark
    with pytest.raises(SecretDocument):
        parse(text.encode(), "通知.md", internal=True)


def test_internal_documents_ask() -> None:
    text = "内部资料\n\n# 关于某项工作的通知\n\n各单位：\n\n请落实。\n".encode()
    with pytest.raises(InternalDocument):
        parse(text, "通知.md")
    [parsed] = parse(text, "通知.md", internal=True)
    assert codes(check(parsed))["secrecy_mark"] == {"mark": "内部"}


@pytest.mark.parametrize(
    "text",
    [
        "# 关于做好保守国家秘密工作的通知\n\n涉密文件标注秘密、机密、绝密的，按规定管理。\n",
        "# 保密工作指标\n\n机密文件管理制度健全，★为必查项。\n",
        "# 任务分解表\n\n★标注的为重点指标。\n",
        "# 秘密级文件管理办法\n\n第一条 秘密级文件由专人保管。\n",
        "# 内部审计工作规定\n\n内部审计机构每年报告一次。\n",
    ],
)
def test_documents_about_secrecy_are_kept(text: str) -> None:
    [parsed] = parse(text.encode(), "文件.md")
    assert parsed.document.secrecy is None


def test_the_demo_library_reads_clean() -> None:
    """Every finding about the samples is one that a person would want to be told."""
    for path in sorted(LIBRARY.glob("*.xlsx")):
        [parsed] = parse(path.read_bytes(), path.name)
        found = check(parsed)
        assert [t.missing for t in found.tables] == [()] * len(found.tables)
        assert not {f.code for f in found.findings if f.weight == "stop"}
