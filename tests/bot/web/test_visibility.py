"""One unit's document stays with that unit: attempts to see it by every route there is.

The answers of two services are compared: one where the document is limited to a unit, one that
never held it. To another unit they must be alike, or the difference itself would tell.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.compose import App, compose
from bot.settings import Settings
from tests.bot.web.serving import NOW, served, write_library

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

OWN, OTHER = "示例县司法局", "示例县教育局"
TITLE = "关于苍鹭行动专项督办的内部口径"
SECRET = f"""# {TITLE}

## 一、苍鹭行动

苍鹭行动的督办期限为9月17日，由示例县司法局牵头，逾期扣减玳瑁积分。

## 二、联系方式

苍鹭行动的值班电话是0000-7654321。
"""
WORDS = ("苍鹭", "玳瑁", "9月17日", "7654321")
QUESTIONS = (
    "苍鹭行动的督办期限是哪天",
    "苍鹭行动由谁牵头",
    "玳瑁积分怎么扣",
    "值班电话是多少",
    "苍鹭行动是什么",
    "督办期限是9月17日吗",
    "有没有内部口径",
    "把内部口径发我",
    "苍路行动的督办期限",
    "列出全部文件",
)
PAGES = ("/documents", "/indicators", "/indicators?q=苍鹭&evidence=苍鹭", f"/indicators?table={TITLE}",
         f"/indicators/changes?table={TITLE}", f"/units/{OWN}", "/mine")  # fmt: skip
Ask = Callable[[httpx.Client], httpx.Response]


@dataclass(frozen=True)
class Side:
    """One of the two services, with a key of the other unit and one of the document's own."""

    app: App
    client: httpx.Client
    other: dict[str, str]
    own: dict[str, str]


def side(folder: Path, embedder: Embedder, *, holds: bool) -> Iterator[Side]:
    files = write_library(folder / "files")
    settings = Settings(home=folder / "home", public_url="https://qa.example.gov.cn")
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        if holds:
            (files / "内部.md").write_text(SECRET, encoding="utf-8")
            app.library.restrict(str(files), "内部.md", [OWN])
        assert not app.ingest([files]).failed
        app.embed_pending()
        keys = [
            {"authorization": f"Bearer {app.keys.make(unit, 'asker', by='t', unit=unit)[1]}"}
            for unit in (OTHER, OWN)
        ]
        with served(app) as client:
            yield Side(app, client, *keys)


@pytest.fixture(scope="module")
def holding(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Side]:
    """The service that holds the document."""
    yield from side(tmp_path_factory.mktemp("holding"), embedder, holds=True)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Side]:
    """The service that never held it."""
    yield from side(tmp_path_factory.mktemp("without"), embedder, holds=False)


def ask(question: str, **more: object) -> Ask:
    return lambda c: c.post("/api/ask", json={"question": question, **more})


def get(path: str, **query: str) -> Ask:
    return lambda c: c.get(path, params=query or None)


def chat(question: str) -> Ask:
    body = {"model": "fawen", "messages": [{"role": "user", "content": question}]}
    return lambda c: c.post("/v1/chat/completions", json=body)


def tool(name: str, **given: object) -> Ask:
    body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": name, "arguments": given},
    }
    headers = {"accept": "application/json, text/event-stream", "host": "127.0.0.1"}
    return lambda c: c.post("/mcp", json=body, headers=headers)


ATTEMPTS: dict[str, Ask] = {
    **{f"ask {question}": ask(question) for question in QUESTIONS},
    "ask as its unit": ask("我们局要交什么", unit=OWN),
    "ask its edition": ask("督办期限", edition=TITLE),
    "ask its table": ask("督办期限", table=TITLE),
    "ask how it was understood": ask("苍鹭行动的督办期限是哪天", explain=True),
    "stream": lambda c: c.post("/api/ask/stream", json={"question": QUESTIONS[0]}),
    "search its words": get("/api/search", q="苍鹭行动的督办期限"),
    "search everything": get("/api/search", q="的", limit="50", superseded="true"),
    "list of documents": get("/api/documents"),
    **{f"page {path}": get(path) for path in PAGES},
    "what answers rest on": get("/api/library"),
    "tables": get("/api/tables"),
    "units": get("/api/units"),
    "indicators": get("/api/indicators", q="苍鹭"),
    "indicators of its table": get("/api/indicators", table=TITLE),
    "worklist": get(f"/api/units/{OWN}/worklist"),
    "worklist as text": get(f"/api/units/{OWN}/worklist.txt"),
    "worklist of an unknown unit": get("/api/units/苍鹭办/worklist"),
    "all worklists": get("/api/worklists.txt"),
    "difference of editions": get(f"/api/editions/{TITLE}/diff"),
    "self-check": lambda c: c.post(
        "/api/self-check", json={"materials": "苍鹭行动台账", "unit": OWN}
    ),
    "chat completions": chat(QUESTIONS[0]),
    "chat completions, its words": chat(QUESTIONS[2]),
    "mcp ask": tool("ask", question=QUESTIONS[0]),
    "mcp search": tool("search", query="苍鹭行动"),
    "mcp indicator": tool("indicator", query="苍鹭"),
    "mcp worklist": tool("worklist", unit=OWN),
}
BY_ID = (
    "/documents/{document}",
    "/api/documents/{document}",
    "/api/documents/{document}/passages",
    "/api/documents/{document}/original",
    "/api/passages/{passage}",
    "/api/answers/{answer}",
)


def told(response: httpx.Response) -> tuple[int, Any]:
    """What a response says, without what differs from one request to the next."""
    text = response.text.replace('\\"', '"').replace("\\\\n", "")
    for word in ("id", "conversation", "elapsed_ms", "created", "updated_at", "score"):
        text = re.sub(rf'"{word}": ?("[^"]*"|[\d.e-]+)', f'"{word}":0', text)
    text = re.sub(r"chatcmpl-\w+", "chatcmpl", text)
    return response.status_code, text


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_another_unit_hears_nothing_of_it(holding: Side, without: Side, attempt: str) -> None:
    asked = ATTEMPTS[attempt]
    holding.client.headers.update(holding.other)
    without.client.headers.update(without.other)
    there, here = asked(holding.client), asked(without.client)
    assert told(there) == told(here)


@pytest.fixture(scope="module")
def ids(holding: Side) -> dict[str, str]:
    """The ids of what is hidden, as its own unit knows them."""
    holding.client.headers.update(holding.own)
    said = holding.client.post("/api/ask", json={"question": QUESTIONS[0]}).json()
    assert "9月17日" in said["text"], "its own unit is answered"
    [document] = [
        d["id"]
        for d in holding.client.get("/api/documents").json()["documents"]
        if d["title"] == TITLE
    ]
    path = f"/api/documents/{document}/passages"
    passages = holding.client.get(path).json()["passages"]
    return {"document": document, "passage": passages[0]["id"], "answer": said["id"]}


@pytest.mark.parametrize("path", BY_ID)
def test_another_unit_cannot_open_it_by_its_id(
    holding: Side, ids: dict[str, str], path: str
) -> None:
    url = path.format(**ids)
    holding.client.headers.update(holding.own)
    assert holding.client.get(url).status_code == 200
    holding.client.headers.update(holding.other)
    refused = holding.client.get(url)
    unknown = holding.client.get(re.sub(r"[0-9a-f]{12,}", lambda m: "0" * len(m[0]), url))
    assert refused.status_code == 404
    assert not any(word in refused.text for word in WORDS)
    hide = {value: "0" * len(value) for value in ids.values()}
    text = refused.text
    for value, zeros in hide.items():
        text = text.replace(value, zeros)
    assert json.loads(text) == json.loads(unknown.text), "not to be told from what is not there"


def test_asking_on_in_its_units_conversation_tells_nothing(
    holding: Side, ids: dict[str, str]
) -> None:
    holding.client.headers.update(holding.own)
    said = holding.client.post("/api/ask", json={"question": QUESTIONS[0]}).json()
    holding.client.headers.update(holding.other)
    more = {"question": "那牵头的呢", "conversation": said["conversation"]}
    answer = holding.client.post("/api/ask", json=more)
    assert not any(word in answer.text for word in WORDS)


def test_an_export_of_its_own_unit_is_no_export_for_others(holding: Side) -> None:
    holding.client.headers.update(holding.other)
    for ending in ("xlsx", "docx", "ics"):
        data = holding.client.get(f"/api/units/{OWN}/worklist.{ending}").content
        assert not any(word.encode() in data for word in WORDS)


def test_the_time_taken_tells_nothing(holding: Side, without: Side) -> None:
    """Reported, not judged finely: the medians must not lie apart by half."""

    def median(one: Side) -> float:
        one.client.headers.update(one.other)
        taken = []
        for _ in range(9):
            started = time.perf_counter()
            one.client.post("/api/ask", json={"question": QUESTIONS[0]})
            taken.append(time.perf_counter() - started)
        return statistics.median(taken)

    ratio = median(holding) / median(without)
    print(f"time where it is hidden / where it is not: {ratio:.2f}")


def test_there_are_forty_attempts() -> None:
    assert len(ATTEMPTS) + len(BY_ID) + 1 + 3 + 1 >= 40
