"""What is left of a question when courtesies and function words are taken out."""

from __future__ import annotations

import re

from bot.worklist.board import plain

# Words around a name that say nothing about which indicator is meant.
_FILLER = re.compile(
    r"打错了|发一下|发我|对一下|领导让我|领导问|同志|分解表里?|任务表里?|表里|请问一下|请问|我想问一下|我想问|想问一下|想问|问一下|麻烦|帮我|帮忙|查一下|看一下|告诉我|你好|您好|老师"
    r"|这一?个|那一?个|这一?项|那一?项|我们|咱们|关于|有关|对于|方面的?|工作|的话|一下|分别|各自|都|具体|到底|究竟"
    r"|三级指标|指标|条目|小项|任务|这块|那块|一项|是不是|是否|需要|应该|应当|怎么|如何|哪些|哪个|哪几个|什么|多少|谢谢|烦请|敬请|请您?|告知|提供|来着|嘛"
    r"|是谁|有哪些|有什么|谁|吗|呢|啊|呀|吧|的|了|要|和|与|及|或|由|在|是|有|被|把|将|就|也|还|给|对|做|搞|弄"
)


def gist(text: str) -> str:
    """A question without fillers and punctuation: what is left should name an indicator."""
    return plain(_FILLER.sub(" ", text))
