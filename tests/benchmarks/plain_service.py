"""The plain service: nearest passages behind a FastAPI route, as an afternoon gives it.

It is handed the passages and vectors that our library holds, so that both services find among the
same embeddings; ``python -m tests.benchmarks.plain_service HOME PORT``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import chromadb
import numpy as np
import uvicorn
from chromadb.config import Settings as ChromaSettings
from fastapi import FastAPI
from pydantic import BaseModel

from bot.compose import compose
from bot.settings import Settings
from tests.benchmarks.ours import packaged
from tests.benchmarks.plain_chain import NEAREST
from vectorstore.embedder import Embedder
from vectorstore.vectors import EmbeddingCache, Mark

AT_ONCE = 1000


class Asked(BaseModel):
    """What our own service takes too."""

    question: str


def held(home: Path, embedder: Embedder) -> tuple[chromadb.Collection, dict[str, str]]:
    """The vectors of a library in a collection of their own, and the texts of its passages."""
    client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
    collection = client.create_collection("plain", configuration={"hnsw": {"space": "cosine"}})
    with compose(Settings(home=home), embedder=embedder) as app:
        _, rows = EmbeddingCache(app.database).since(embedder.name, Mark())
        known = list(rows)
    for start in range(0, len(known), AT_ONCE):
        part = known[start : start + AT_ONCE]
        vectors = np.array([row.vector for row in part], dtype=np.float32)
        collection.add(ids=[row.passage for row in part], embeddings=vectors)
    return collection, {row.passage: row.content for row in known}


def plain_service(home: Path) -> FastAPI:
    """The application."""
    embedder, web = packaged(), FastAPI()
    collection, texts = held(home, embedder)

    @web.post("/api/ask")
    def ask(asked: Asked) -> dict[str, object]:
        vector = np.array([embedder.embed_query(asked.question)], dtype=np.float32)
        found = collection.query(query_embeddings=vector, n_results=NEAREST)
        return {"text": "\n".join(texts[name] for name in found["ids"][0])}

    @web.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    return web


if __name__ == "__main__":
    uvicorn.run(plain_service(Path(sys.argv[1])), port=int(sys.argv[2]), log_level="critical")
