"""One file, several documents; and ordinary documents, which are never split."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.loaders.markdown import MarkdownLoader
from ingest.loaders.text import TextLoader
from ingest.model import Heading
from ingest.outline import outline, split_documents
from tests.ingest.documents import COLLECTION, PLAN, paragraphs


def first_lines(text: str) -> list[str]:
    parts = split_documents(paragraphs(text))
    return ["" if not part else str(getattr(part[0], "text", ""))[:8] for part in parts]


def test_a_collection_of_speeches_and_a_report() -> None:
    assert first_lines(COLLECTION) == [
        "第一篇：副县长在",
        "第二篇：在全县行",
        "在法治示范创建培",
        "2024 年，在",
    ]


def test_the_parts_are_numbered_from_one() -> None:
    for part in split_documents(paragraphs(COLLECTION)):
        assert [block.locator.block for block in part] == list(range(1, len(part) + 1))
        assert [block.locator.paragraph for block in part] == list(range(1, len(part) + 1))


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "一本书\n第一篇 总论\n内容很长。\n第二篇 分论\n内容也长。",
        "工作通知\n一、做好准备\n请各单位做好准备。\n二、按时报送\n请按时报送。\n附件1\n讲话\n同志们：\n一、开始\n正文。",
        "讲话\n同志们：\n"
        + "要认真学习文件，吃透精神，逐项落实，不留死角，不漏一项，务求实效。" * 12
        + "\n二、抓落实\n同志们：\n让我们共同努力。",
    ],
)
def test_an_ordinary_document_stays_whole(text: str) -> None:
    assert len(split_documents(paragraphs(text))) == 1


def test_the_seeds_are_five(shared_data: Path) -> None:
    (path,) = (shared_data / "seeds").glob("*.txt")
    parts = split_documents(TextLoader().load(path.read_bytes()).blocks)
    assert len(parts) == 5
    report = [b.text for b in outline(parts[4]) if isinstance(b, Heading) and b.level == 1]
    assert report == ["一、主要工作完成情况", "二、存在的问题", "三、2024 年推进法治政府建设思路"]


def test_no_real_document_is_split(shared_data: Path) -> None:
    for path in (shared_data / "laws").glob("*.md"):
        assert len(split_documents(MarkdownLoader().load(path.read_bytes()).blocks)) == 1, path.name
    corpus = (shared_data / "policies" / "corpus.jsonl").read_text(encoding="utf-8")
    for line in corpus.split("\n")[:-1]:
        text = json.loads(line)["text"]
        assert len(split_documents(TextLoader().load(text.encode()).blocks)) == 1, text[:40]
