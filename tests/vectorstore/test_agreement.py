"""Agreement: a figure for refusals that does not depend on how what is found is ordered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.model import OPEN, Hit, Scope
from vectorstore.search import Fused
from vectorstore.search.agreement import LEGS, agreement

SHARE = st.floats(0, 1)
FULL = dict.fromkeys(LEGS, 1.0)


def test_it_is_whole_when_every_leg_puts_a_passage_first() -> None:
    assert agreement(FULL, 1.0, 0.3) == pytest.approx(1)
    assert agreement(FULL, 0.0, None) == pytest.approx(1)
    assert agreement({}, 0.0, 0.3) == 0


def test_vectors_count_for_the_part_that_the_words_leave_open() -> None:
    heard_little, heard_all = (agreement(FULL, 0.0, heard) for heard in (0.2, 1.0))
    assert heard_little < heard_all == pytest.approx(1)


@given(signals=st.fixed_dictionaries(dict.fromkeys(LEGS, SHARE)), near=SHARE, heard=SHARE)
def test_it_lies_between_nothing_and_one(
    signals: dict[str, float], near: float, heard: float
) -> None:
    assert 0 <= agreement(signals, near, heard) <= 1 + 1e-9


class Legs:
    """Both legs of a search, with two passages whose scores are given."""

    def __init__(self, scores: Sequence[float]) -> None:
        self._scores = scores

    def weigh(self, question: str, scope: Scope, also: Sequence[str] = ()) -> list[Hit]:
        return [
            Hit(name, "d", score, {**FULL, "coverage": 0.5, "spread": 0.5})
            for name, score in zip("ab", self._scores, strict=True)
        ]

    def search(self, vector: Sequence[float], scope: Scope, limit: int) -> list[tuple[str, float]]:
        return [("b", 0.9), ("a", 0.8)]

    def embed_query(self, text: str) -> list[float]:
        return [1.0]


def _agreed(scores: Sequence[float]) -> dict[str, float]:
    legs = Legs(scores)
    hits = Fused(legs, legs, legs).search("问", OPEN, 2)
    return {hit.passage: hit.signals["agreement"] for hit in hits}


def test_other_weights_in_the_ranking_leave_it_alone() -> None:
    assert _agreed((9.0, 1.0)) == _agreed((1.0, 9.0))
    assert _agreed((1.0, 1.0))["b"] > _agreed((1.0, 1.0))["a"]
