"""The description of the API: every answer stands in it, its examples work, nothing else comes back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.compose import compose
from bot.records.access.principal import ROLES
from bot.settings import Settings
from bot.web.failures import FAILURES
from bot.web.roles import RULES
from tests.bot.web.fuzzing import Caller
from tests.bot.web.serving import NOW, served, write_library

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")


@pytest.fixture(scope="module")
def demo(
    demo_home: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[httpx.Client]:
    """The demo library, served to a command of this machine, which may do everything."""
    home = tmp_path_factory.mktemp("examples") / "data"
    shutil.copytree(demo_home / "data", home, ignore=shutil.ignore_patterns("chroma", "lock*"))
    with compose(Settings(home=home), embedder=embedder, clock=lambda: NOW) as app:
        key = app.keys.make("t", "admin", by="t")[1]
        with served(app) as client:
            client.headers["authorization"] = f"Bearer {key}"
            yield client


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def test_every_route_says_what_it_refuses(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    assert {each for each in FAILURES if each not in RULES} == set()
    for method, path, operation in operations(described):
        said = operation["responses"]
        assert {"403", "500"} <= set(said)
        if RULES[f"{method} {path}"] != "public":
            assert {"401", "503"} <= set(said)
            assert {"key": []} in operation["security"]
        for status, response in said.items():
            if int(status) < 400 or path == "/readyz":
                continue
            examples = response["content"]["application/json"]["examples"]
            assert all(CHINESE.search(str(each)) for each in examples.values())
    assert "HTTPValidationError" not in str(described)


def test_the_examples_work(demo: httpx.Client) -> None:
    tried = 0
    for method, path, operation in sorted(
        operations(demo.get("/openapi.json").json()), key=_makers_first
    ):
        given = {each["name"]: each for each in operation.get("parameters", ())}
        url, query = path, {}
        for name, each in given.items():
            if each["in"] == "path":
                url = url.replace(f"{{{name}}}", str(each.get("example", "{}")))
            elif "example" in each:
                query[name] = str(each["example"])
        content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        if (
            "{" in url
            or method == "DELETE"
            or ("requestBody" in operation) != ("example" in content)
        ):
            continue  # nothing in it is the same in every library
        answered = demo.request(method, url, params=query, json=content.get("example"))
        assert answered.status_code < 300, (method, url, query, answered.text[:300])
        tried += 1
    assert tried > 25


def _makers_first(operation: tuple[str, str, dict[str, Any]]) -> tuple[bool, str]:
    method, path, _ = operation
    return method != "POST", path


def test_nothing_is_answered_that_is_not_described(tmp_path: Path, embedder: Embedder) -> None:
    files = write_library(tmp_path / "files")
    settings = Settings(home=tmp_path / "home", asks_per_minute=100_000)
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        assert not app.ingest([files]).failed
        with served(app) as client:
            run = Caller.of(app, client).call_all(cases=1, number=6)
    assert list(run.faults.values()) == []
    assert set(run.by_role) == {"", *ROLES}
    assert len(run.operations) > 50
