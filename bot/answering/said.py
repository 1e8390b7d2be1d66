"""Whether what would be shown says what is asked: the words of content of a question, and those missing.

An answer must speak of everything that its question asks about. 初审没通过怎么申诉 is not answered by
who does the first review, however well that passage fits the rest: nothing there speaks of 申诉. What
only asks (能不能, 怎么办), what names a column (牵头, 截止), and words that go with any question (安排, 处理)
need not be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from bot.answering.fields import fields_asked
from bot.answering.focus import asking_clauses, asks
from bot.answering.knowledge import Expand
from bot.answering.numbers import numbers_asked
from bot.answering.same_words import FAMILIES, LIGHT, TELLING
from vectorstore.tokens import commonness, tagged

# What asks and what goes along with asking, taken out before words are cut: 能不能 is not 不能.
_FRAME = re.compile(
    r"有没有|有无|要不要|需不需要|用不用|是不是|能不能|会不会|可不可以|算不算|行不行|好不好|该不该|得不得|让不让|给不给"
    r"|是否|能否|可否|可以|能够|需要|应该|应当|必须|不用|不能|不得|得要|还能|还要|还会|还得|才能|才算|能用|会被"
    r"|[帮替给]?我?(?:看|查)(?:一?下|看)|写的?是?|写着|[上里]面|请问|想问|问下|问一下|想知道|告诉我?|给我|发我|帮我|列一下|列出来?|看一下|查一下|说一下|麻烦|谢谢|烦请|告知|你好|您好"
    r"|为什么|为啥|为何|怎么样|怎么办|怎么|怎样|咋样|咋办|咋整|咋|如何|什么样|什么意思|啥意思|什么|啥|谁来|谁|何时|何地"
    r"|多长时间|多长|多久|多大|多少|第?几[个项号月天条份次名家种类]?|哪[一几两三四五]?[个家些位种天里儿项条份]?"
    r"|[吗呢吧啊呀嘛么哦哈咯]|的话|到底|究竟|我们|咱们|你们|他们|人家|自己|这个|那个|这项|那项|这些|那些|这块|那块|这条|那条|一下|一共|总共"
    r"|最[高低多少大小晚迟]|不?低于|不?超过|不?少于|至少|分别|各自|另外|还有|如果|要是|因为|所以|而且|以及|之[前后内外间]|以[前后内外]"
)
_TELLING = re.compile(r"^(?:n|v|a|j|eng|l|i|s$|z$)")
_UNTOLD = re.compile(r"^(?:nt?x|ad?d$|vshi|vyou|nr[12j]?$)")
# What only colours a verb: 传完, 去不了, 导出来.
_COLOUR = re.compile(
    r"^[能会可不没要去来再被就得该想先已重都先给把让后前]+|[上下过了掉完到出得着起好来去成不没在到是给要会]+$"
)
_DATE = re.compile(r"\d+(?:\.\d+)*|[年月日号]")
_BARE = re.compile(
    r"(?:行不行|可不可以|可以吗|行吗|能不能|对不对|好不好|这样(?:可以|行)吗)[呀啊呢]?"
)
_EMOTICON = re.compile(r"\[[^\[\]]{1,4}\]")
_SENTENCE = re.compile(r"(?<=[。!！?？\n])")
RARE = 10
"""How often a word stands in the dictionary's corpus, below which it may be a cut by guess."""
GAP = 4
"""How many characters may stand between those of a word: 扣0.5分 is 扣分, 综合行政执法 is 综合执法."""


def asked_words(text: str) -> tuple[str, ...]:
    """The words of content of the last clause of a normalised text that asks, in order.

    Where it has none (…，行不行) they are those of the clauses before it.
    """
    sentences = [s for s in _SENTENCE.split(_EMOTICON.sub(" ", text)) if s.strip()]
    asking = [s for s in sentences if asks(s)] or sentences
    if not asking:
        return ()
    last = asking_clauses(asking[-1])[-1:]
    found = _content(last)
    if not found and last and _BARE.fullmatch(last[0].strip()):
        found = _content([c for c in re.split(r"[,，]", asking[-1]) if last[0] not in c])
    return found


def _content(clauses: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for clause in clauses:
        unnumbered = _DATE.sub(" ", numbers_asked(clause)[1])
        for word in tagged(_FRAME.sub(" ", fields_asked(unnumbered).rest)):
            if _TELLING.match(word.tag) and not _UNTOLD.match(word.tag):
                found.update(dict.fromkeys(_core(word.text)))
    return tuple(found)


def unsaid(words: Iterable[str], texts: Sequence[str], expand: Expand) -> tuple[str, ...]:
    """Those of the words that none of the texts says, in any wording."""
    plain = [text.lower() for text in texts]
    return tuple(w for w in words if not any(said(w, text, expand) for text in plain))


def said(word: str, text: str, expand: Expand) -> bool:
    """Whether a text says a word: as it is, in other words, or with something put between.

    What the dictionary hardly knows was cut by guess (学满), so that any of its characters may be the
    word.
    """
    if len(word) > 1 and not word.isascii() and commonness(word) < RARE:
        return any(character in text for character in word)
    wordings = {*expand(word), *FAMILIES.get(word, ())}
    spread = len(word) > 1 and _spread(word).search(text)
    return bool(spread) or any(wording.lower() in text for wording in wordings)


def _core(word: str) -> tuple[str, ...]:
    """A word without what colours it (传完, 省掉), if it is one of content."""
    core = _COLOUR.sub("", word)
    if word in LIGHT or core in LIGHT or not core:
        return ()
    if len(core) == 1:
        return (core,) if core in TELLING else ()
    return (core.lower(),)


@cache
def _spread(word: str) -> re.Pattern[str]:
    return re.compile(rf"[^。；\n]{{0,{GAP}}}?".join(map(re.escape, word)))
