"""Embedder: texts to vectors, always from files at hand, never over the network."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from vectorstore.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "packaged-e5"
_BATCH = 32


class Embedder(Protocol):
    """Turns texts into unit vectors of ``dimension`` floats; safe to share between threads.

    ``name`` says which model made a vector: vectors of different names are never compared.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed_query(self, text: str) -> list[float]: ...

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]: ...


class SentenceEmbedder:
    """An Embedder over any sentence-transformers model, with the prompts that the model declares.

    Queries and passages are embedded alike where a model declares no prompts for them.
    """

    def __init__(self, name: str, model: SentenceTransformer, *, normalise: bool = True) -> None:
        self.name = name
        self._normalise = normalise
        dimension = model.get_embedding_dimension()
        if dimension is None:
            raise ValueError("the model does not tell the length of its vectors")
        self.dimension = dimension
        self._model = model

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self._encode([text], "query")[0]

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        """Return one vector a text, in the order given."""
        return self._encode(list(texts), "passage") if texts else []

    def _encode(self, texts: list[str], kind: str) -> list[list[float]]:
        names = [kind, "document"] if kind == "passage" else [kind]
        prompts = self._model.prompts
        prompt = next((prompts[name] for name in names if prompts.get(name)), "")
        vectors = self._model.encode(
            texts,
            prompt=prompt,
            batch_size=_BATCH,
            show_progress_bar=False,
            normalize_embeddings=self._normalise,
        )
        rows: list[list[float]] = vectors.tolist()
        return rows


def open_embedder(model: str = PACKAGED) -> Embedder:
    """Load a model: ``packaged-e5``, or the name or folder of a sentence-transformers model.

    A name is looked for among the models already downloaded; nothing is fetched. Raises
    ModelUnavailable when the model or its library is not there or cannot be read.
    """
    from_files_at_hand()
    try:
        return _packaged() if model == PACKAGED else _stored(model)
    except (ImportError, OSError, RuntimeError, ValueError, KeyError) as error:
        raise ModelUnavailable(model=model, reason=str(error)) from error


def from_files_at_hand() -> None:
    """Set up the libraries that load models, before the first of them is imported."""
    # The hub's client would dial for a file it lacks, and reads this switch when first imported.
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1")
    # Threads that spin while they wait starve each other: beside other work on two cores one
    # question took 1,040 ms instead of 21. OpenMP reads this when a library loads it.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")


def _packaged() -> Embedder:
    from sentence_transformers import SentenceTransformer

    from vectorstore.embedder.packaged_e5 import PASSAGE, QUERY, PackagedE5

    prompts = {"query": QUERY, "passage": PASSAGE}
    model = SentenceTransformer(modules=[PackagedE5()], device="cpu", prompts=prompts)
    return SentenceEmbedder(PACKAGED, model, normalise=False)


def _stored(name: str) -> Embedder:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(name, local_files_only=True)
    if not model.prompts.get("query") and "e5" in name.lower():
        # Published e5 models need their two prompts and do not all declare them.
        model.prompts.update(query="query: ", passage="passage: ")
    return SentenceEmbedder(name, model)
