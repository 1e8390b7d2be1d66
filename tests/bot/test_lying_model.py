"""Every kind of lie about one rule: a sample of ``make bars NAME=lies``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.compose import App
from bot.model import Question
from tests.benchmarks.bar_lies import Attack, answered
from tests.benchmarks.lies import LIES, Liar, Lie, Records
from tests.bot.conftest import Scripted

ASKED = "决策没有过合法性审查能不能提交常务会议"


@pytest.mark.parametrize("kind", LIES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("live", [False, True], ids=["whole", "live"])
def test_a_lie_is_not_shown(
    worded_app: App, scripted: Scripted, kind: Callable[[Records], Lie], live: bool
) -> None:
    scripted(lambda told: [])
    quoted = worded_app.assistant.ask(Question(ASKED))
    liar = Liar(kind)
    scripted(liar, timeout=10)
    answer = answered(worded_app, ASKED, live=live)
    assert liar.told is not None
    attack = Attack(kind.__name__, quoted, answer, liar.told.poison)
    assert (attack.shown, attack.unsupported, attack.useful) == ([], [], True)
