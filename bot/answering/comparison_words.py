"""The words of a comparison: two editions side by side, something that changed, and what it is."""

from __future__ import annotations

import re

from bot.answering.fields import fields_asked
from ingest.model import FieldName

_EARLIER = (
    r"(?:去年|上一?年度?|前年|往年|以前|以往|过去|原来|之前|[旧老](?:的)?(?:版|表)|上一?版|前一版|上次"
    r"|20\d\d(?!年?\d{1,2}月)|(?<!\d)[12]\d[年版](?!\d))"
)
_NOW = r"(?:今年|本年度?|现在|现行|新版|新(?:的)?表|这[版次]|最新)"
_TABLE = r"(?:任务|指标|分解|责任)*(?:表|清单|指标|版本?)"
_ASKED = r"(?:多少|几|谁|哪|什么|啥)"
# 去年多少今年多少, 从多少提到多少: both values are asked for.
_BOTH = (
    rf"{_EARLIER}[^,，。?？]{{0,12}}{_ASKED}[^。?？]{{0,8}}{_NOW}[^,，。?？]{{0,12}}{_ASKED}"
    rf"|{_NOW}[^,，。?？]{{0,12}}{_ASKED}[^。?？]{{0,8}}{_EARLIER}[^,，。?？]{{0,12}}{_ASKED}"
    rf"|(?:从|由){_ASKED}[^,，。?？]{{0,6}}(?:到|成|为|至)了?{_ASKED}"
)
# Two editions side by side: 跟去年比, 比2024年多, 两版任务分解表, 新旧表, 今年和去年.
_BESIDE = re.compile(
    rf"(?:和|跟|与|同|较|对比|对照|比照|比起|(?<![、对类评无百占])比)[^,，。?？]{{0,8}}?{_EARLIER}"
    rf"|{_EARLIER}[^,，。?？]{{0,14}}(?:相比|对比|比较|比起来|比一?比|到{_NOW}|(?:和|跟|与|同)[^,，。?？]{{0,6}}(?:{_NOW}|20\d\d))"
    rf"|(?:两|二)(?:个|份|张|版|年)(?:年度?)?的?(?:{_TABLE})?(?!内|以上)|新[旧老](?:两版)?|前后两[版年]|同比|{_BOTH}"
)
_HAPPENS = (
    r"(?:新增加?|新加|增加|增|添|加|多|取消|删除?|删减|去掉|砍掉?|拿掉|减少|减|少|没|调整|修改|改动?|变化?|变动"
    r"|改名字?|更名|换|变(?:严|高|多|少|松|低|早|晚)|提前|提高|降低|推迟|延后|延期|延长|挪|更新)"
)
_DIFFERS = r"(?:变化|变动|改动|调整|不同|不一样|区别|差别|差异|出入|增减)"
# What is said to have happened. 改成 and 调整为 ask for the value as it is now.
_HAPPENED = re.compile(
    rf"{_HAPPENS}(?:了|过|掉|出)(?!的?(?:话|以后|之后|怎么|后|解))|有(?:了)?(?:什么|哪些|啥|没有|何|哪几[处项]|多大|很大|大)?(?:的)?{_DIFFERS}"
    rf"|{_DIFFERS}(?:的)?(?:在哪|是什么|是啥|有哪些|有什么|大不大|大吗|[吗呢没]?[?？]|[吗呢没]?$)|哪里?(?:些|儿)?{_DIFFERS}"
    r"|[变改]没[变改]|没(?:有)?[变改](?:化|动|的)?|(?:有没有|是否|是不是)[^,，。?？]{0,6}(?:变|改|调整|增|减)|一样(?:吗|不|么|嘛)|不一样"
    r"|[多少](?:了|出)?(?:哪|几|什么|啥|多少)|[变改](?:在|到)?哪|还(?:在|保留)(?:不在|着)?(?:吗|么|没|[?？]|$)"
    rf"|{_EARLIER}[^。?？]{{0,16}}(?:{_NOW})[^,，。?？]{{0,3}}还(?:有|要|算)(?:没有|不要)?(?:吗|么|没|[?？]|$)"
    rf"|{_BOTH}"
    r"|(?:是)?今年(?:才|刚)?(?:新增|新加|新来|加)的(?:吗|么|嘛|不|吧|[?？]|$)|今年[^,，。?？]{0,4}多(?:交|报|要|传|提供)(?:了)?(?:哪|什么|啥|几)"
)
_ROWS = r"(?:[一二三]级)?(?:指标|任务|条目)(?!体系)"
_WHICH = r"(?:哪些|哪几[个项条]|几[个项条]|多少[个项条]?|什么|啥)"
_GONE = r"去年[^,，。?？]{0,6}有(?:的)?[,，]?今年[^,，。?？]{0,4}没"
_COME = (
    r"今年[^,，。?？]{0,6}有(?:的)?[,，]?去年[^,，。?？]{0,4}没"
    r"|去年[^,，。?？]{0,4}没有?(?:的)?[,，]?今年[^,，。?？]{0,6}有"
)
_ON_ROWS = re.compile(
    rf"(?:新增加?|新加|增加|取消|删除?|删减|去掉|砍掉?|减少|调整|修改|改动|变动|变化|改名|更名)(?:了|过|掉)?的?{_WHICH}?{_ROWS}"
    rf"|{_ROWS}(?:里面?|中|当中)?(?:今年|有)*{_WHICH}?(?:是)?(?:新增加?|新加|取消|删掉?|去掉|砍掉?|变动|改名|更名|有?{_DIFFERS})(?:了|过|掉|的)?(?:{_WHICH}|有|是|[呢吗]?[?？]|[呢吗]?$)"
    r"|(?:新增|新加|取消|删掉|删去|去掉|减少|多)(?:了|出)?(?:哪几[项条]|哪些|几[项条]|多少[项条])(?!材料|佐证|单位|程序|阶段|环节|工作|措施)"
    rf"|{_WHICH}{_ROWS}(?:的)?[^,，。?？]{{0,12}}?(?:变|改|换|调整|提前|推迟|延后|延期|新增|取消|有{_DIFFERS})(?:了|过|的)?(?:[呢吗啊]?[?？]|[呢吗啊]?$)"
    rf"|{_WHICH}{_ROWS}(?:的)?(?:是)?[^,，。?？]{{0,8}}?(?:变|改|换|调整|提前|推迟|延后|延期|新增|新加|取消|删掉?)(?:了|过)"
    rf"|(?:变|改|换|调整|修改|提前|提高|降低|推迟|延后|延期|延长)了?的{_ROWS}|[变改换]了{_ROWS}"
    rf"|{_WHICH}{_ROWS}(?:{_NOW})?(?:就|都)?(?:不用[^,，。?？]{{0,3}}了|没有?[变了]|不要了|不再)"
    rf"|(?:变|改|换|调整|提前|提高|降低|推迟)(?:了|严|高|多|少|松|低|早|晚)?的(?:都)?(?:有|是)(?:哪|几|多少)"
    rf"|{_GONE}|{_COME}"
)
_ADDED = re.compile(
    rf"{_COME}|新增|新加|增加|增了|添|加了|多(?:了|出|哪|几|什么|啥|牵头|配合|负责|承担)|多$"
)
_DROPPED = re.compile(
    rf"{_GONE}|取消|删|去掉|砍|拿掉|减少|减了|少(?:了|哪|几|什么|啥|牵头|配合)|没有?了|不再|不要了|不用[做交报]"
)
_NAMES = re.compile(r"改名|更名|改了名|(?:名称|名字)[^,，。?？]{0,6}[改变换]|换了?名")
# 去年第36项现在是第几项, 第77项以前叫什么, 对应2025年的哪一项: which row is which.
_CORRESPONDS = re.compile(
    rf"(?:{_EARLIER}|{_NOW})[^。?？]{{0,18}}(?:第几项|对应|(?:是|变成|成了|编号是?)(?:的)?(?:哪一?[项条]|几号|多少号)|叫(?:什么|啥))"
    rf"|对应[^,，。?？]{{0,10}}{_EARLIER}|{_EARLIER}[^,，。?？]{{0,10}}(?:编号|序号|名称|名字)"
)
# What only an answer in prose can tell: whether it may be, and what other documents say.
_MAY = re.compile(r"还能|能不能|可以|能用|怎么办|要不要|为什么|怎么处理|合不合|怎么改|如何改|咋改")
_ELSEWHERE = re.compile(r"方案|通知|指引|口径|报告|讲话|意见")
_AMONG_ROWS = re.compile(r"区别|不同|差别|差异|一样")
# The number is the older table's: 去年的指标5今年…, 2024年指标5到今年….
_OLD_NUMBER = re.compile(
    rf"(?<![和跟与比同]){_EARLIER}年?(?:度)?(?:的|那)?(?:县|市)?(?:任务分解|任务)?(?:表)?(?:的|里|里的)?(?:指标|第)\s*[\d一二三四五六七八九十]"
)
_ASIDE = re.compile(
    r"今年|本年度?|去年|前年|现在|(?:变化|变动|改动|不同|区别|差别|差异|变|改|调整)(?:了|过)?(?:什么|哪些|啥|哪|的)*"
)


def is_elsewhere(text: str) -> bool:
    """Whether only prose can answer: whether something may be, or what other documents say."""
    return bool(_MAY.search(text)) or (
        bool(_ELSEWHERE.search(text)) and not re.search(r"表|指标", text)
    )


def sets_beside(text: str) -> bool:
    """Whether a text sets two editions side by side."""
    return bool(_BESIDE.search(text))


def says_changed(text: str) -> bool:
    """Whether a text asks what changed, or whether anything did."""
    return bool(_HAPPENED.search(text))


def changes_rows(text: str) -> bool:
    """Whether a text asks which indicators came, went or changed."""
    return bool(_ON_ROWS.search(text))


def corresponds(text: str) -> bool:
    """Whether a text asks which row of one edition is which of the other."""
    return bool(_CORRESPONDS.search(text)) and not fields_asked(text).strong


def among_rows(text: str) -> bool:
    """Whether it is rows of one table that are told apart (指标12和13有什么区别)."""
    return bool(_AMONG_ROWS.search(text)) and not sets_beside(text)


def kinds_asked(text: str) -> tuple[bool, bool, bool]:
    """Whether added rows, dropped rows and changed names are asked for, and nothing else."""
    names = bool(_NAMES.search(text)) or corresponds(text)
    return bool(_ADDED.search(text)), bool(_DROPPED.search(text)), names


def of_older(text: str) -> bool:
    """Whether a number is the older table's: 去年的指标5今年改了吗."""
    return bool(_OLD_NUMBER.search(text))


def names_table(text: str) -> bool:
    """Whether a text speaks of a table of indicators."""
    return bool(re.search(_TABLE, text))


def without_change(text: str) -> str:
    """The text without the words that set editions side by side and ask what changed."""
    for words in (_BESIDE, _HAPPENED, _ASIDE):
        text = words.sub(" ", text)
    return text


def of_everyone(text: str) -> bool:
    """Whether 我们 stands for the whole place (我们县的表), and for no unit."""
    return bool(re.search(r"(?:我|咱|本)们?(?:[县市区省]|这)(?![直委局办])", text))


def without_editions(text: str) -> str:
    """The text without the years of editions, place by place, so that no year is a number."""
    return re.sub(r"20\d\d(?:年度?|版)?|(?<!\d)\d\d(?:年度?|版)", _blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def fields_changed(text: str) -> tuple[FieldName, ...]:
    """The fields whose change is asked for; 变了什么 asks for all."""
    asked = fields_asked(_ASIDE.sub(" ", text)).fields
    said = "requirement" not in asked or re.search(r"要求|内容|标准", text)
    return asked if said else tuple(name for name in asked if name != "requirement")
