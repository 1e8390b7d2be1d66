"""What is left of a question when courtesies and function words are taken out."""

from __future__ import annotations

import pytest

from bot.worklist.gist import gist


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("请问一下，规范性文件清理这个指标是什么？", "规范性文件清理"),
        ("麻烦帮我查一下首违不罚", "首违不罚"),
        ("领导问公平竞争审查的", "公平竞争审查"),
        ("你好", ""),
        ("？！。", ""),
        ("", ""),
    ],
)
def test_the_words_that_name_something(text: str, left: str) -> None:
    assert gist(text) == left
