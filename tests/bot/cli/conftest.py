"""One home that ``fawen ingest`` filled, and one service over another, for all of these tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.server import Finished, Server, fawen, serving
from tests.bot.county import write_county


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The county's folder."""
    return write_county(tmp_path_factory.mktemp("cli") / "文件")


@pytest.fixture(scope="session")
def first_ingest(files: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Finished]:
    """A home and how the ingest that filled it went; its vectors are left for later."""
    home = tmp_path_factory.mktemp("cli-home")
    return home, fawen(home, "ingest", files, "--no-wait")


@pytest.fixture(scope="session")
def home(first_ingest: tuple[Path, Finished]) -> Path:
    """The home that holds the county's documents; nobody serves it."""
    return first_ingest[0]


@pytest.fixture(scope="session")
def served_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the service, at first empty."""
    return tmp_path_factory.mktemp("cli-served")


@pytest.fixture(scope="session")
def server(served_home: Path) -> Iterator[Server]:
    """``fawen serve`` in a process of its own."""
    with serving(served_home) as server:
        yield server


@pytest.fixture(scope="session")
def powerless() -> list[str]:
    """What to put before a command so that rights bind it, which they do not bind root."""
    if os.geteuid() != 0:
        return []
    import shutil

    if not shutil.which("setpriv"):
        pytest.skip("rights do not bind root, and setpriv is not installed")
    dropped = "-dac_override,-dac_read_search"
    return ["setpriv", f"--inh-caps={dropped}", f"--bounding-set={dropped}"]
