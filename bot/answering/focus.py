"""What a question is about: the nouns of the clauses that ask, and those its question word governs.

A library that does not know the noun asked for (哪家公司, 多少奖金, 有没有手机app) cannot hold the
answer, however much it says about the rest of the question. Words of the story around the question
tell nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vectorstore.tokens import Word, tagged

_CLAUSE = re.compile(r"[,，。;；:：!！?？\n]+|(?<=[吗呢])")
_MEASURE = r"[个家些位种名条本款类项份件次场回期处所户段轮]?"
_QUESTION = re.compile(
    rf"(?P<governs>有没有|有无|要不要|需不需要|用不用|是不是|多少{_MEASURE}|多[大长久高远]|哪[一几两三四五]?{_MEASURE}|几{_MEASURE}|什么样?的?|啥)"
    r"|谁|何时|何地|怎么?样?|如何|咋样?|能不能|会不会|可不可以|是否|能否|可否|行不行|吗|么$|嘛$|没有?$|不$"
)
_REQUEST = re.compile(r"给我|发我|告诉|列[出个]|推荐|翻译|写")
# Nouns that only carry a question along, whatever it is about.
_LIGHT = frozenset(
    re.findall(
        r"\S+",
        """
        时候 到时候 时间 东西 地方 原文 麻烦 单子 字样 名字 手续 讲究 变化 区别 不同 影响 后果 情况
        意思 问题 办法 方法 方式 内容 部分 方面 说法 道理 原因 关系 结果 规矩 要点 重点 流程 步骤
        样子 人家 大家 老师 同志 领导 师傅 各位 个人 别人 县里 市里 省里 镇里 乡里 局里 表里 市表
        县表 表上 里面 上面 下面 前面 后面 年底 月底 月份 天内 今天 明天 昨天 现在 目前 去年 今年
        明年 前年 上年 本年 上午 下午 规定 要求 标准 条件 具体 主要 全部 所有 一共 总共 大概 一般
        例子 感觉 事情 事儿 活儿 程度 范围 数字 数量 次数 个数 日子 标题 全文 全称 简称 算数 底子
        根本 份文件 想法 期限 日期 号码 比例 格式 顺序 单位 部门 文件 工作 任务
        """,
    )
)
_OURS = frozenset({"指标", "材料", "资料", "佐证"})
"""Nouns that are the library's, but in every question, so that they are never what is asked for."""
_NOUN = re.compile(r"^(?:n(?!r[tf]?$)|vn|an|j|eng|s)")
_ASKING = re.compile(r"[什么哪几谁啥怎咋吗呢多少]|是不是|不不|时侯")
# Named procedures, which a library describes or does not: who asks for one is not served by another.
_ACTS = re.compile(
    r"申诉|复评|复核|仲裁|报名|缴费|报销|转让|招标|采购|投标|录用|招聘|借调|休假|请假|调休|加班|值班|停机|维护|升级|备份|打印|装订"
    r"|邮寄|快递|传真|直播|录像|签到|授牌|颁奖|退费|退款|认证|年检|公证|鉴定|评优|加分|新增|扩编|参观|观摩|考察|翻译|委托|豁免|免除"
    r"|抽签|投票|选举|水印|短信|封面|胶装|骑缝|加密|刻盘|光盘"
)
REACH = 4
"""How many words may stand between a question word and the noun that it governs."""


@dataclass(frozen=True, slots=True)
class Focus:
    """``nouns`` of the clauses that ask, in order, and the ``heads`` among them that are asked for."""

    nouns: tuple[str, ...]
    heads: tuple[str, ...] = ()


def focus(text: str) -> Focus:
    """What a normalised question is about."""
    nouns: dict[str, None] = {}
    heads: dict[str, None] = {}
    for clause in asking_clauses(text):
        nouns.update(dict.fromkeys(w.text for w in tagged(clause) if _telling(w)))
        heads.update(dict.fromkeys([*_heads(clause), *_ACTS.findall(clause)]))
    return Focus(tuple(nouns), tuple(heads))


def asks(text: str) -> bool:
    """Whether a stretch of a normalised text asks or requests anything."""
    return bool(_QUESTION.search(text) or _REQUEST.search(text))


def asking_clauses(text: str) -> Sequence[str]:
    """The clauses that ask; the last one where none does."""
    clauses = [clause for clause in _CLAUSE.split(text) if clause and clause.strip()]
    return [c for c in clauses if asks(c)] or clauses[-1:]


def _telling(word: Word) -> bool:
    named = len(word.text) > 1 and bool(_NOUN.match(word.tag))
    return named and word.text not in _LIGHT and not _ASKING.search(word.text)


def _heads(clause: str) -> Iterable[str]:
    """The noun that each question word governs: after it (哪家公司), else before it (费用多少)."""
    for asked in _QUESTION.finditer(clause):
        after = tagged(clause[asked.end() :])[:REACH] if asked.group("governs") else []
        before = tagged(clause[: asked.start()])[-REACH:]
        found = _compound(after) or _compound(before[::-1])[:1]
        yield from found[-1:]


def _compound(words: Sequence[Word]) -> list[str]:
    """The first run of nouns among words: 手机app is two of them."""
    run: list[str] = []
    for word in words:
        if len(word.text) > 1 and _NOUN.match(word.tag):
            run.append(word.text)
        elif run and word.text != "的":
            break
    return [text for text in run if text not in _LIGHT | _OURS and not _ASKING.search(text)]
