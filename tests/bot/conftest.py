"""The application over a small county's documents, read and embedded once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from bot.answering.llm import Endpoint, open_model
from bot.answering.writing import ProseWriter
from bot.compose import App, compose
from bot.settings import Settings
from tests.bot.county import write_county, write_more
from tests.fakes.chat_api import ChatApi, Script, chat_api

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

SECONDS = 1.0
"""How long a scripted language model may take."""
NOON = datetime(2025, 7, 25, 4, tzinfo=UTC)


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the county's files."""
    return write_more(write_county(tmp_path_factory.mktemp("county") / "文件"))


@pytest.fixture(scope="session")
def county_app(
    county: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[App]:
    """The application that has read them; its clock stands at noon of 25 July 2025."""
    settings = Settings(home=tmp_path_factory.mktemp("county-home"))
    with compose(settings, embedder=embedder, clock=lambda: NOON) as app:
        assert not app.ingest([county]).failed
        app.embed_pending()
        yield app


class Scripted(Protocol):
    """Makes an endpoint by a script the language model of the library."""

    def __call__(self, says: Script, **stated: Any) -> ChatApi: ...


@pytest.fixture(scope="session")
def worded_app(
    county: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[App]:
    """The county's library, set up with a language model; no test is without one of its own."""
    llm = {"base_url": "http://127.0.0.1:9/v1", "model": "m", "timeout": SECONDS, "retries": 0}
    settings = Settings(home=tmp_path_factory.mktemp("worded"), llm=llm)
    with compose(settings, embedder=embedder, clock=lambda: NOON) as app:
        assert not app.ingest([county]).failed
        app.embed_pending()
        yield app


@pytest.fixture
def scripted(worded_app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    """Makes an endpoint by a script the language model of the library."""
    with ExitStack() as opened:

        def script(says: Script, **stated: Any) -> ChatApi:
            api = opened.enter_context(chat_api(says))
            limits = {"timeout": SECONDS, "retries": 0, **stated}
            model = open_model(Endpoint(base_url=api.url, model="m", **limits))
            monkeypatch.setattr(worded_app.assistant, "_writer", ProseWriter(model))
            return api

        yield script
