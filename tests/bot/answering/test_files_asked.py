"""A request for a document names one in force unless it says a year; parts are no documents."""

from __future__ import annotations

import pytest

from bot.answering.files_asked import files_asked
from bot.answering.wording import normalise
from ingest.model import Document, Status

PLAN = "示例县2025年法治政府建设示范创建实施方案"
TABLE, OLD_TABLE = "示例县2025年创建任务分解表", "示例县2024年创建任务分解表"
CITY = "示例市创建指标责任表（2025年）"
NOTICE, MORE = "关于开展2025年创建申报工作的通知", "关于2025年材料报送有关事项的补充通知"
TOWNS, UNITS = "示例县乡镇（街道）指标标准指引", "示例县政府部门（单位）指标标准指引"
SPEECH, REPORT = "在创建动员部署会上的讲话", "示例县人民政府2024年度法治政府建设情况报告"


def document(title: str, status: Status = "current") -> Document:
    return Document(title, title, f"{title}.docx", title, status=status)


DOCUMENTS = [
    document(OLD_TABLE, "superseded"),
    *map(document, (PLAN, TABLE, CITY, NOTICE, MORE, TOWNS, UNITS, SPEECH, REPORT)),
]


def found(text: str) -> list[str] | None:
    asked = files_asked(normalise(text), DOCUMENTS, 2025)
    return None if asked is None else [d.title for d in asked.documents]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("把任务分解表发我", [TABLE]),
        ("申报通知原文给我", [NOTICE]),
        ("下载实施方案", [PLAN]),
        ("实施方案在哪下载", [PLAN]),
        ("有没有任务分解表的电子版", [TABLE]),
        ("实施方案有没有原文件 发一份", [PLAN]),
        ("谁有实施方案的电子版", [PLAN]),
        ("補充通知發一份", [MORE]),
        ("请把乡镇指引发给我", [TOWNS]),
        ("部门标准指引的文件", [UNITS]),
        ("市里的责任表发我", [CITY]),
        ("动员会讲话全文", [SPEECH]),
        ("年度报告原文", [REPORT]),
        ("分解表excel有吗", [TABLE]),
        ("去年的分解表给我", [OLD_TABLE]),
        ("把2024年的任务分解表发我一下", [OLD_TABLE]),
        ("把通知发我", [NOTICE, MORE]),
        ("标准指引发群里", [TOWNS, UNITS]),
    ],
)
def test_documents(text: str, titles: list[str]) -> None:
    assert found(text) == titles


def test_a_year_that_is_not_there_names_what_is() -> None:
    asked = files_asked("把2020年的任务分解表发我", DOCUMENTS, 2025)
    assert asked is not None
    assert (asked.documents, asked.year) == ((), 2020)
    assert [d.title for d in asked.others] == [TABLE]


@pytest.mark.parametrize(
    "text",
    [
        "把我们局的任务清单发我", "指标37的佐证材料发我一份", "把指标37发我", "把任务分解表第37项发我",
        "通知什么时候发",
        "实施方案分几个阶段", "把实施方案里的阶段划分发我", "给我列一下司法局牵头的指标", "任务分解表里有多少项",
        "补充通知改了什么", "下载不了怎么办", "材料在哪里上传", "把截止时间发我", "佐证材料要原件吗",
        "要一份合法性审查意见书的模板",
    ],
)  # fmt: skip
def test_other_messages(text: str) -> None:
    assert found(text) is None
