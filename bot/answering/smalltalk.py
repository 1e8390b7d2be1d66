"""Greetings, thanks and questions about the bot itself: one line, no search."""

from __future__ import annotations

import re

from prompts import reply

# The whole message, spaces and punctuation aside.
_WHOLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "who",
        re.compile(
            r"你(?:到底)?(?:是谁|是什么|叫什么(?:名字)?|是(?:真人|人工|机器人|ai|人)(?:吗|还是.{1,6})?)|介绍一?下(?:你)?自己|自我介绍"
        ),
    ),
    (
        "help",
        re.compile(
            r"帮助|(?:怎么|如何)(?:使?用|提问|问)(?:你)?|你?(?:会|能|可以)(?:做|干|帮我(?:做|干)?|回答|查|问)?(?:些|点)?(?:什么|啥|哪些)(?:问题|事|内容)?"
            r"|有(?:什么|哪些)功能|能问(?:什么|啥|哪些)|使用说明|help|/help|/start|菜单"
        ),
    ),
    (
        "helpdesk",
        re.compile(
            r"(?:我?(?:要|想)?(?:问|转|找|请|接))?(?:人工|真人)(?:客服|服务|解答)?(?:吧|谢谢)?|找个人问问?"
        ),
    ),
    ("new_topic", re.compile(r"新话题|新对话|换个?话题|清空|重新开始|/new")),
    (
        "useless",
        re.compile(
            r"没用|没有用|没帮助|不对|错了|答错了|答非所问|不是(?:这个|这样)|(?:你)?(?:说|答|回答)(?:得|的)?不对"
        ),
    ),
)
# What may stand before a question without a pause, and what only with one.
_OPENING = (
    r"(?:(?:各位)?(?:领导|老师|同志|专家|主任)们?[您你]?好|[您你]们?好|大家好|各位好|早上好|上午好|中午好|下午好|晚上好|哈[喽啰]|hello|hi(?![a-z])"
    r"|在吗|在不在|有人(?:在)?吗|(?:不好意思[,，]?)?打扰(?:一下|您|你)*了?|不好意思)"
)
_NOD = (
    r"(?:好(?:的|嘞|吧|滴)?|收到|明白了?|知道了?|了解了?|懂了|清楚了|ok|嗯+|哦+|行|可以|早|嗨|老师|同志|领导|亲"
    r"|再见|拜拜|回见|bye|没事了?)"
)
_THANKS = (
    r"(?:(?:非常|十分|万分|先|多)?(?:谢谢|感谢|多谢|谢了|谢过|辛苦|有劳|麻烦[您你]?了|thanks|thank you|3q)"
    r"(?:您|你|们|了|啦|啊|呀|哈|各位|大家|老师|领导|的?(?:帮助|解答|回复))*|在线等|急{2,})"
)
_PAUSE = r"[\s,，。.!！?？~～、;；:：…\uFE0F\U0001F000-\U0001FAFF]"
_HEAD = re.compile(
    rf"{_PAUSE}*(?:{_OPENING}(?:[啊呀哈])?|(?:{_NOD}|{_THANKS})(?:[啊呀哈啦])?(?={_PAUSE}|$))(?:{_PAUSE}|$)*",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"{_PAUSE}*{_THANKS}{_PAUSE}*$", re.IGNORECASE)
_KEPT = re.compile(r"[?？]")
_BYE = re.compile(r"再见|拜拜|bye|回见", re.IGNORECASE)


def smalltalk(text: str) -> str | None:
    """The reply to a message that is nothing but a courtesy; ``None`` for anything else."""
    kind = courtesy(text)
    return reply(f"chat.{kind}") if kind else None


def courtesy(text: str) -> str | None:
    """Which courtesy a message is that is nothing else: greeting, thanks, ok, who, help, …"""
    words = re.sub(r"[\W_]+", "", text).casefold()
    if not words:
        return "help" if _KEPT.search(text) else "ok"
    bare = re.sub(r"[\W_]+", "", without_courtesies(text)).casefold()
    for said in (words, bare):
        if kind := _about_us(said):
            return kind
    if bare:
        return None
    for kind, pattern in (("thanks", _THANKS), ("goodbye", _BYE.pattern), ("greeting", _OPENING)):
        if re.search(pattern, words, re.IGNORECASE):
            return kind
    return "ok"


def _about_us(words: str) -> str | None:
    """The first thing asked of the bot itself by words that ask nothing else: 你是谁呀能干什么."""
    first, rest = None, words
    while rest:
        found = ((k, m) for k, p in _WHOLE if (m := p.match(rest)) and m.end())
        kind, longest = max(found, key=lambda one: one[1].end(), default=(None, None))
        if kind is None or longest is None:
            return None
        first = first or kind
        rest = rest[longest.end() :].lstrip("呀啊呢吧吗哈")
    return first


def without_courtesies(text: str) -> str:
    """A message without the greetings before and the thanks after what it says."""
    kept = None
    while kept != text:
        kept = text
        if (head := _HEAD.match(text)) and head.end():
            text = text[head.end() :]
        if tail := _TAIL.search(text):
            # The question mark before a 谢谢 says that something is asked.
            mark = _KEPT.search(tail.group())
            text = text[: tail.start()] + (mark.group() if mark and tail.start() else "")
    return text
