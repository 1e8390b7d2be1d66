"""The demo library as ``ingest`` reads it: identities, indicators and amendments."""

from datetime import date

import pytest

from ingest.model import Authority, Indicator, Level, Parsed, Slot, Standing
from samples import build
from samples.content import (
    answers,
    city_table,
    indicators_2025,
    notices,
    plan_2023,
    plan_2025,
    report_2024,
    speech,
    table_2024,
)
from samples.content.guides import departments, towns
from samples.content.guides.model import Guide
from samples.content.model import Indicator as Written
from tests.samples.library import document

KNOWN = {title.rsplit(".", 1)[0]: title for title in build.FILES}


def read(title: str) -> Parsed:
    """The one document in the file named for ``title``."""
    return document(KNOWN[title])


IDENTITIES: tuple[tuple[str, Authority, Level, Standing, str | None], ...] = (
    (indicators_2025.TITLE, "任务分解表", "县", "本级现行", "2025年"),
    (table_2024.TITLE, "任务分解表", "县", "本级现行", "2024年"),
    (city_table.TITLE, "任务分解表", "市", "本级现行", "2025年"),
    (departments.GUIDE.title, "标准指引", "县", "本级现行", None),
    (towns.GUIDE.title, "标准指引", "县", "本级现行", None),
    (plan_2025.TITLE, "方案", "县", "本级现行", "2025年"),
    (plan_2023.TITLE, "方案", "县", "本级现行", "2023年"),
    (notices.APPLICATION.title, "通知", "县", "本级现行", "2025年"),
    (notices.SUPPLEMENT.title, "通知", "县", "本级现行", "2025年"),
    (speech.TITLE, "讲话报告", "县", "本级现行", "2025年"),
    (report_2024.TITLE, "讲话报告", "县", "本级现行", "2024年"),
    (answers.TITLE, "口径", "县", "本级现行", "2025年"),
    (answers.PAGE_TITLE, "口径", "县", "本级现行", None),
)


@pytest.mark.parametrize(("title", "authority", "level", "standing", "edition"), IDENTITIES)
def test_what_a_document_is(
    title: str, authority: Authority, level: Level, standing: Standing, edition: str | None
) -> None:
    document = read(title).document
    assert document.title == title
    assert (document.authority, document.level) == (authority, level)
    assert (document.standing, document.edition) == (standing, edition)
    assert document.status == "current"
    assert document.secrecy is None


def test_every_file_is_among_the_identities() -> None:
    assert {title for title, *_ in IDENTITIES} == set(KNOWN)


@pytest.mark.parametrize(
    ("title", "number", "issuer", "issued"),
    [
        (plan_2025.TITLE, plan_2025.NUMBER, plan_2025.ISSUER, date(2025, 3, 3)),
        (plan_2023.TITLE, plan_2023.NUMBER, plan_2023.ISSUER, date(2023, 4, 12)),
        (
            notices.APPLICATION.title,
            notices.APPLICATION.number,
            notices.OFFICE,
            date(2025, 3, 10),
        ),
        (notices.SUPPLEMENT.title, notices.SUPPLEMENT.number, notices.OFFICE, date(2025, 7, 18)),
        (report_2024.TITLE, None, report_2024.ISSUER, date(2025, 2, 26)),
        (speech.TITLE, None, None, date(2025, 3, 14)),
    ],
)
def test_who_issued_it_and_when(
    title: str, number: str | None, issuer: str | None, issued: date
) -> None:
    document = read(title).document
    assert (document.number, document.issuer, document.issued) == (number, issuer, issued)


def test_editions_of_a_work_are_told_to_be_so() -> None:
    def work(title: str) -> str:
        return read(title).document.work

    assert work(indicators_2025.TITLE) == work(table_2024.TITLE)
    assert work(plan_2025.TITLE) == work(plan_2023.TITLE)
    assert len({work(title) for title in KNOWN}) == len(KNOWN) - 2


@pytest.mark.parametrize(
    ("title", "written"),
    [
        (indicators_2025.TITLE, indicators_2025.INDICATORS),
        (table_2024.TITLE, table_2024.INDICATORS),
    ],
)
def test_every_row_of_a_task_table_is_read_as_written(
    title: str, written: tuple[Written, ...]
) -> None:
    assert [_county(found) for found in read(title).indicators] == [
        {
            "number": str(indicator.number),
            "name": indicator.name,
            "groups": (indicator.group, indicator.section),
            "requirement": indicator.requirement_cell,
            "lead": indicator.lead,
            "joint": indicator.row.joined,
            "items": indicator.items,
            "deadline": indicator.row.deadline,
            "score": indicator.row.standard,
            "remark": indicator.row.remark,
        }
        for indicator in written
    ]


def _county(found: Indicator) -> dict[str, object]:
    return {
        "number": found.number,
        "name": found.name,
        "groups": found.groups,
        "requirement": _text(found.requirement),
        "lead": _text(found.lead),
        "joint": _text(found.joint),
        "items": _items(found),
        "deadline": _text(found.deadline),
        "score": _text(found.score),
        "remark": _text(found.remark),
    }


def test_every_row_of_the_citys_table_is_read_as_written() -> None:
    found = [
        (i.number, _text(i.lead), _text(i.joint), _items(i), _text(i.deadline), _text(i.score))
        for i in read(city_table.TITLE).indicators
    ]
    assert not any(i.groups for i in read(city_table.TITLE).indicators)
    assert found == [
        (str(row.number), row.lead, row.joined, row.proof.items, row.due, row.points)
        for row in city_table.ROWS
    ]


@pytest.mark.parametrize("guide", [departments.GUIDE, towns.GUIDE], ids=lambda guide: guide.title)
def test_every_point_of_a_guide_is_read_as_written(guide: Guide) -> None:
    found = [
        (i.groups, _text(i.requirement), _text(i.score), _items(i))
        for i in read(guide.title).indicators
    ]
    assert found == [
        (
            (f"{numeral}、{chapter.name}", project.name),
            point.content,
            point.standard,
            point.proof.items,
        )
        for numeral, chapter in zip("一二三四五六七", guide.chapters, strict=False)
        for project in chapter.projects
        for point in project.points
    ]


def test_the_supplementary_notice_changes_two_deadlines_and_adds_an_item() -> None:
    number, item = notices.ADDED_ITEM
    before, after = notices.MOVED_DEADLINE
    found = [
        (a.action, a.field, a.target_title, a.target_number, a.old, a.new)
        for a in read(notices.SUPPLEMENT.title).amendments
    ]
    assert found == [
        ("replace", "deadline", notices.PLAN, None, before, after),
        ("replace", "deadline", notices.TABLE, None, before, after),
        ("add", "evidence", notices.TABLE, number, None, item),
    ]


def test_no_other_document_changes_anything() -> None:
    changing = [title for title in KNOWN if read(title).amendments]
    assert changing == [notices.SUPPLEMENT.title]


def test_the_phases_of_the_plan_are_whole_paragraphs() -> None:
    text = "\n".join(passage.text for passage in read(plan_2025.TITLE).passages)
    for phase in ("动员部署阶段", "组织实施阶段", "材料上传阶段", "核查提升阶段"):
        assert f"）{phase}（" in text


def _text(slot: Slot | None) -> str | None:
    return slot.text if slot else None


def _items(indicator: Indicator) -> tuple[str, ...]:
    assert indicator.evidence is not None
    return tuple(item.text for item in indicator.evidence.items)
