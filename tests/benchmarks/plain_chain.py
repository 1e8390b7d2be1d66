"""The plain chain: what an afternoon with LangChain gives, as the thing to beat.

RecursiveCharacterTextSplitter (300 characters, 50 overlapping, with Chinese separators), the same
embedding model, vectors in Chroma, the nearest four chunks as the answer. It is judged by the same
functions as ours, and on five chunks where five passages are looked at.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bot.evaluation.outcome import FIRST, FoundPassage
from bot.model import Answer, Question
from ingest.model import Block, Locator, Paragraph
from vectorstore.embedder import Embedder
from vectorstore.errors import UnknownDocument
from vectorstore.model import Scope

CHUNK, OVERLAP, NEAREST = 300, 50, 4
SEPARATORS = ["\n\n", "\n", "。", "！", "？", "；", "，", "、", ""]
BATCH = 64
SAVED_AFTER = 16
"""Batches after which vectors are saved, so that a run broken off loses little."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk and the file it comes from."""

    text: str
    source: str


class PlainChain:
    """Ingests text files and answers with the nearest chunks."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._cache = folder / "plain-vectors.json"
        client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
        name = f"plain-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"
        self._collection = client.get_or_create_collection(
            name, configuration={"hnsw": {"space": "cosine"}}
        )
        self._texts: dict[str, str] = {}
        self._chunks: list[Chunk] = []

    def add(
        self, paths: Iterable[Path], on_progress: Callable[[int, int], None] = lambda *_: None
    ) -> None:
        """Split, embed and index text files."""
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=CHUNK, chunk_overlap=OVERLAP, separators=SEPARATORS, keep_separator="end"
        )
        first = len(self._chunks)
        for path in paths:
            self._texts[path.name] = path.read_text(encoding="utf-8")
            texts = splitter.split_text(self._texts[path.name])
            self._chunks.extend(Chunk(text, path.name) for text in texts)
        new = self._chunks[first:]
        vectors = self._vectors([chunk.text for chunk in new], on_progress)
        for start in range(0, len(new), 1000):
            part = slice(start, start + 1000)
            self._collection.add(
                ids=[str(first + start + index) for index in range(len(new[part]))],
                embeddings=np.array(vectors[part], dtype=np.float32),
            )

    def ask(self, question: Question) -> Answer:
        """The nearest four chunks, as the text of an answer."""
        started = time.perf_counter()
        passages = [
            self._passage(key, similarity) for key, similarity in self._near(question.text, FIRST)
        ]
        return Answer(
            id="plain",
            conversation=question.conversation,
            status="answered",
            text="\n".join(passage["text"] for passage in passages[:NEAREST]),
            elapsed_ms=round((time.perf_counter() - started) * 1000),
            explanation={"passages": passages},
        )

    def sources(self, text: str, limit: int) -> Sequence[str]:
        """The files of the nearest chunks, nearest first."""
        return [self._chunks[key].source for key, _ in self._near(text, limit)]

    def _near(self, text: str, limit: int) -> Sequence[tuple[int, float]]:
        """The numbers of the nearest chunks with their cosine similarity."""
        found = self._collection.query(
            query_embeddings=np.array([self._embedder.embed_query(text)], dtype=np.float32),
            n_results=min(limit, len(self._chunks)),
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        return [(int(key), 1.0 - d) for key, d in zip(found["ids"][0], distances, strict=True)]

    def blocks(self, document_id: str, scope: Scope) -> Sequence[Block]:
        """A file as one paragraph."""
        if document_id not in self._texts:
            raise UnknownDocument(id=document_id)
        return (Paragraph(self._texts[document_id], Locator(1)),)

    def _passage(self, index: int, score: float) -> FoundPassage:
        chunk = self._chunks[index]
        return FoundPassage(
            passage=str(index),
            document=chunk.source,
            source=chunk.source,
            title="",
            text=chunk.text,
            score=score,
        )

    def _vectors(
        self, texts: Sequence[str], on_progress: Callable[[int, int], None]
    ) -> list[list[float]]:
        """The embeddings of texts, kept on disk between runs."""
        known: dict[str, list[float]] = {}
        if self._cache.is_file():
            known = json.loads(self._cache.read_text(encoding="utf-8"))
        keys = [hashlib.sha256((self._embedder.name + text).encode()).hexdigest() for text in texts]
        wanted = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        pending = list(wanted.items())
        for start in range(0, len(pending), BATCH):
            part = pending[start : start + BATCH]
            embedded = self._embedder.embed_passages([text for _, text in part])
            known |= {key: list(v) for (key, _), v in zip(part, embedded, strict=True)}
            on_progress(start + len(part), len(pending))
            if (start // BATCH + 1) % SAVED_AFTER == 0 or start + BATCH >= len(pending):
                self._cache.parent.mkdir(parents=True, exist_ok=True)
                self._cache.write_text(json.dumps(known), encoding="utf-8")
        return [known[key] for key in keys]
