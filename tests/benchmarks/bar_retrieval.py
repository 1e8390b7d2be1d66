"""Bar 1: how high the right document stands, on three kinds of questions, the plain chain beside.

The notices are searched whole. Of the replies and of the articles of law a seeded part is taken, as
large as ``PARTS`` says: the documents of as many questions, filled up with others. Both chains
search the same part with the same embedding model in the same run.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.cases import Case
from tests.benchmarks.checks import Check, holds
from tests.benchmarks.corpora import BUILD, corpus_cases, corpus_files
from tests.benchmarks.ours import open_app, packaged
from tests.benchmarks.plain_chain import PlainChain
from vectorstore.embedder import Embedder
from vectorstore.model import OPEN

PARTS: dict[str, tuple[int, int] | None] = {
    "policies": None,
    "messages": (150, 500),
    "statutes": (150, 1500),
}
"""Questions and documents of the part taken; ``None`` takes all."""

DEEP = 10
"""Documents that are looked at."""

PASSAGES = 60
"""Passages searched for them: a document has several."""

Ranked = Callable[[str], Sequence[str]]
"""A chain: a question to the names of documents, best first."""


@dataclass(frozen=True)
class Quality:
    """Of all questions: the share whose right document stands first, and the mean of 1 / place."""

    first: float
    reciprocal: float

    def __str__(self) -> str:
        return f"{self.first:.1%} first, MRR@{DEEP} {self.reciprocal:.3f}"


def quality(cases: Sequence[Case], ranked: Ranked) -> Quality:
    """How high a chain puts the right documents."""
    places = [_place(case, ranked(case.question)) for case in cases]
    return Quality(
        sum(place == 1 for place in places) / len(places),
        sum(1 / place for place in places if place) / len(places),
    )


def _place(case: Case, names: Sequence[str]) -> int | None:
    """Where the first right document stands, counted from 1, each document once."""
    different = list(dict.fromkeys(names))[:DEEP]
    return next((n for n, name in enumerate(different, 1) if name in case.relevant), None)


def part(name: str) -> tuple[Sequence[Case], Sequence[Path]]:
    """The questions and files of a corpus that this bar takes, the same every time."""
    cases, files = corpus_cases(name), corpus_files(name)
    size = PARTS[name]
    if size is None:
        return cases, files
    questions, documents = size
    chance = random.Random(20260301)
    chosen = chance.sample(list(cases), questions)
    wanted = {document for case in chosen for document in case.relevant}
    others = [path for path in files if path.stem not in wanted]
    filled = [path for path in files if path.stem in wanted]
    filled += chance.sample(others, max(0, documents - len(filled)))
    folder = BUILD / "corpora" / f"{name}-{questions}-{documents}"
    folder.mkdir(parents=True, exist_ok=True)
    for path in filled:
        target = folder / path.name
        if not target.is_file():
            target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return chosen, sorted(folder.glob("*.txt"))


def measure() -> Iterator[Check]:
    """Both chains over each corpus: ours must put the right document first more often."""
    embedder = packaged()
    for name in PARTS:
        cases, files = part(name)
        ours, plain = _ours(cases, files, embedder), _plain(cases, files, embedder)
        what = f"{name}, {len(cases)} questions, {len(files)} documents: right document"
        yield holds(what, ours.first > plain.first, str(ours), f"better than {plain}")


def _ours(cases: Sequence[Case], files: Sequence[Path], embedder: Embedder) -> Quality:
    app = open_app(files[0].parent.name, [files[0].parent], embedder)
    try:
        names = {d.id: Path(d.source).stem for d in app.catalog.documents(OPEN)}

        def ranked(question: str) -> Sequence[str]:
            return [names[hit.document] for hit in app.retriever.search(question, OPEN, PASSAGES)]

        return quality(cases, ranked)
    finally:
        app.close()


def _plain(cases: Sequence[Case], files: Sequence[Path], embedder: Embedder) -> Quality:
    chain = PlainChain(embedder, BUILD / "plain" / files[0].parent.name)
    chain.add(files)
    return quality(
        cases, lambda text: [Path(source).stem for source in chain.sources(text, PASSAGES)]
    )
