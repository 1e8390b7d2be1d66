"""Ten of the hundred kills of ``make bars NAME=kills``, on fewer files."""

from __future__ import annotations

import pytest

from tests.benchmarks.bar_kills import killed
from vectorstore.embedder import Embedder


@pytest.mark.slow
def test_nothing_is_lost_when_killed(embedder: Embedder) -> None:
    check = killed(10, embedder, copies=3, longest=1.5)
    assert check.met, str(check)
