"""What kind of thing a question asks for: whole indicators, or something about one of them.

哪些指标 asks for indicators, 这个指标要哪些材料 for what one of them says. The noun that the question
word governs decides, wherever it stands in the sentence.
"""

from __future__ import annotations

import re

_NOUN = r"(?:[一二三]级)?(?:指标|条目|任务|事项|项目|小项)"
_WHICH = (
    r"(?:哪些个?|哪几[个项条大]?|哪一?[个项条]|几大?[个项条]|多少[个项条]?|什么|啥|所有|全部)的?"
)
_MEASURE = (
    r"(?:(?<!第)(?<!\d)(?<![一二三四五六七八九十])(?:[几多]少?大?项|多少[项条]|哪[几两]?大?[项条]|哪一项|几条|哪两三项|哪些项)"
    r"|(?:多少|哪[几两]|几)个(?=$|[?？,，。呢呀啊]|要|需|有|是|里|得))"
)
# What follows when the question word governs something else than indicators.
_OTHER = (
    r"(?!\s*(?:佐证|左证|证明|支撑|印证)?(?:材料|资料|东西|证据|证明|文件|台账|清单)(?![里中上]|当中)"
    r"|\s*(?:县直|牵头|责任|配合|参与)?(?:单位|部门|乡镇|镇街|街道|局|人|镇|小时|工作日)"
    r"|\s*(?:具体)?(?:要求|措施|制度|程序|工作|步骤|阶段|环节|条件|方面|情形|内容|标准|问题|会议|分))"
)
_HEADS = (
    re.compile(_WHICH + _NOUN),
    re.compile(_MEASURE + _OTHER),
    re.compile(
        rf"(?<![这那该此个项条号]){_NOUN}(?:(?!材料|资料|佐证|要求|单位|部门)[^,，。?？]){{0,6}}?"
        rf"(?:有|是|都|包括|分别|一共|总共|共)+(?:哪些|哪几[个项条]?|几[个项条]|多少[个项条]?|啥|什么(?!意思)){_OTHER}"
    ),
    re.compile(
        rf"(?:列出?|列一下|列个|汇总|打印|导出|数数|统计|发)(?:(?!材料|资料|佐证)[^,，。?？]){{0,10}}{_NOUN}(?!的)"
        rf"|{_NOUN}[,，]?(?:(?!材料|资料|佐证)[^,，。?？]){{0,8}}(?<!材料)(?<!佐证)(?:清单|单子|名单|列|汇总|编号|序号|报一[遍下]|念一?[遍下]|发一下|发我|发来|报给|发给|为何|如下)|{_NOUN}(?:全部|统统)"
    ),
    re.compile(r"指标(?:里|中|当中)[,，]?(?:哪些|哪几)(?:项|个)?"),
)
_PHRASE = re.compile(
    r"的(?:全部|所有|那些个?|这些个?)?(?:[一二三]级)?(?:指标|任务|条目)(?=[呢吗啊吧]?(?:都有)?(?:[,，。?？!！]|$))|涉及(?:的)?指标"
)
_ELIDED = re.compile(
    r"的(?:都)?(?:有|是)(?:哪些|哪几[个项]?|什么|啥|多少[个项]?|几[个项])(?=[呢啊呀吧都来我]|[?？,，。]|$)"
    r"|^哪些(?:里面?)?(?:要|需要|得|会|用|带)(?!求)|哪些要|(?<=[^有要交做些是])哪些$|的列全?$|列全$"
    # 市监局要牵头的，一条都别漏: nothing asks, but nothing else can be meant
    r"|(?:牵头|主责|配合|参与|负责|承担)的[,，](?:一[条个项]|全|都|别|给我|请|麻烦)"
    r"|的(?:都)?是哪一?[个项](?=[呢啊呀]|[?？,，。]|$)|(?:交齐?|完成|报|办结?|到期|截止)的(?:给|都|统统|[?？,，。]|$)"
)
_ASKED_MATERIAL = re.compile(
    r"(?:哪些|什么|啥|哪[几些][样份]?|几[样份]|何种)(?:佐证|证明|支撑|台账)*(?:材料|资料|东西|附件|档)"
    r"|(?:材料|资料|佐证|东西|台账)(?:都|要|需要|具体)*(?:是|有|要)?(?:哪些|什么|啥|哪几|几[样份])"
)
_WHEN = re.compile(r"什么时候|啥时候|何时|哪天|几[号月日]")
_LISTED = re.compile(r"哪|几|多少|啥|什么|列|单子|清单|名单|发|给|看|查|数")
_SAYS_WHETHER = re.compile(
    r"(?:可以|能|能够|行|对|要|用|算)?(?:吗|嘛|马|么|不|行不行|可以不|怎么办|怎么弄|咋办|咋弄|还是不[\u4e00-\u9fff]{0,2})[。?？!！呀啊呢]*$|^(?:可不可以|能不能|要不要|是不是|能否|可否)"
)
_OF_ALL = re.compile(
    r"(?:牵头|责任|配合)单位(?:到底|都|应该|要|得|具体|需要|自己)*(?:干|做|负责|怎么|是不是)"
)
_MATERIAL = re.compile(
    r"(?:材料|资料|东西|证据|清单|佐证)(?:一共|总共|共|现在|目前|这块|都|要|需要|有|是|分|得|交|报|几项|[?？]|[,，](?=一共|总共|共))*$"
)
_DUTY = re.compile(
    r"(?:牵头|配合|负责|承担|参与|参加|主责|主抓|挑头|打头|管|抓|做|办|交|报|上传|准备|完成|领|揽|分到?|欠|干|有)(?:了|着|的)?(?:都)?(?:是|有)?"
    rf"(?:哪些|哪几[个项条]?|什么|啥|几[个项条]|多少[个项条]?)(?:活儿?|事儿?|任务)?{_OTHER}"
)


def asks_for_indicators(text: str) -> bool:
    """Whether a normalised text asks for indicators: 哪些指标, 一共几项, 任务有哪些, 列个单子."""
    return any(
        not _MATERIAL.search(text[: found.start()])
        for pattern in _HEADS
        for found in pattern.finditer(text)
    )


def asks_whether(text: str) -> bool:
    """Whether a text ends by asking if or how something may be: 空着不填可以吗, and not for a list.

    A list may be asked for as politely: 能列个清单吗. So may what any lead unit has to do, which is
    prose: 牵头单位要做什么.
    """
    last = [part for part in re.split(r"[,，。;；!！?？\n]", text) if part.strip()][-1:]
    whether = any(_SAYS_WHETHER.search(part) and not _LISTED.search(part) for part in last)
    return whether or asks_of_all(text)


def asks_of_all(text: str) -> bool:
    """Whether a text asks what any lead or joint unit has to do: 牵头单位要做什么."""
    return bool(_OF_ALL.search(text))


def names_indicators(text: str) -> bool:
    """Whether a text means indicators without the question word on them: 上半年要完成的指标.

    要交会议纪要的有哪些 leaves the noun out altogether.
    """
    if _ASKED_MATERIAL.search(text) or _WHEN.search(text):
        return False
    return bool(_PHRASE.search(text) or _ELIDED.search(text))


def asks_for_duties(text: str) -> bool:
    """Whether a text asks what somebody does: 牵头哪些, 要完成什么, 负责啥活."""
    return bool(_DUTY.search(text))
