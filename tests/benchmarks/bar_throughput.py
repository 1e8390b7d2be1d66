"""Bar 7: how fast each format is read on the real path, and how near embedding is to the model's own speed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.compose import App, compose
from bot.settings import Settings
from ingest.sync import SyncEvent
from tests.benchmarks.checks import Check, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import packaged
from vectorstore.embedder import Embedder
from vectorstore.embedding import BATCH
from vectorstore.model import EVERYTHING_OPEN
from vectorstore.vectors import EmbeddingCache

LIBRARY = ROOT / "samples" / "library"
NEAR = 0.8
"""The share of the model's own speed that embedding through the library must reach."""


@dataclass(slots=True)
class Format:
    """What was read of one format."""

    files: int = 0
    pages: int = 0
    passages: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        rate = 1 / max(self.seconds, 1e-9)
        pages = f"{self.pages * rate:.2f} pages/s, " if self.pages else ""
        return f"{self.files * rate:.2f} files/s, {pages}{self.passages * rate:.1f} passages/s"


class _Watch:
    """Times each file from its start to its end, by format."""

    def __init__(self) -> None:
        self.formats: dict[str, Format] = {}
        self._begun = 0.0

    def __call__(self, event: SyncEvent) -> None:
        if event.kind == "started":
            self._begun = time.monotonic()
        elif event.kind == "added":
            form = self.formats.setdefault(Path(event.source).suffix[1:], Format())
            form.files += 1
            form.passages += event.passages
            form.seconds += time.monotonic() - self._begun


def measure() -> Iterator[Check]:
    """Reads the demo library into a new home, embeds it, and gives the same texts to the model alone."""
    embedder = packaged()
    embedder.embed_passages(["预热"])
    with (
        TemporaryDirectory() as folder,
        compose(Settings(home=Path(folder)), embedder=embedder) as app,
    ):
        watch = _Watch()
        begun = time.monotonic()
        failed = app.ingest([LIBRARY], watch).failed
        reading = time.monotonic() - begun
        _count_pages(app, watch.formats)
        for name, form in sorted(watch.formats.items()):
            yield holds(f"{name}, {form.files} files", form.passages > 0, form, "read")
        yield holds("all read", not failed, f"{len(failed)} failed", "0 failed")
        yield from _embedding(app, embedder, reading)


def _count_pages(app: App, formats: dict[str, Format]) -> None:
    for document in app.catalog.documents(EVERYTHING_OPEN):
        blocks = app.catalog.blocks(document.id, EVERYTHING_OPEN)
        pages = max((block.locator.page or 0 for block in blocks), default=0)
        formats[Path(document.source).suffix[1:]].pages += pages


def _embedding(app: App, embedder: Embedder, reading: float) -> Iterator[Check]:
    wanting = EmbeddingCache(app.database).wanting(embedder.name, 1_000_000)
    texts = sorted((each.text for each in wanting), key=len)
    begun = time.monotonic()
    made = app.embed_pending()
    through = time.monotonic() - begun
    alone = _alone(embedder, texts)
    said = f"{through:.1f} s for {made} texts, {made / through:.1f}/s"
    yield holds("embedding through the library", made == len(texts), said, f"{len(texts)} texts")
    share = alone / through
    yield holds(
        "speed of embedding beside the model's own",
        share >= NEAR,
        f"{share:.0%} of {len(texts) / alone:.1f}/s",
        f"at least {NEAR:.0%}",
    )
    whole = reading + through
    yield holds(
        "share of the time in embedding", True, f"{through / whole:.0%} of {whole:.1f} s", "told"
    )


def _alone(embedder: Embedder, texts: Sequence[str]) -> float:
    begun = time.monotonic()
    for start in range(0, len(texts), BATCH):
        embedder.embed_passages(texts[start : start + BATCH])
    return time.monotonic() - begun
