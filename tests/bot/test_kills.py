"""Ten of the hundred kills of ``make bars NAME=kills``."""

from __future__ import annotations

import pytest

from tests.benchmarks.bar_kills import measure


@pytest.mark.slow
def test_nothing_is_lost_when_killed() -> None:
    for check in measure(kills=10):
        assert check.met, str(check)
