"""A sample of the conversations of ``make bars NAME=talk``: each follow-up means what it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evaluation.fresh_talk import OPEN, Said, conversations, follow

if TYPE_CHECKING:
    from bot.compose import App


@pytest.mark.parametrize("turns", conversations()[:OPEN:5], ids=lambda turns: turns[0].text)
def test_follow_ups_get_the_answer_of_the_question_they_mean(
    demo_app: App, turns: list[Said]
) -> None:
    resolved = list(follow(demo_app, turns))
    assert resolved
    assert [one for one in resolved if not one.right] == []
