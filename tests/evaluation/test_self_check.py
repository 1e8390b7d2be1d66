"""The self-check on sixty lists as clerks paste them, labelled by hand."""

from __future__ import annotations

import pytest

from tests.evaluation.self_check import counts, read_lists


def test_the_set_is_whole_and_its_labels_stand_in_the_lists() -> None:
    lists = read_lists()
    assert len(lists) == 60
    assert len({pasted.id for pasted in lists}) == 60
    for pasted in lists:
        assert not set(pasted.matched) & set(pasted.doubtful)
        for place, words in {**pasted.matched, **pasted.doubtful}.items():
            assert 1 <= int(place) <= len(pasted.wanted)
            assert words in pasted.pasted


@pytest.mark.parametrize("half", ["open", "later"])
def test_matched_is_rarely_wrong_and_what_is_missing_is_never_called_matched(half: str) -> None:
    found = counts([pasted for pasted in read_lists() if pasted.half == half])
    assert found["comfort"].said == 0
    assert found["matched"].precision >= 0.95
    assert found["matched"].recall >= 0.95
    assert found["missing"].recall >= 0.95
