"""What a question needs of the library: what must be named in it, and what must be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from bot.answering.demand import Demand, asks_for_fact, demanded
from bot.answering.focus import asking_clauses, focus
from bot.answering.knowledge import Expand, Vocabulary, unknown
from bot.worklist.units import Mention

_OUGHT = re.compile(
    r"要|应|须|得(?!多|分)|需|至少|最少|不少于|最多|不超过|上限|达到|不低于|允许|规定"
)
_PLACES = (
    (re.compile(r"省(?:里|上|级|厅)|全省"), "省"),
    (re.compile(r"国家级|国家层面|全国|中央"), "国"),
    (re.compile(r"市(?:里|级)(?![^,，。?？]{0,4}表|[^,，。?？]*编号)|全市"), "市"),
    (re.compile(r"(?:其他|其它|别的|隔壁|外|兄弟|周边)(?:的)?(?:县|市|区|地方)"), "其他县"),
)
# What every document of the campaign is about, whatever else it says.
_CAMPAIGN = re.compile(
    r"示范|创建|指标|佐证|达标|测评|实地核查|第三方|专班|分解表|责任表|评分|扣分|联络员|标准指引|补正|上传|答疑|平台|述法|骑缝|公章|多少分|几分"
)
# What people ask offices about in everyday life. A library that names one of them is about it.
_ELSEWHERE = re.compile(
    r"交通事故|全责|油价|性价比|停电|漏水|押金|四级|六级|结婚|离婚|婚姻|彩礼|抚养|遗产|户口|落户|护照|签证|房产|买房|房贷|公积金|物业|装修|邻居|过户|租房|社保|医保|养老金|退休金|低保"
    r"|工资|涨薪|年终奖|离职|辞职|裁员|赔钱|欠钱|借钱|贷款|信用卡|驾照|驾驶证|酒驾|违章|车险|二手车|高铁|火车|飞机|机票|地铁|公交|快递|外卖"
    r"|高考|中考|学区|转学|入学|幼儿园|疫苗|看病|挂号|医院|感冒|吃药|减肥|怀孕|宠物|旅游|景点|酒店|电影|音乐|明星|球赛|世界杯|游戏|手游"
    r"|股票|基金|彩票|汇率|房价|菜价|食堂|菜谱|餐厅|奶茶|天气|星座|节日|放假|公务员考试|事业单位考试|考编|分数线|代码|程序员|诗|小说|翻译"
)
_YEAR = re.compile(r"20\d\d(?=年)")
_FACTUAL = ("count", "percent", "money", "points", "rank")


@dataclass(frozen=True, slots=True)
class Sought:
    """What must be named and what must be shown.

    ``strange`` are the things asked for that no document names, ``unheard`` all such things that the
    question speaks of, and ``subject`` is whether a document names any of them; ``ours`` is whether it speaks
    of the campaign itself or of a unit, ``elsewhere`` whether of a matter of
    everyday life that no document names; ``fact`` is whether
    it asks how much came about, and ``unit`` whose fact that is. ``place`` is another level or county
    that it asks about, ``year`` the year: a passage must speak of them.
    """

    demand: Demand | None = None
    strange: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    subject: bool = True
    ours: bool = False
    elsewhere: bool = False
    fact: bool = False
    unit: str | None = None
    place: str | None = None
    year: int | None = None


class Units(Protocol):
    """The units that a library's tables name."""

    def find(self, text: str) -> Mention | None: ...


@dataclass(frozen=True, slots=True)
class Needed:
    """What a question needs wherever it is answered from: the kind of thing, and whether a fact.

    ``named`` is the unit that it names.
    """

    demand: Demand | None
    fact: bool
    named: Mention | None


def need(text: str, units: Units) -> Needed:
    """Read from a normalised question what kind of thing would answer it; asks no index."""
    asking = asking_clauses(text)[-1:]
    demand = next(filter(None, map(demanded, asking)), None)
    named = units.find(text)
    fact = any(map(asks_for_fact, asking))
    if demand and named and demand.kind in _FACTUAL and not _OUGHT.search(text):
        fact = True
    return Needed(demand, fact, named)


def seek(text: str, vocabulary: Vocabulary, expand: Expand, units: Units) -> Sought:
    """Read from a normalised question what would answer it."""
    about, asking, needed = focus(text), asking_clauses(text)[-1:], need(text, units)
    named, fact = needed.named, needed.fact
    unheard = unknown(about.nouns, vocabulary, expand)
    return Sought(
        needed.demand,
        unknown(about.heads, vocabulary, expand),
        unheard,
        bool(named or vocabulary.known(about.nouns)),
        bool(named or _CAMPAIGN.search(text)),
        any(not vocabulary.known([word]) for word in _ELSEWHERE.findall(text)),
        fact,
        named.words if named and fact else None,
        next((key for words, key in _PLACES if any(map(words.search, asking))), None),
        next((int(found.group()) for c in asking for found in _YEAR.finditer(c)), None),
    )
