"""Greetings and thanks: one line, no search."""

from __future__ import annotations

import re

from prompts import reply

_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "greeting",
        re.compile(
            r"(?:你|您|大家)?好(?:啊|呀|吗)?|hi|hello|哈喽|嗨|在吗|在不在|有人吗|早上好|上午好|下午好"
            r"|晚上好|老师好|早"
        ),
    ),
    (
        "thanks",
        re.compile(
            r"(?:非常|十分|多)?(?:谢谢|感谢|多谢|谢了|辛苦)(?:你|您|了|啦|啊|老师)*(?:帮助|解答)?"
            r"|thanks|thank you|3q"
        ),
    ),
    ("goodbye", re.compile(r"再见|拜拜|bye|88|回见")),
    ("ok", re.compile(r"好的?|收到|明白了?|知道了?|了解|ok|嗯+|行|可以")),
    (
        "help",
        re.compile(
            r"帮助|怎么用|如何使用|你会什么|你能做什么|能问什么|使用说明|help|/help|/start|菜单"
        ),
    ),
)


def smalltalk(text: str) -> str | None:
    """The reply to a message that is nothing but a courtesy; ``None`` for anything else."""
    words = re.sub(r"[\s,，。.!！?？~～、]+", "", text).casefold()
    for name, pattern in _LINES:
        if pattern.fullmatch(words):
            return reply(f"chat.{name}")
    return None
