"""Which documents a question names, and which it only mentions."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.sources import Sources, sources_named
from ingest.model import Authority, Document, Status


def document(
    name: str, title: str, authority: Authority, edition: str | None = None,
    status: Status = "current", issued: date | None = None,
) -> Document:  # fmt: skip
    return Document(
        name, name, f"{name}.docx", title, authority=authority, edition=edition, status=status,
        issued=issued,
    )  # fmt: skip


DOCUMENTS = {
    found.id: found
    for found in (
        document("plan", "示例县2025年法治政府建设示范创建实施方案", "方案", "2025年"),
        document("plan23", "示例县2023年法治政府建设示范创建实施方案", "方案", "2023年", "superseded"),
        document("apply", "关于开展2025年法治政府建设示范创建申报工作的通知", "通知", "2025年"),
        document("extra", "关于佐证材料报送有关事项的补充通知", "通知", "2025年"),
        document("speech", "在法治政府建设示范创建动员部署会上的讲话", "讲话报告"),
        document("report", "示例县人民政府2024年度法治政府建设情况报告", "讲话报告", "2024年"),
        document("bureau", "示例县政府部门（单位）法治建设指标标准指引", "标准指引"),
        document("town", "示例县乡镇（街道）法治建设指标标准指引", "标准指引"),
        document("answers", "示例县2025年法治政府建设示范创建答疑口径", "口径", "2025年"),
        document("table24", "示例县2024年任务分解表", "任务分解表", "2024年", "superseded"),
    )
}  # fmt: skip


def named(text: str) -> Sources:
    return sources_named(text, DOCUMENTS, 2025)


def names(text: str) -> set[str]:
    return set(named(text).documents)


def test_a_title_names_its_document_whatever_its_marks() -> None:
    title = DOCUMENTS["town"].title
    for text in (f"《{title}》怎么规定", f"{title.replace('（街道）', '街道')}里有什么"):
        assert names(text) == {"town"}


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("补充通知里怎么说", {"extra"}),
        ("申报通知要求什么时候报", {"apply"}),
        ("动员会上强调了什么", {"speech"}),
        ("领导讲话里提到哪些要求", {"speech"}),
        ("领导在会上强调了什么", {"speech"}),
        ("年度报告里写了多少件", {"report"}),
        ("部门指引中怎么规定", {"bureau"}),
        ("乡镇指引怎么写的", {"town"}),
        ("答疑口径里怎么说", {"answers"}),
        ("通知规定几号前", {"apply", "extra"}),
    ],
)
def test_a_kind_and_the_marks_beside_it_name_documents(text: str, documents: set[str]) -> None:
    found = named(text)
    assert set(found.documents) == documents
    assert not found.absent


def test_without_a_year_the_plan_in_force_is_meant() -> None:
    assert names("实施方案里分几个阶段") == {"plan"}
    assert not named("实施方案里分几个阶段").only


@pytest.mark.parametrize(
    "text",
    [
        "2023年的实施方案里分几步",
        "23年的方案怎么说",
        "老方案2023年是怎么分的",
        "旧的方案里2023年分几步",
    ],
)
def test_a_year_beside_the_name_leaves_only_that_edition(text: str) -> None:
    assert named(text) == Sources(frozenset({"plan23"}), only=True, told=True)


def test_a_year_that_no_document_has_is_absent() -> None:
    found = named("2022年的实施方案怎么说")
    assert (found.absent, found.only, found.documents) == (True, False, frozenset())


def test_an_earlier_year_alone_names_what_is_of_it_but_no_task_table() -> None:
    assert names("2024年办了多少件") == {"report"}
    assert names("2025年办了多少件") == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("讲话里强调了什么", True),
        ("补充通知说了什么", True),
        ("方案规定分几个阶段", True),
        ("申报的通知收到了怎么办", False),
    ],
)
def test_what_stands_in_a_document_is_told_from_mentioning_it(text: str, told: bool) -> None:
    found = named(text)
    assert found.told is told
    assert found.documents


@pytest.mark.parametrize(
    "text",
    [
        "",
        "指标37要哪些佐证材料",
        "要不要写方案和报告",
        "情况报告制度怎么落实",
        "接到通知怎么办",
        "领导要求什么时候交",
        "我们局的工作报告要盖章吗",
    ],
)
def test_a_mere_mention_names_nothing(text: str) -> None:
    assert named(text) == Sources()


def test_a_kind_that_the_library_lacks_names_nothing() -> None:
    only = {"plan": DOCUMENTS["plan"]}
    assert sources_named("讲话里强调了什么", only, 2025) == Sources()
    assert sources_named("补充通知里怎么说", {}, 2025) == Sources()
