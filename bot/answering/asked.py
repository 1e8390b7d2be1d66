"""What a prose question asks for: its telling terms, and the kind of thing that would answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from ingest.numerals import chinese_to_int
from vectorstore.tokens import bigrams, normalise
from vectorstore.tokens import terms as words

Kind = Literal["money", "phone", "number", "date", "who", "list", "where", "other"]
_QUESTION_WORDS = re.compile(
    r"这个|那个|这样|那样|这里|那里|我们|咱们?|你们|他们|还能|只有|下来|直接|现在|一个|一下|拿来|接着|如果|要是|没有|已经|可以不|行不行|有啥|啥"
    r"|请问一下|请问|想问一下|想问|问一下|麻烦|告诉我|你好|您好|是什么时候|什么时候|什么时间"
    r"|是多少|有多少|多少|是什么|有什么"
    r"|什么|哪几个?|哪些|哪个|哪里|哪儿|哪天|何时|何地|如何|怎么样|怎么|怎样|为什么|为何|是谁"
    r"|由谁|谁|几个|几项|几家|几种|几月|几号"
    r"|是否|是不是|能不能|可不可以|能否|可否|可以|会不会|有没有|需要|应该|应当|必须|吗|呢|吧"
    r"|啊|呀|嘛|么|的话|具体|主要|分别|到底"
    # 要交 and 要报 only ask, wherever a passage happens to say so too; 主要 and 需要 are words.
    r"|(?<![重主必需只纪摘])要(?=[交报填传])"
    r"|进行|开展|做出|做了|采取|规定|要求|和|与|及"
)
# Characters that are words by themselves: pairs with them tell nothing, unless they are a word (上传).
_FUNCTION = frozenset("了的地得吗是在对把被有就都也中里上下个要能会还只再又很太去来给让叫到着过")
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "money",
        re.compile(
            r"多少(?:钱|万|亿|元)|几(?:万|千|百)?元|(?:奖金|补贴|补助|经费|费用|罚款)[^,，。]{0,6}(?:多少|几)|(?:有|发)[^,，。]{0,4}(?:补贴|奖金)"
        ),
    ),
    (
        "phone",
        re.compile(r"(?:电话|手机号?|联系方式|热线)(?:号码?)?(?:是|多少|给|发|告诉|$|[?？])"),
    ),
    (
        "date",
        re.compile(
            r"什么时候|啥时候|何时|几月|几号|哪天|哪一天|什么时间|截止|最晚|最迟|时限|期限|多久"
            r"|多长时间|时间是|日期"
        ),
    ),
    (
        "who",
        re.compile(
            r"谁|(?:哪[个些家]|哪几个?|什么|由何)(?:单位|部门|机构|局|机关|办|组织)|哪家|哪一级"
        ),
    ),
    (
        "list",
        re.compile(
            r"哪些|哪几|[几哪][一二两三四五六]?步|几个(?:阶段|步骤|方面|环节|程序|部分)|阶段|步骤|流程|程序|环节|包括|包含|分为"
            r"|内容|措施|方式|几项|几种|有什么|有何"
        ),
    ),
    (
        "number",
        re.compile(
            r"多少|几[个项名家人次天日年元分成%]|比例|百分之|占比|标准是|额度|金额|数量|达到几"
        ),
    ),
    ("where", re.compile(r"哪里|哪儿|何处|在哪|什么地方|哪个(?:网站|平台|地方|地址)")),
)
_NUMBER = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+(?:个|项|名|家|人|次|天|日|年|元|分|成|倍|类|级|种|件"
    r"|户|所|批|月)|百分之|半数"
)
_DATE = re.compile(
    r"\d{1,4}\s*年|\d{1,2}\s*月|\d{1,2}\s*[日号]|[一二三四五六七八九十]+月|(?:\d+"
    r"|[一二三四五六七八九十两]+)个?(?:工作日|日|天|月|小时|年)"
    r"|年底|月底|季度|之日起|解除为止|上旬|中旬|下旬"
)
_ORGANISATION = re.compile(
    r"局|委员会|办公室|人民政府|法院|检察院|部门|单位|机关|机构|政府|中心|[省市县区]委"
    r"|办(?![理法公事案学])|街道|乡镇"
)
_PLACE = re.compile(r"网站|平台|地址|[路街号]|http|www|大厅|窗口|小程序|APP|公众号|专栏|系统|中心")
_LISTED = re.compile(
    r"一是|二是|[（(][一二三四五六七八九十]+[）)]|[①②③]|\d[.、)）]|[:：]|、.*、|；.*；|第一"
    r"|其一|一要"
)
_NTH = re.compile(r"第([一二三四五六七八九十]|[1-9])(?:个)?(?:阶段|步|环节|方面|个问题)")
# 几个阶段, 哪三步: what is counted must stand in the answer, whatever else does.
_COUNTED = re.compile(
    r"(?:哪|几|多少|[两二三四五六七八九])[几]?(?:个|大|项|种)?(阶段|步骤|步|方面|环节|程序|情形|条件|原则|机制|工作|措施|问题|部分)"
)
KNOWN = 0.35
"""The least that a word which the library holds counts for its knowing the subject, as a part of the
largest weight."""

COUNTED = 3.0
"""How many times the weight of what is counted is multiplied."""
# Words that only say what kind of answer is wanted: the answer itself need not hold them.
_KIND_WORDS: dict[Kind, re.Pattern[str]] = {
    "who": re.compile(r"负责|单位|部门|机构|机关"),
    "number": re.compile(r"百分之|比例|数量|达到|额度|金额"),
    "date": re.compile(r"时间|时候|日期|截止|期限|最晚|最迟"),
}
_FITS: dict[Kind, re.Pattern[str]] = {
    "money": re.compile(r"\d(?:万|亿|千|百)?元|[一二三四五六七八九十百千万]+元|补贴|奖金|免费"),
    "phone": re.compile(r"\d{5,}|\d{3,4}-\d{6,}"),
    "number": _NUMBER,
    "date": _DATE,
    "who": _ORGANISATION,
    "where": _PLACE,
    "list": _LISTED,
}


@dataclass(frozen=True)
class Asked:
    """A question's telling terms with their weights, and what kind of answer it wants.

    ``readings`` holds the terms of the question as typed and as the documents may word it; what
    covers either reading well answers the question.
    """

    text: str
    kind: Kind
    readings: tuple[Mapping[str, float], ...]
    unknown: float
    """The share of the question's weight in terms that the library does not know at all."""

    @cached_property
    def grams(self) -> tuple[str, ...]:
        """The character pairs of the question in order, those that only ask among them."""
        return tuple(bigrams(self.text))

    @property
    def exacting(self) -> bool:
        """Whether only something of a form that is never mistaken answers: a sum, a telephone number."""
        return self.kind in ("money", "phone")

    @property
    def nth(self) -> int | None:
        """Which entry of an enumeration is asked for (第一阶段做什么), counted from 1."""
        named = _NTH.search(self.text)
        return chinese_to_int(named.group(1)) if named else None

    @property
    def many(self) -> bool:
        """Whether several things are asked for at once (两项工作各分几个阶段)."""
        return bool(re.search(r"分别|各有|各分|各自|两[项个]|三[项个]|都有|以及", self.text))

    def coverage(self, texts: Iterable[str]) -> float:
        """The share of the question's weight that these texts account for, 0 to 1."""
        return self.share({gram for text in texts for gram in bigrams(text)})

    def share(self, held: Collection[str]) -> float:
        """The share of the question's weight that these character pairs account for, 0 to 1."""
        return max((_share(terms, held) for terms in self.readings), default=0.0)

    def fits(self, text: str) -> bool:
        """Whether a text holds the kind of thing asked for; true where no kind is known."""
        pattern = _FITS.get(self.kind)
        return pattern is None or bool(pattern.search(text))


def _share(terms: Mapping[str, float], found: Collection[str]) -> float:
    total = sum(terms.values())
    return sum(w for gram, w in terms.items() if gram in found) / total if total else 0.0


class Weights(Protocol):
    """How telling the terms of a question are in this library."""

    def rarity(self, grams: Iterable[str]) -> Mapping[str, float]:
        """The weights of those character bigrams that the library holds at all."""

    def rarest(self) -> float:
        """The weight of a bigram that it does not hold."""

    def known(self, words: Iterable[str]) -> Collection[str]:
        """Those dictionary words that any passage holds as a word."""


def read_question(
    text: str, weights: Weights, expand: Callable[[str], Iterable[str]] = lambda text: (text,)
) -> Asked:
    """Find the telling terms of a question and the kind of answer that it wants.

    ``expand`` gives other wordings of the question, the question itself first.
    """
    plain = normalise(text)
    kind: Kind = next((k for k, pattern in _KINDS if pattern.search(plain)), "other")
    read = [_terms(variant, kind, weights) for variant in expand(plain)]
    readings = tuple(terms for terms, _ in read)
    return Asked(plain, kind, readings, min((unknown for _, unknown in read), default=1.0))


def _terms(text: str, kind: Kind, weights: Weights) -> tuple[dict[str, float], float]:
    """The telling bigrams with their weights, and the share of them that is unheard of.

    A bigram that no passage holds and that straddles two words says nothing about the subject, so
    only unheard bigrams inside a dictionary word count.
    """
    stripped = _QUESTION_WORDS.sub(" ", text)
    if kind in _KIND_WORDS:
        stripped = _KIND_WORDS[kind].sub(" ", stripped)
    inside = {gram for word in words(stripped) for gram in (*bigrams(word), word)}
    grams = [
        gram
        for gram in bigrams(stripped)
        if (len(gram) > 1 or gram.isdigit()) and (gram in inside or not _FUNCTION & set(gram))
    ]
    heard, rarest = weights.rarity(dict.fromkeys(grams)), weights.rarest()
    found = {
        g: heard.get(g, rarest) for g in dict.fromkeys(grams) if g in heard or _names(g, inside)
    }
    if counted := _COUNTED.search(text):
        # An own weight, since the question words around it were taken out.
        for gram in bigrams(counted.group(1)):
            found[gram] = COUNTED * heard.get(gram, weights.rarity([gram]).get(gram, 0.0))
    # A word that every passage holds is known all the same: it counts for more here than it does
    # in telling passages apart.
    known = sum(max(weight, KNOWN * rarest) for gram, weight in found.items() if gram in heard)
    missing = sum(weight for gram, weight in found.items() if gram not in heard)
    return found, missing / (known + missing) if found else 1.0


def _names(gram: str, inside: Collection[str]) -> bool:
    """Whether a pair that no passage holds names something: it stands in a word of content."""
    return gram in inside and not _FUNCTION & set(gram)
