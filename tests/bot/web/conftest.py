"""One service for all tests of the web layer; tests do not change its library."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.compose import App, compose
from bot.settings import Settings
from tests.bot.web.serving import NOW, served, write_library

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder


HOSTILE = """
* { all: unset !important; display: none !important; color: red !important; font-size: 3px !important; }
html, body, h1 { display: block !important; }
fawen-widget { position: static !important; opacity: 0 !important; transform: scale(0) !important; }
"""
"""A style sheet that would spoil whatever it reaches."""


class HostPage(BaseHTTPRequestHandler):
    """Pages of somebody else's site with a strict policy, which embed the widget."""

    service = ""

    def do_GET(self) -> None:
        widget = f"<script src='{self.service}/widget.js' data-title='问政策' async></script>"
        if self.path == "/hostile.css":
            self._send(HOSTILE, "text/css")
        elif self.path == "/hostile":
            left = widget.replace("data-title='问政策'", "data-title='问材料' data-position='left'")
            self._page(f"<link rel='stylesheet' href='/hostile.css'>{widget}{left}")
        elif self.path == "/inline":
            inline = widget.replace("async", "data-inline='#place' data-theme='dark' async")
            self._page(f"<div id='place'></div>{inline}")
        elif self.path == "/frame":
            self._page(f"<iframe title='法问' src='{self.service}/embed#title=问政策'></iframe>")
        else:
            self._page(widget)

    def _page(self, body: str) -> None:
        page = f"<!doctype html><html lang='zh-CN'><meta charset='utf-8'><title>县政府</title><h1>县政府</h1>{body}"
        self._send(page, "text/html")

    def _send(self, text: str, kind: str) -> None:
        policy = (
            f"default-src 'none'; script-src {self.service}; connect-src {self.service}; "
            f"frame-src {self.service}; style-src 'self'"
        )
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def host_site() -> Iterator[ThreadingHTTPServer]:
    """Another origin, whose pages may embed the widget."""
    with ThreadingHTTPServer(("127.0.0.1", 0), HostPage) as server:
        thread = Thread(target=partial(server.serve_forever, poll_interval=0.05))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def host_origin(host_site: ThreadingHTTPServer) -> str:
    """The origin of the other site."""
    return f"http://127.0.0.1:{host_site.server_address[1]}"


@pytest.fixture(scope="session")
def app(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, host_origin: str
) -> Iterator[App]:
    """The application over a table and a notice."""
    folder = tmp_path_factory.mktemp("web")
    settings = Settings(home=folder / "home", widget_origins=(host_origin,))
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        report = app.ingest([write_library(folder / "files")])
        assert not report.failed
        yield app


@pytest.fixture(scope="session")
def client(app: App) -> Iterator[httpx.Client]:
    """A client of the service."""
    with served(app) as client:
        HostPage.service = str(client.base_url)
        yield client


@pytest.fixture(scope="session")
def library_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same files once more, for services of their own."""
    return write_library(tmp_path_factory.mktemp("again") / "files")
