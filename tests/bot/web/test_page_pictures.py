"""Pictures of pages over HTTP, for those who may see the document; members of archives as files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from PIL import Image

from bot.compose import App, compose
from bot.settings import Settings
from samples.building.red_head import letter_pdf
from samples.content import notices
from tests.bot.web.serving import NOW, served

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

OWN, OTHER = "示例县司法局", "示例县教育局"
TEXT = "# 工作提示\n\n各单位于9月17日前报送目录。\n"


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[App]:
    """An application whose two documents only one unit may see: a PDF, and a text in an archive."""
    folder = tmp_path_factory.mktemp("pictures")
    files = folder / "files"
    files.mkdir()
    (files / "通知.pdf").write_bytes(letter_pdf(notices.SUPPLEMENT))
    with zipfile.ZipFile(files / "归档.zip", "w") as archive:
        archive.writestr("目录/提示.md", TEXT)
    settings = Settings(home=folder / "home", public_url="https://qa.example.gov.cn")
    with compose(settings, embedder=embedder, clock=lambda: NOW) as app:
        for name in ("通知.pdf", "归档.zip"):
            app.library.restrict(str(files), name, [OWN])
        assert not app.ingest([files]).failed
        yield app


@pytest.fixture(scope="module")
def client(limited: App) -> Iterator[httpx.Client]:
    with served(limited) as client:
        yield client


def key(app: App, unit: str) -> dict[str, str]:
    return {"authorization": f"Bearer {app.keys.make(unit, 'asker', by='t', unit=unit)[1]}"}


def ids(client: httpx.Client, headers: dict[str, str]) -> dict[str, str]:
    found = client.get("/api/documents", headers=headers).json()["documents"]
    return {Path(document["source"]).suffix: document["id"] for document in found}


def test_a_page_is_drawn_for_those_who_may_see_it(limited: App, client: httpx.Client) -> None:
    own, other = key(limited, OWN), key(limited, OTHER)
    document = ids(client, own)[".pdf"]
    assert not ids(client, other)
    drawn = client.get(f"/api/documents/{document}/pages/1", headers=own).raise_for_status()
    assert drawn.headers["content-type"] == "image/jpeg"
    assert drawn.headers["cache-control"].startswith("private")
    with Image.open(io.BytesIO(drawn.content)) as picture:
        assert picture.size[0] == 1400
    missing = client.get(f"/api/documents/{document}/pages/9", headers=own)
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "unknown_page")
    for path in (f"/api/documents/{document}/pages/1", f"/documents/{document}?seen=pages"):
        hidden = client.get(path, headers=other)
        assert (hidden.status_code, hidden.json()["error"]["code"]) == (404, "unknown_document")


def test_a_printed_file_has_its_text_first_and_its_pages(
    limited: App, client: httpx.Client
) -> None:
    own = key(limited, OWN)
    documents = ids(client, own)
    text = client.get(f"/documents/{documents['.pdf']}", headers=own).text
    assert 'aria-current="page">文字</a>' in text
    pages = client.get(f"/documents/{documents['.pdf']}?seen=pages&at=2:1-3", headers=own).text
    assert f'src="/api/documents/{documents[".pdf"]}/pages/1"' in pages
    assert 'href="?seen=text&amp;at=2%3A1-3"' in pages
    assert "原页" not in client.get(f"/documents/{documents['.md']}", headers=own).text


def test_the_original_of_a_member_is_the_member(limited: App, client: httpx.Client) -> None:
    own = key(limited, OWN)
    document = ids(client, own)[".md"]
    saved = client.get(f"/api/documents/{document}/original", headers=own).raise_for_status()
    assert saved.content.decode() == TEXT
