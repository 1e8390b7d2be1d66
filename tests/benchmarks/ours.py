"""Fawen over a set of files, in a home that is kept between runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from bot.compose import App, compose
from bot.settings import Settings
from tests.benchmarks.corpora import BUILD
from vectorstore.embedder import Embedder, open_embedder

MODEL = "packaged-e5"


def packaged() -> Embedder:
    """The embedding model that both chains use."""
    return open_embedder(MODEL)


def home(name: str) -> Path:
    """The folder that keeps what a bar has read; embeddings in it are not made twice."""
    path = BUILD / "homes" / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def say(text: str) -> None:
    """Progress, apart from the figures."""
    print(text, file=sys.stderr, flush=True)


def progress(label: str) -> Callable[[int, int], None]:
    """Says how far something is, at every tenth."""
    said = [-1]

    def tell(done: int, total: int) -> None:
        tenth = done * 10 // total if total else 10
        if tenth != said[0]:
            said[0] = tenth
            say(f"{label}: {done}/{total}")

    return tell


def open_app(
    name: str, paths: Sequence[Path], embedder: Embedder, *, now: datetime | None = None
) -> App:
    """An App that has read ``paths`` and embedded every passage; its clock stands at ``now``."""
    clock = (lambda: now) if now else None
    app = compose(Settings(home=home(name)), embedder=embedder, clock=clock)
    app.ingest(paths, lambda _: None)
    app.embed_pending(progress(f"embedding {name}"))
    return app
