"""Workbooks of shapes not seen before, read and asked: a sample of the bar, and all of the reading."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from ingest.parse import parse
from tests.benchmarks.bar_shapes import faults
from tests.evaluation.shapes import Shape, first, second

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

SHAPES = [make() for make in (*first.SHAPES, *second.SHAPES)]
SAMPLE = random.Random(6).sample([make() for make in first.SHAPES], 2)


@pytest.mark.parametrize("shape", SAMPLE, ids=lambda shape: shape.name)
def test_every_question_of_a_shape_is_answered(shape: Shape, embedder: Embedder) -> None:
    assert faults(shape, embedder) == []


def test_every_list_wanted_is_read_as_the_evidence_of_one_indicator() -> None:
    unread = [
        (shape.name, ask.items)
        for shape in SHAPES
        for ask in shape.asks
        if ask.items
        and sorted(ask.items)
        not in [
            sorted(item.text for item in indicator.evidence.items)
            for parsed in parse(shape.data, shape.name)
            for indicator in parsed.indicators
            if indicator.evidence
        ]
    ]
    # Indicators in heading rows above their papers are not told apart yet.
    assert {name for name, _ in unread} == {"示例县法治政府建设示范创建迎检材料目录（2025年）.xlsx"}
