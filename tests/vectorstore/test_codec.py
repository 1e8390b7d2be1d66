"""Every value of the model survives being JSON."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Amendment, Block, Heading, Indicator, Locator, Paragraph, Passage, Table
from vectorstore import codec


@settings(max_examples=40, deadline=None)
@given(st.one_of(*(st.from_type(kind) for kind in (Indicator, Amendment, Passage, Locator))))
def test_values_come_back(value: Any) -> None:
    assert codec.loads(type(value), codec.dumps(value)) == value


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(st.from_type(Heading), st.from_type(Paragraph), st.from_type(Table)), max_size=4
    )
)
def test_blocks_come_back(blocks: list[Block]) -> None:
    assert codec.loads_blocks(codec.dumps_blocks(blocks)) == tuple(blocks)


def test_what_was_written_before_a_field_was_added_still_reads() -> None:
    text = codec.dumps(Locator(3, paragraph=3))
    assert json.loads(text) == {"block": 3, "paragraph": 3}
    assert codec.loads(Locator, '{"block":3}') == Locator(3)
