"""Reranked: the order is the model's, the scores stay, and one question takes only so long."""

from __future__ import annotations

import socket
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pytest

from ingest.model import Locator, Passage, Piece
from vectorstore import rerank
from vectorstore.errors import RerankerUnavailable
from vectorstore.model import OPEN, Hit, Scope
from vectorstore.rerank import AT_ONCE, FIRST, SECONDS, Reranked, open_scorer

QUESTION = "申报材料什么时候上传"
TEXTS = ["各单位应当于6月30日前上传申报材料。", "县司法局牵头。", "重大行政决策应当经过审查。"]


class Found:
    """A retriever that found passages 0, 1, 2 … in this order, and the catalog that holds them."""

    def __init__(self, count: int, missing: Collection[str] = ()) -> None:
        self._ids = [f"{n:02}" for n in range(count)]
        self._missing = missing

    def search(self, question: str, scope: Scope, limit: int) -> list[Hit]:
        hits = [Hit(id_, "d", 9.0 - int(id_) / 10, {"words": 1.0}) for id_ in self._ids]
        return hits[:limit]

    def passages(self, ids: Collection[str], scope: Scope) -> Mapping[str, Passage]:
        return {id_: _passage(id_, f"第{id_}段") for id_ in ids if id_ not in self._missing}


class Later:
    """A scorer that likes what was found later, and keeps what it was given; reading takes time."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.read: list[list[str]] = []
        self.now, self._seconds = 0.0, seconds

    def score(self, question: str, passages: Sequence[str]) -> list[float]:
        self.read.append(list(passages))
        self.now += self._seconds
        return [float(text[-3:-1]) for text in passages]


def _passage(id_: str, text: str) -> Passage:
    piece = Piece(text, Locator(block=1, start=1, end=len(text)))
    return Passage(id_, "d", 1, ("一、要求",), (piece,), text)


def _reranked(found: Found, scorer: Later) -> Reranked:
    return Reranked(found, found, scorer, clock=lambda: scorer.now)


def test_the_model_orders_the_first_and_the_rest_stay_behind() -> None:
    found = Found(FIRST + 5)
    hits = _reranked(found, Later()).search(QUESTION, OPEN, FIRST + 5)
    wanted = [*reversed(range(FIRST)), *range(FIRST, FIRST + 5)]
    assert [int(hit.passage) for hit in hits] == wanted


def test_the_scores_are_those_of_the_search() -> None:
    found = Found(12)
    hits = _reranked(found, Later()).search(QUESTION, OPEN, 6)
    assert [hit.score for hit in hits] == [hit.score for hit in found.search(QUESTION, OPEN, 6)]
    assert hits[0].signals == {"words": 1.0, "rerank": 11.0}


def test_a_passage_is_read_below_its_headings() -> None:
    scorer = Later()
    _reranked(Found(2), scorer).search(QUESTION, OPEN, 2)
    assert scorer.read == [["一、要求\n第00段", "一、要求\n第01段"]]


def test_when_time_is_up_no_more_is_read() -> None:
    scorer = Later(seconds=SECONDS / 2)
    hits = _reranked(Found(FIRST), scorer).search(QUESTION, OPEN, FIRST)
    assert [len(some) for some in scorer.read] == [AT_ONCE, AT_ONCE]
    wanted = [*reversed(range(2 * AT_ONCE)), *range(2 * AT_ONCE, FIRST)]
    assert [int(hit.passage) for hit in hits] == wanted


def test_some_are_read_however_slow_the_model_is() -> None:
    scorer = Later(seconds=10 * SECONDS)
    _reranked(Found(FIRST), scorer).search(QUESTION, OPEN, 3)
    assert [len(some) for some in scorer.read] == [AT_ONCE]


def test_a_passage_that_went_meanwhile_keeps_its_place_behind() -> None:
    hits = _reranked(Found(3, missing={"02"}), Later()).search(QUESTION, OPEN, 3)
    assert [hit.passage for hit in hits] == ["01", "00", "02"]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Real cross-encoders of one small layer with random weights: one figure a pair, and three."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(7)
    folders = {}
    characters = sorted(set("".join([QUESTION, *TEXTS])))
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    for name, labels in (("one", 1), ("three", 3)):
        folder = folders[name] = tmp_path_factory.mktemp(name)
        (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
        BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
        config = BertConfig(
            vocab_size=len(words),
            hidden_size=32,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=64,
            num_labels=labels,
        )
        BertForSequenceClassification(config).save_pretrained(folder)
    return folders


def test_a_cross_encoder_scores_pairs_in_order(models: Mapping[str, Path]) -> None:
    scorer = open_scorer(str(models["one"]))
    together = scorer.score(QUESTION, TEXTS)
    alone = [scorer.score(QUESTION, [text])[0] for text in TEXTS]
    assert together == pytest.approx(alone, abs=1e-5)
    assert len(set(together)) == len(TEXTS)
    assert scorer.score(QUESTION, []) == []


def test_a_long_passage_is_cut_not_refused(models: Mapping[str, Path]) -> None:
    (score,) = open_scorer(str(models["one"])).score(QUESTION, ["申报材料上传" * 400])
    assert isinstance(score, float)


@pytest.mark.parametrize("name", ["three", "absent"])
def test_a_model_that_cannot_rank_is_refused_by_name(
    name: str, models: Mapping[str, Path], tmp_path: Path
) -> None:
    model = str(models.get(name, tmp_path / "absent"))
    with pytest.raises(RerankerUnavailable) as raised:
        open_scorer(model)
    assert raised.value.fields["model"] == model


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def dial(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", dial)
    with pytest.raises(RerankerUnavailable):
        open_scorer("cross-encoder/no-such-model")
    assert rerank.FIRST % rerank.AT_ONCE == 0
