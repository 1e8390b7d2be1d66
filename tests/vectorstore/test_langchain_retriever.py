"""FawenRetriever: LangChain's Documents carry what a citation needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectorstore.shelf import Shelf
from vectorstore.langchain_retriever import FawenRetriever
from vectorstore.lexical import Lexical
from vectorstore.model import OPEN, Scope


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.close()


def retriever(shelf: Shelf, scope: Scope = OPEN, limit: int = 5) -> FawenRetriever:
    return FawenRetriever(
        passages=Lexical(shelf.catalog), catalog=shelf.catalog, scope=scope, limit=limit
    )


def test_documents_carry_their_citation(shelf: Shelf) -> None:
    (passage,) = shelf.put("工作细则", "每月25日前报送信息。", path=("二、报送",))
    shelf.put("别的", "报送与此无关的别的材料。")
    first = retriever(shelf).invoke("每月几日前报送信息")[0]
    assert first.page_content == "每月25日前报送信息。"
    assert first.id == first.metadata["passage"] == passage
    assert first.metadata["path"] == ["二、报送"]
    assert first.metadata["locators"] == [{"block": 1, "start": 1, "end": 11, "paragraph": 1}]
    assert first.metadata["document"]["title"] == "工作细则"
    assert first.metadata["document"]["status"] == "current"
    assert first.metadata["score"] > 0
    json.dumps(first.metadata)


def test_scope_and_limit_hold(shelf: Shelf) -> None:
    shelf.put("内部", "报送内部信息。", groups={"领导"})
    for n in range(4):
        shelf.put(f"第{n}号", f"报送信息{n}。")
    found = retriever(shelf, limit=3).invoke("报送信息")
    assert len(found) == 3
    assert all(document.metadata["document"]["title"] != "内部" for document in found)
    insider = retriever(shelf, Scope(groups=frozenset({"领导"})))
    assert insider.invoke("内部信息")[0].metadata["document"]["title"] == "内部"


@pytest.mark.parametrize("question", ["", "！？"])
def test_nothing_asked_nothing_found(shelf: Shelf, question: str) -> None:
    shelf.put("细则", "报送信息。")
    assert retriever(shelf).invoke(question) == []
