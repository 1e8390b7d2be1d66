"""What every test may rely on: no network but loopback, the embedder, databases, the shared data."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.compose import App
    from vectorstore.database import Database
    from vectorstore.embedder import Embedder

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
SUMMER = datetime(2025, 7, 25, 4, tzinfo=UTC)
POSTGRES = "FAWEN_TEST_POSTGRES"
"""The variable that names a PostgreSQL database to test on; its schema ``public`` is emptied."""

# Nothing may report home or look for a newer model while tests run.
os.environ["ANONYMIZED_TELEMETRY"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"
for name in [n for n in os.environ if n.startswith("FAWEN_") and not n.startswith("FAWEN_TEST_")]:
    del os.environ[name]


class OutsideConnection(AssertionError):
    """A test tried to reach a machine other than this one."""


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple) or not address:
        return True  # a Unix socket
    host = address[0].decode() if isinstance(address[0], bytes) else str(address[0])
    return host in {"", "localhost", "::1", "testserver"} or host.startswith("127.")


@pytest.fixture(autouse=True, scope="session")
def no_outside_connections() -> Iterator[None]:
    """Fail whatever connects, or resolves a name, anywhere but on this machine."""
    patch = pytest.MonkeyPatch()
    connect, connect_ex, resolve = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def refuse(address: object) -> None:
        if not _is_loopback(address):
            raise OutsideConnection(f"a test tried to reach {address!r}")

    def guarded_connect(self: socket.socket, address: object) -> None:
        refuse(address)
        connect(self, address)  # type: ignore[arg-type]

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        refuse(address)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def guarded_resolve(host: object, *args: object, **kwargs: object) -> object:
        refuse((host or "", 0))
        return resolve(host, *args, **kwargs)  # type: ignore[arg-type]

    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket, "getaddrinfo", guarded_resolve)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The packaged embedding model, loaded once for all tests."""
    from vectorstore.embedder import open_embedder

    return open_embedder("packaged-e5")


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A folder whose ``data`` has read the demo library; vectors are left to who needs them."""
    from bot.compose import compose
    from bot.settings import Settings

    folder = tmp_path_factory.mktemp("demo")
    with compose(Settings(home=folder / "data"), embedder=embedder) as app:
        failed = app.ingest([ROOT / "samples" / "library"]).failed
        # Without LibreOffice the plan of 2023 (.doc) is missing; nothing else may be.
        assert {error.code for _, error in failed} <= {"missing_dependency"}
    return folder


def app_over(home: Path, files: Path, embedder: Embedder) -> Iterator[App]:
    """An application that has read a folder, words and vectors; its clock stands in July 2025."""
    from bot.compose import compose
    from bot.settings import Settings

    with compose(Settings(home=home), embedder=embedder, clock=lambda: SUMMER) as app:
        assert not app.ingest([files]).failed
        app.embed_pending()
        yield app


@pytest.fixture(scope="session")
def demo_app(
    demo_home: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[App]:
    """The application over the demo library, in a home of its own: it holds the home to the end."""
    home = tmp_path_factory.mktemp("demo-app") / "data"
    shutil.copytree(demo_home / "data", home)
    yield from app_over(home, ROOT / "samples" / "library", embedder)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The PostgreSQL database that is named, or one on a private server; skips without either."""
    from tests.postgres import PACKAGE, private_server, programs

    if named := os.environ.get(POSTGRES):
        yield named
    elif installed := programs():
        with private_server(installed) as url:
            yield url
    else:
        pytest.skip(f"PostgreSQL absent: install {PACKAGE}, or name a database in {POSTGRES}")


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty, migrated database of each kind."""
    import sqlalchemy as sa

    from vectorstore.database import Database

    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'home' / 'fawen.sqlite'}")
    else:
        database = Database(request.getfixturevalue("postgres_url"))
        with database.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA IF EXISTS public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
    database.migrate()
    yield database
    database.close()


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds ``pyproject.toml``."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents beside the checkout; skips where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"real data absent: {SHARED_DATA} (tests that need it are skipped)")
    return SHARED_DATA
