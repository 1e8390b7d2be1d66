"""What a stretch of a message brings of its own: a subject, a question, or only a pointer back.

那38项呢 brings a number and nothing that asks, 谁牵头 asks and names nothing: each leans on what was
said before. 指标38谁牵头 does both and leans on nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from bot.answering.fields import FieldsAsked, fields_asked
from bot.answering.heads import asks_for_duties, asks_for_indicators
from bot.answering.numbers import numbers_asked
from bot.answering.units_asked import UnitNamed, is_mine, unit_named
from bot.answering.wording import normalise
from bot.model import Question
from bot.worklist.gist import gist
from bot.worklist.periods import period_named
from bot.worklist.register import Register, TaskTable
from ingest.model import FieldName

_AFTER = r"(?![个项条些块张份种位年次天会边里儿样批家几段句]|时(?![间限]))"
_LINK = re.compile(
    rf"^(?:(?:[啊哦嗯噢哎]+[,，]?|那么?{_AFTER}|还有(?!谁|哪|什么|啥|几|没有|吗|呢|$)|另外|此外|其次|然后|再者|以及|同时|对了|顺便|再|也|请问(?:一下)?"
    r"|(?:我|还|再|另|顺便)*(?:想|要)?(?:再|请)?(?:问|请教|咨询)(?:一?[下句个])?(?!题|的|答|卷)|麻烦(?:[您你]|问一?下)?|帮我?(?:看|查)一?下|不对|不是)[,，:：、\s]*)+"
)
_TAIL = re.compile(r"(?:的?(?:呢|咧)|[吧啊呀哈])?[\s,，。.!！?？;；~～、]*$")
_MEANT = re.compile(
    r"^(?:(?:不是|不要|不问)[^,，。]{1,14}?[,，]?)?(?:(?:我|刚才|其实)*(?:问|说|指|要|想问|要问|要查|查)的(?:应该)?是|(?:打错了|说错了|写错了|错了)[,，]?(?:应该)?是?|应该是|[,，]是|是(?=指标|第|去年|\d|市|省|[^不否]{2,8}(?:局|委|办|的)$))"
)
_NOT_BUT = re.compile(r"^不是(?:问|说|指|要)?[^,，。]{1,14}[,，]?(?:而?是)(?:问|说|指)?(?=.)")
POINTING = re.compile(
    r"(?:上面|前面|刚才|刚刚|之前|上次|上一?个(?:问题)?)(?:的)?(?:你|我|您|所)?(?:说|问|提|讲|回答|答|列)?(?:到|过|起)?(?:的|里)?(?:那|这)?(?:一)?(?:个|项|条)?(?:指标|任务)?"
    r"|上述(?:指标|任务)?|(?<!第)(?:这|那|该|此)(?:一)?(?:个|项|条)(?:指标|任务|条目|工作|事|事项)?(?:里面?|中|上)?|该(?:指标|任务)|(?:这|那)(?:指标|事)|它们?(?:的)?|其(?=牵头|佐证|完成|责任|配合|材料|截止)|同一项"
)
_TABLE = re.compile(
    r"(?:20)?\d\d年(?:度)?(?:的|那|版)*|去年|前年|今年|上一?年度?|旧版|老版|新版|上一版|现行(?:的|版)?|(?:国家|全国|[省市县])(?:里|级|表|上|的)?(?=的|那|呢|$|表|指标|分解)(?:的|那)?(?:张)?(?:任务|指标)?(?:分解|责任)?表?|[那这]张表|表里?|版本?"
)
_ASKS = re.compile(
    r"谁|哪|什么|啥|怎么|怎样|怎(?=办|写|弄|填|交)|如何|咋|多少|多久|(?<![好十上前])几(?!乎)|吗|么[?？]?$|嘛[?？]?$|是否|能否|可否|能不能|可不可以|要不要|用不用|需不需要|会不会|有没有|是不是|算不算|行不行|对不对|有无|为何|何时|不[?？]$|[?？]$"
)
_TELLS = re.compile(
    r"已经?|早就|[让叫要]我|刚|昨天|前天|上周|上午|下午|收到|听说|布置|接手|新来|[交报传弄]了|准备了|在[弄做准整]"
)
# What is left of a question at its ends and names nothing: 什么时候交, 怎么办, 会怎么样.
_FRAME = re.compile(r"一共|总共|合计|各自|完成|最终|最后|(?:[几多]|多少)[项个条]")
_SLIGHT = re.compile(
    r"^[交报办些我你他样会能里没来去到过给还得]+|[交报办些我你他样会能里没来去到过给还得]+$"
)
_DIGITS = re.compile(r"^(?:指标)?\s*\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Brought:
    """What stands in a stretch of text. ``text`` is normalised, without what only links it."""

    text: str
    linked: bool = False
    """Whether it begins or ends as something that goes on does: 那…, 还有…, …呢."""
    goes_on: bool = False
    """Whether it ends in 呢 and so asks again what was asked."""
    meant: bool = False
    """Whether it says what was meant: 我问的是…, 不是…是…."""
    numbers: tuple[str, ...] = ()
    named: str = ""
    unit: UnitNamed | None = None
    unit_words: str = ""
    mine: bool = False
    fields: tuple[FieldName, ...] = ()
    period: str = ""
    table: str = ""
    points: bool = False
    asks: bool = False
    questioned: bool = False
    """Whether it asks in words that do (谁, 什么, 吗) and does not only end in what may be asked."""
    lists: bool = False
    """Whether it asks for a list: 哪些指标, 牵头哪些."""
    rest: str = ""
    """What is left, as it is matched: neither of the above nor filler."""

    @property
    def subject(self) -> bool:
        """Whether it names an indicator or a unit."""
        return bool(self.numbers or self.named or self.unit)

    @property
    def own(self) -> bool:
        """Whether it names what it is about, in whatever words."""
        about_unit = self.unit is not None and (not self.mine or self.lists)
        listed = self.lists and (self.period or not self.fields)
        return bool(self.numbers or self.named or about_unit or listed or len(self.rest) > 1)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads stretches of messages of one asker against the tables that may be seen."""

    register: Register
    question: Question
    today: date
    _read: dict[str, Brought] = field(default_factory=dict, repr=False, compare=False)

    @property
    def table(self) -> TaskTable | None:
        """The table that a bare number means."""
        return self.register.default

    def read(self, raw: str) -> Brought:
        """What a stretch brings."""
        if raw not in self._read:
            self._read[raw] = self._brought(raw)
        return self._read[raw]

    def _brought(self, raw: str) -> Brought:
        text, linked, goes_on, meant = _bare(normalise(raw))
        rest, table = self._table(text)
        rest = re.sub(r"^\s*的", "", rest)
        numbers, rest = numbers_asked(rest)
        if not numbers and _DIGITS.fullmatch(text):
            numbers, rest = (text.removeprefix("指标").strip(),), ""
        rest, named = self._named(rest)
        rest, period = self._period(rest)
        unit = unit_named(rest, self.question, self.register, self.table) if self.table else None
        unit_words = rest[unit.start : unit.end] if unit else ""
        rest = unit.outside(rest) if unit else rest
        asked = fields_asked(rest)
        duties = asks_for_duties(text)
        lists = asks_for_indicators(text) or (duties and bool(unit or period or not asked.fields))
        left = POINTING.sub(" ", asked.rest)
        return Brought(
            text, linked, goes_on, meant, numbers, named, unit, unit_words, is_mine(unit_words),
            asked.fields, period, table,
            points=bool(POINTING.search(text)),
            asks=bool(_ASKS.search(text)) or lists or duties or _names_field(text, asked),
            questioned=bool(_ASKS.search(text)),
            lists=lists,
            rest=_SLIGHT.sub("", gist(_FRAME.sub(" ", left))),
        )  # fmt: skip

    def _table(self, text: str) -> tuple[str, str]:
        if self.register.named_in(text) is None:
            return text, ""
        words = [m.group() for m in _TABLE.finditer(text)]
        return _TABLE.sub(lambda m: " " * len(m.group()), text), max(words, key=len, default="")

    def _named(self, text: str) -> tuple[str, str]:
        found = self.table.rows.contained(text) if self.table else []
        name = found[0].name if found else ""
        return (text.replace(name, " ") if name else text), name

    def _period(self, text: str) -> tuple[str, str]:
        year = (self.table.year if self.table else None) or self.today.year
        found = period_named(text, year, self.today)
        if not found:
            return text, ""
        return f"{text[: found.begin]} {text[found.end :]}", text[found.begin : found.end]


def _names_field(text: str, asked: FieldsAsked) -> bool:
    """Whether a stretch ends with what it wants to know, and does not tell a story of it."""
    ends = asked.rest.rstrip("?？。!！,，;；、的")
    return bool(asked.fields) and ends[-1:] in (" ", "") and not _TELLS.search(text)


def _bare(text: str) -> tuple[str, bool, bool, bool]:
    """A text without links before and particles after it, and whether it had them."""
    linked = meant = False
    while True:
        if found := _MEANT.match(text) or _NOT_BUT.match(text):
            linked, meant, text = True, True, text[found.end() :]
        elif found := _LINK.match(text):
            linked, text = True, text[found.end() :]
        else:
            break
    tail = _TAIL.search(text)
    goes_on = bool(tail and re.search(r"[呢咧]", tail.group()) and tail.start())
    if tail and goes_on:
        text = text[: tail.start()]
    return text.strip(), linked or goes_on, goes_on, meant
