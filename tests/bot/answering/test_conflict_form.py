"""Where current documents disagree, both are shown with source and date, and nothing is blended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

import pytest

from bot.answering.conflict_form import tell_conflicts
from bot.answering.draft import Draft, Source
from bot.answering.finding import Library
from bot.answering.indicator_form import IndicatorForm
from bot.answering.sources import Sources
from bot.worklist.conflicts import evidence_apart
from bot.worklist.register import Register
from ingest.model import Parsed, Passage
from ingest.parse import parse
from tests.bot.answering.tables import TITLE, register, sheet
from tests.bot.demo_tables import demo_register
from tests.samples.library import documents
from vectorstore.model import OPEN, Hit, Scope

ROWS = (
    (1, "依法行政", "规范性文件备案监督", "示例县司法局", "", "①备案报告②文件目录", "8月15日"),
    (2, "依法行政", "行政机关负责人出庭应诉", "示例县司法局", "", "统计表", "11月底前"),
)
HEADER = ("序号", "一级指标", "三级指标（要求）", "牵头单位", "责任单位", "佐证材料", "完成时限")


class Held:
    """What was read, as the catalog and the retriever give it."""

    def __init__(self, read: Sequence[Parsed]) -> None:
        self.read = {parsed.document.id: parsed for parsed in read}

    def passages(self, ids: Sequence[str], scope: Scope) -> dict[str, Passage]:
        return {}

    def document_passages(self, document: str, scope: Scope) -> list[Passage]:
        return list(self.read[document].passages)

    def search(self, question: str, scope: Scope, limit: int) -> Sequence[Hit]:
        return []

    def rarity(self, grams: Iterable[str]) -> dict[str, float]:
        return {}

    def rarest(self) -> float:
        return 1.0

    def known(self, words: Iterable[str]) -> Collection[str]:
        return ()


def plan(*sentences: str, title: str = "示例县2025年法治政府建设示范创建实施方案") -> Parsed:
    text = f"{title}\n示例县人民政府\n2025年3月3日\n一、工作目标\n" + "\n".join(sentences)
    [parsed] = parse(text.encode(), f"{title}.txt")
    return parsed


def library(*read: Parsed) -> Library:
    held = Held(read)
    found = register(read)
    return Library(OPEN, found, dict(found.documents), held, held, held, Sources())


def answered(number: str, *read: Parsed) -> Draft:
    """The draft about one indicator, with what conflicts with it."""
    found = library(*read)
    table = found.register.default
    assert table is not None
    draft = Draft()
    rows = table.by_number[number]
    IndicatorForm(found.register, draft).write(rows[0], ())
    tell_conflicts(found, draft, rows, ())
    return draft


def conflicts(draft: Draft) -> list[str]:
    return [notice.text for notice in draft.notices if notice.kind == "conflict"]


def test_a_day_in_the_plan_that_is_not_the_tables_is_shown_beside_it() -> None:
    draft = answered("1", sheet(*ROWS), plan("规范性文件备案监督于7月31日前完成。"))
    assert "完成时限：8月15日" in draft.text
    assert "规范性文件备案监督于7月31日前完成。" in draft.text
    [said] = conflicts(draft)
    assert "2025年3月3日" in said


@pytest.mark.parametrize(
    "sentence",
    ["规范性文件备案监督于8月15日前完成。", "7月31日前完成自评。", "指标1的工作要抓紧。",
     "规范性文件备案监督分两步，7月1日前初报，8月31日前报齐。"],
)  # fmt: skip
def test_the_same_day_or_another_matter_is_no_conflict(sentence: str) -> None:
    assert conflicts(answered("1", sheet(*ROWS), plan(sentence))) == []


def test_a_notice_that_moves_a_day_is_an_amendment_and_no_conflict() -> None:
    text = f"关于调整时限的补充通知\n各单位：\n《{TITLE}》指标1的完成时限由8月15日调整为8月31日。\n2025年7月20日\n"
    [notice] = parse(text.encode(), "通知.txt")
    assert conflicts(answered("1", sheet(*ROWS), notice)) == []


def rated(rate: str, other: str) -> list[str]:
    """The conflicts told when a plan's rate is quoted beside a table's."""
    rows = (
        (1, "监督", f"应诉工作。负责人出庭应诉率{rate}", "示例县司法局", "", "统计表", "11月底前"),
    )
    goal = f"行政机关负责人出庭应诉率{other}。"
    read = (sheet(*rows, header=HEADER), plan(goal))
    found = library(*read)
    document = read[1].document
    [span] = [
        (piece.locator, piece.text)
        for passage in read[1].passages
        for piece in passage.pieces
        if goal in piece.text
    ]
    draft = Draft()
    draft.say(goal, Source(document, span[0], goal))
    tell_conflicts(found, draft, (), ("requirement",))
    return conflicts(draft)


def test_two_rates_under_one_name_are_a_conflict() -> None:
    assert len(rated("不低于95%", "达到100%")) == 1
    assert rated("不低于100%", "达到100%") == []
    assert rated("低于95%的扣分", "达到100%") == []


def test_a_guides_evidence_for_the_same_name_is_shown_apart() -> None:
    header = ("项目", "要点内容", "评价标准", "佐证材料")
    name = "规范性文件备案监督"
    guide = sheet((name, "印发后报备", "达标", "①备案报告②备案回执"), header=header,
                  title="示例县政府部门法治建设指标标准指引")  # fmt: skip
    draft = answered("1", sheet(*ROWS), guide)
    entries = [line.text for line in draft.lines]
    assert entries.count("备案报告") == 2
    assert "备案回执" in entries
    assert len(conflicts(draft)) == 1


def test_the_demo_library_holds_no_conflict() -> None:
    read = documents()
    statuses = {d.id: d.status for d in demo_register().documents.values()}
    known = [
        replace(
            p, document=replace(p.document, status=statuses.get(p.document.id, p.document.status))
        )
        for p in read
        if "2023年" not in p.document.title
    ]
    found = library(*known)
    draft = Draft()
    tell_conflicts(found, draft, (), ())
    assert found.register.conflicts == ()
    assert apart(found.register) == []


def apart(found: Register) -> list[str]:
    """The indicators whose evidence a guide of the same name has otherwise."""
    table = found.default
    assert table is not None
    guides = [i for t in found.tables if t.document.authority == "标准指引" for i in t.indicators]
    return [
        row.name
        for row in table.indicators
        if evidence_apart(row, guides, found.board, found.documents)
    ]
