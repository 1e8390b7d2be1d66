"""The assignment is the best there is: compared with every other, and with connected parts apart."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bot.worklist.self_check.assignment import assign

GAINS = st.lists(
    st.dictionaries(st.integers(0, 4), st.integers(1, 40).map(lambda n: n / 10), max_size=4),
    max_size=4,
)


def best(gains: list[dict[int, float]]) -> float:
    """The greatest sum, by trying every assignment; a column from 5 on is none."""
    return max(
        sum(row.get(column, 0.0) for row, column in zip(gains, columns, strict=True))
        for columns in permutations(range(5 + len(gains)), len(gains))
    )


@given(GAINS)
def test_no_assignment_gains_more(gains: list[dict[int, float]]) -> None:
    found = assign(gains)
    assert len(set(found.values())) == len(found)
    assert all(column in gains[row] for row, column in found.items())
    assert abs(sum(gains[row][column] for row, column in found.items()) - best(gains)) < 1e-9


def test_the_second_best_is_taken_where_the_whole_gains() -> None:
    assert assign([{0: 1.0, 1: 0.9}, {0: 0.9}]) == {0: 1, 1: 0}
    assert assign([]) == {}
    assert assign([{}, {3: 1.0}]) == {1: 3}
