"""Whole indicators that a notice adds to a table or strikes out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.amendments.value import Change
from ingest.numerals import CHINESE_NUMERAL

_N = rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|{CHINESE_NUMERAL}{{1,5}})"
_ROW = rf"(?:(?:三级)?指标\s*{_N}|第\s*{_N}(?:\s*[、和]\s*第?{_N})*\s*项(?:三级)?(?:指标|任务)?)(?:“[^”]*”)?"
_WHOLE = r"(?!\s*(?:的|中|里|[佐证牵责完要评])|材料|单位|\d)"
# 指标50和指标52, all that is struck out at once.
_ROWS = rf"{_ROW}(?:\s*[、和与及]\s*{_ROW})*"
_STRUCK = (
    re.compile(
        rf"(?:删去|删除|取消|去掉|剔除|删减|不再(?:执行|考核|实施))(?:了)?(?:《[^》]*》)?(?:中|的)?(?P<row>{_ROWS}){_WHOLE}"
    ),
    re.compile(rf"(?P<row>{_ROWS})\s*(?:予以|全部|均)*(?:删去|删除|取消)(?=[，,。；;]|$)"),
    re.compile(
        rf"(?P<row>{_ROWS})\s*(?:今年|本年度?|均)*不再(?:纳入|列入|作为|考核|执行|实施)(?!佐证|证明)"
    ),
)
_ADDED = re.compile(
    rf"(?:新增|增加|增设|增列|补充|追加)(?:了)?(?:[一1]\s*[项个条]|以下)?(?:三级)?(?:指标|任务)(?:\s*第?{_N}\s*项?)?\s*(?:为|是)?[:：]?\s*“(?P<new>[^”]{{2,40}})”"
)


def rows_in(sentence: str) -> Iterator[Change]:
    """The indicators that a sentence adds or strikes out; ``new`` names the row."""
    for match in _ADDED.finditer(sentence):
        yield Change("add", "row", match.group("new"), None, match.start())
    found = (pattern.search(sentence) for pattern in _STRUCK)
    if struck := next((match for match in found if match), None):
        words = struck.group("row")
        yield Change("remove", "row", words, words, struck.start())
