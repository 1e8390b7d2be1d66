"""Which fields of an indicator a question asks for, in the words that staff use."""

from __future__ import annotations

import re

from ingest.model import FieldName

# Order matters: a longer or more telling phrase is taken out of the question before a vaguer one
# could claim its characters (责任单位 is the co-unit column, 谁负责 asks who leads).
_WORDS: tuple[tuple[FieldName, str], ...] = (
    (
        "score",
        (
            r"评分标准|评分办法|评价标准|打分标准|扣分标准|计分(?:办法|规则|标准)?|怎么打分|如何打分"
            r"|怎么扣分|如何扣分"
            r"|扣(?:几|多少)分|扣分|(?:占|值|有|得|是|给)?(?:多少|几)分|分值|评分|打分|得分|达标条件"
            r"|达标标准|怎样算合格"
            r"|怎么算合格|如何算合格|怎样算达标|怎么算达标|怎样才算|怎么才算|算达标|算合格|怎么评"
            r"|如何评价|怎么考核"
            r"|怎么算分|如何算分|怎么扣|算分|什么标准|满分|失分|标准是什么|考核标准"
        ),
    ),
    (
        "deadline",
        (
            r"完成时限|完成时间|截止(?:时间|日期|日)?|时间节点|节点|期限|时限|什么时候|啥时候|啥时"
            r"|什么时间"
            r"|何时|几号(?:之前|以前|前)?|几月(?:几[号日]|份)?(?:之前|前|底)?|哪天|哪一天|最晚|最迟"
            r"|多久|到期"
            r"|deadline|ddl|多长时间|时间要求"
        ),
    ),
    (
        "joint",
        (
            r"(?<=牵头)[ 、和与,，]*配合(?=[ 都是谁的]|$)|"
            r"配合单位|责任单位|参与单位|协办单位|协同单位|配合部门|责任部门|参与部门|协办部门"
            r"|谁(?:来|在|要|负责)?(?:配合|参与|协助|协办)|(?:哪些?|哪几)个?(?:单位|部门|局|乡镇)(?:来"
            r"|要|负责)?"
            r"(?:配合|参与|协助|协办)|配合的?(?:是|有)?(?:谁|哪些|哪几)|还有谁|由谁配合|跟谁配合"
            r"|配合方"
        ),
    ),
    (
        "lead",
        (
            r"牵头单位|牵头部门|主责单位|主责部门|主办单位|负责单位|负责部门|主管部门|牵头的?是?(?:谁"
            r"|哪)|谁(?:来)?牵头"
            r"|(?:哪个?|什么|哪一个|哪些|哪家)(?:单位|部门|局|办)(?:来|在|具体)?(?:牵头|负责|主抓|主管"
            r"|抓|管|主责|承担)"
            r"|谁(?:来|在|具体)?(?:负责|主抓|主管|抓|管|主责|承担|做)|归(?:谁"
            r"|哪个(?:单位|部门|局))(?:管|负责|抓)?|归口"
            r"|由谁|该找(?:谁|哪)|谁的事|哪个局|牵头|主责"
        ),
    ),
    (
        "evidence",
        (
            r"(?:要|需要?|该|应)?(?:交|提供|提交|准备)的(?:东西|材料|资料)?|东西|佐证材料|佐证资料|证明材料|支撑材料|印证材料|佐证|左证材料|佐正材料|材料清单|台账|清单"
            r"|(?:要|需要|需|得|该|应|应当|应该|都)?(?:交|提供|提交|准备|上传|报送|上报|报|备|收集"
            r"|整理|留|拿)(?:上去|上来)?"
            r"(?:些|哪些|什么|啥|几样|几份|几项|哪几样|哪几份|哪几项|多少)(?:东西|材料|资料|文件|证明"
            r"|佐证|痕迹)?"
            r"|(?:哪些|什么|啥|几样|几份|几项|多少)(?:东西|材料|资料|证明|凭证)|拿什么(?:来)?证明|材料"
            r"|资料|证据"
        ),
    ),
    (
        "remark",
        r"备注|附注",
    ),
    (
        "requirement",
        (
            r"(?:具体|工作|指标|主要)?(?:要求|内容)(?:是|有|包括)?(?:什么|哪些|啥)?|要求|指标内容"
            r"|(?:应该|应当|要|该|需要|得)?(?:怎么|如何|怎样)(?:做|落实|开展|完成|办)"
            r"|要做(?:到)?(?:什么|哪些|啥)"
            r"|做到什么程度|说的是(?:什么|啥)|讲的是(?:什么|啥)|是什么意思|什么意思|指什么|是什么|是啥"
        ),
    ),
)
_PATTERNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _WORDS)

# Beside another field, 要求 alone is too common a word to count.
_REQUIREMENT_TOO = re.compile(
    r"要?(?:几|多少)(?:个人|名|人|次|场|份|家|件)|(?:具体|什么|哪些|工作|指标)要求|要求(?:是|有|几|多少|什么|哪些|达到)|要求和|和要求|怎么做"
)


def fields_asked(text: str) -> tuple[tuple[FieldName, ...], str]:
    """The fields a question asks for, in order of mention, and the question without those words.

    ``text`` is normalised (NFKC). A general 要求 counts only when nothing more telling is asked.
    """
    found: dict[FieldName, int] = {}
    rest = text
    for name, pattern in _PATTERNS:
        if name == "requirement" and found:
            pattern = _REQUIREMENT_TOO
        match = pattern.search(rest)
        if match:
            found[name] = match.start()
            # Same length, so that positions in ``rest`` stay positions in ``text``.
            rest = pattern.sub(lambda m: "\0" * len(m.group()), rest)
    ordered = tuple(sorted(found, key=lambda name: found[name]))
    return ordered, rest.replace("\0", " ")
