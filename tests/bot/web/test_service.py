"""The service itself: ready when it says so, and documents brought in while it runs."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.cli.remote import service_of
from bot.compose import compose
from bot.ingestion import AT_ONCE
from bot.settings import Settings
from tests.bot.web.serving import served

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder


class CountingEmbedder:
    """The real embedder, remembering every text that it was given."""

    def __init__(self, embedder: Embedder) -> None:
        self.name, self.dimension = embedder.name, embedder.dimension
        self._embedder = embedder
        self.seen: list[str] = []

    def embed_query(self, text: str) -> list[float]:
        return self._embedder.embed_query(text)

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        self.seen += texts
        return self._embedder.embed_passages(texts)


@pytest.fixture
def counting(embedder: Embedder) -> CountingEmbedder:
    return CountingEmbedder(embedder)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def empty(home: Path, counting: CountingEmbedder) -> Iterator[httpx.Client]:
    """A service over nothing."""
    with compose(Settings(home=home), embedder=counting) as app, served(app) as client:
        yield client


def sync(client: httpx.Client, home: Path, path: Path, *, wait: bool) -> list[dict[str, object]]:
    """Bring a folder in as a command on this machine does."""
    service = service_of(home)
    assert service is not None
    assert service.url == str(client.base_url).rstrip("/")
    return list(service.sync([path], wait, AT_ONCE))


def test_health_and_readiness(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert set(ready.json()) == {"lexical", "embedded", "pending"}
    assert ready.json()["lexical"] is True


def test_an_empty_service_answers_and_says_so(empty: httpx.Client) -> None:
    assert empty.get("/readyz").json() == {"lexical": True, "embedded": 0, "pending": 0}
    answer = empty.post("/api/ask", json={"question": "佐证材料什么时候报送"}).json()
    assert answer["status"] == "refused"
    assert empty.get("/api/library").json()["tables"] == []
    assert empty.get("/api/units").json() == {"units": []}
    assert empty.get("/api/indicators").json() == {"table": None, "indicators": []}


def test_waiting_ends_when_every_text_is_embedded_once(
    empty: httpx.Client, home: Path, library_files: Path, counting: CountingEmbedder
) -> None:
    steps = sync(empty, home, library_files, wait=True)
    assert [step["kind"] for step in steps if step["kind"] == "added"] == ["added", "added"]
    done = steps[-1]
    assert (done["kind"], done["total"]) == ("done", 0)
    grown = [int(str(step["at"])) for step in steps if step["kind"] == "embedded"]
    assert grown
    assert grown == sorted(grown)
    ready = empty.get("/readyz").json()
    assert ready["pending"] == 0
    assert ready["embedded"] > 0
    assert len(counting.seen) == len(set(counting.seen))
    again = sync(empty, home, library_files, wait=True)
    assert again[-1]["counts"] == {
        "added": 0,
        "changed": 0,
        "unchanged": 2,
        "withdrawn": 0,
        "failed": 0,
    }
    assert len(counting.seen) == len(set(counting.seen))


def test_words_answer_before_vectors(empty: httpx.Client, home: Path, library_files: Path) -> None:
    sync(empty, home, library_files, wait=False)
    answer = empty.post("/api/ask", json={"question": "指标1谁牵头"}).json()
    assert "示例县司法局" in answer["text"]
    deadline = time.monotonic() + 60
    while empty.get("/readyz").json()["pending"] and time.monotonic() < deadline:
        time.sleep(0.1)
    assert empty.get("/readyz").json()["pending"] == 0


@pytest.mark.parametrize("authorization", [None, "Bearer wrong", "Bearer", "", "Bearer 密钥"])
def test_bringing_in_needs_the_key_of_this_machine(
    client: httpx.Client, authorization: str | None, tmp_path: Path
) -> None:
    headers = {} if authorization is None else {"authorization": authorization.encode()}
    body = {"paths": [str(tmp_path)], "wait": False}
    response = client.post("/api/documents/sync", json=body, headers=headers)  # type: ignore[arg-type]
    assert response.status_code == 401
    assert response.json()["error"]["code"] in ("unauthorized", "key_unknown")


def test_a_file_that_cannot_be_read_is_named(
    empty: httpx.Client, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    steps = sync(empty, home, tmp_path / "坏.docx", wait=False)
    [failed] = [step for step in steps if step["kind"] == "failed"]
    assert failed["source"] == "坏.docx"
    assert "文件" in str(failed["sentence"])
