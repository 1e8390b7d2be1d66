"""What the service leans on: programs, models, and services that were set up."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import httpx

from bot.doctor import Finding, good, note, wrong
from ingest.errors import MissingDependency
from ingest.loaders.office import find_office
from vectorstore.embedder import Embedder

SECONDS = 5.0
"""How long a service that was set up may take to answer."""


class Office:
    """LibreOffice and Chinese fonts, which old Word files need."""

    name: ClassVar[str] = "office"

    def look(self) -> Iterator[Finding]:
        """Looks for the program, and asks for the fonts."""
        try:
            yield good(self.name, "office_good", path=find_office())
        except MissingDependency:
            yield note(self.name, "office_none")
            return
        lister = shutil.which("fc-list")
        if lister is None:
            yield note(self.name, "fonts_unknown")
            return
        said = subprocess.run(  # noqa: S603
            [lister, ":lang=zh", "family"], capture_output=True, timeout=30, check=False
        )
        yield (
            good(self.name, "fonts_good") if said.stdout.strip() else note(self.name, "fonts_none")
        )


class Ocr:
    """What reads scans."""

    name: ClassVar[str] = "ocr"

    def look(self) -> Iterator[Finding]:
        """Looks for the packages; loads nothing."""
        parts = ("rapidocr", "onnxruntime", "cv2")
        missing = [name for name in parts if importlib.util.find_spec(name) is None]
        if missing:
            yield note(self.name, "ocr_none", missing="、".join(missing))
        else:
            yield good(self.name, "ocr_good")


@dataclass(frozen=True)
class Embedding:
    """The embedding model."""

    model: str
    embedder: Callable[[], Embedder]
    name: ClassVar[str] = "embedding"

    def look(self) -> Iterator[Finding]:
        """Loads it and embeds a word; raises ``ModelUnavailable``, which says what to do."""
        length = len(self.embedder().embed_query("示范创建"))
        yield good(self.name, "embedding_good", model=self.model, length=length)


_SAID = {
    "llm": ("llm_good", "llm_refused", "llm_away"),
    "oidc": ("oidc_good", "oidc_refused", "oidc_away"),
}


@dataclass(frozen=True)
class Reachable:
    """A service elsewhere that was set up: the one check that dials, and only where it is to."""

    name: Literal["llm", "oidc"]
    url: str
    headers: Mapping[str, str]

    def look(self) -> Iterator[Finding]:
        """Asks for an address that answers without doing anything."""
        reached, refused, away = _SAID[self.name]
        try:
            answered = httpx.get(self.url, headers=dict(self.headers), timeout=SECONDS)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            yield wrong(self.name, away, url=self.url, reason=str(error))
            return
        if answered.status_code in (401, 403):
            yield wrong(self.name, refused, url=self.url)
        elif answered.is_server_error:
            yield wrong(self.name, away, url=self.url, reason=str(answered.status_code))
        else:
            yield good(self.name, reached, url=self.url)
