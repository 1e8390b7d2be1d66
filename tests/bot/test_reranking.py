"""The setting of a cross-encoder: off unless it is named, and named where it cannot be loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compose import compose
from bot.settings import Settings
from prompts import reply
from vectorstore.embedder import Embedder
from vectorstore.errors import RerankerUnavailable
from vectorstore.rerank import Reranked


def test_no_model_is_loaded_unless_one_is_named(tmp_path: Path, embedder: Embedder) -> None:
    with compose(Settings(home=tmp_path / "home"), embedder=embedder) as app:
        assert not isinstance(app.retriever, Reranked)


def test_a_model_that_is_not_there_is_told_with_its_name(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(home=tmp_path / "home", rerank_model=str(tmp_path / "none"))
    with compose(settings, embedder=embedder) as app, pytest.raises(RerankerUnavailable) as raised:
        _ = app.retriever
    said = reply(f"errors.{raised.value.code}", **raised.value.fields)
    assert str(tmp_path / "none") in said
    assert "FAWEN_RERANK_MODEL" in said
