"""Words of the library written by their sound: put right, and nothing else touched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.answering.hearing import Heard, hear
from bot.answering.wording import normalise
from bot.worklist.sounds import Sounds
from bot.worklist.terms import SHORT, terms_of
from tests.bot.answering.slips import with_slip
from vectorstore.model import EVERYTHING_OPEN
from vectorstore.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.compose import App
    from vectorstore.embedder import Embedder

EVALUATION = Path(__file__).resolve().parents[2] / "evaluation"
SETS = (
    "demo/open",
    "demo/tuning",
    "trust/demo_open",
    "trust/absent_open",
    "trust/domain_open",
    "seeds",
)
DICTATED = {"负责人出庭硬诉佐证材料要几样", "信仿工作法治化几号前报"}
"""Questions of the sets that are written as they were misheard."""

SLIPS, RESTORED = 100, 0.8


def questions(*names: str) -> list[str]:
    """The questions of some sets."""
    texts = ((EVALUATION / f"{name}.jsonl").read_text(encoding="utf-8") for name in names)
    lines = (line for text in texts for line in text.splitlines() if line.strip())
    return [normalise(json.loads(line)["question"]) for line in lines]


@pytest.fixture(scope="module")
def demo(demo_home: Path, embedder: Embedder) -> Iterator[App]:
    from bot.compose import compose
    from bot.settings import Settings

    with compose(Settings(home=demo_home / "data"), embedder=embedder) as app:
        yield app


@pytest.fixture(scope="module")
def sounds(demo: App) -> Sounds:
    return demo.registers.of(frozenset()).sounds


def heard(demo: App, sounds: Sounds, text: str) -> Heard:
    return hear(normalise(text), sounds, demo.lexical.within(frozenset()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("指标37要哪些佐正材料", "指标37要哪些佐证材料"),
        ("指标37的作证材料", "指标37的佐证材料"),
        ("指标37的佐证才料", "指标37的佐证材料"),
        ("指标37牵头丹位是谁", "指标37牵头单位是谁"),
        ("第37项谁迁头", "第37项谁牵头"),
        ("司法菊牵头哪些", "司法局牵头哪些"),
        ("市厂监督管理局要交什么", "市场监督管理局要交什么"),
        ("宪法宣是要交什么", "宪法宣誓要交什么"),
        ("法治政腐建设", "法治政府建设"),
        ("行政负议由谁负责", "行政复议由谁负责"),
        ("领导出厅应诉要什么材料", "领导出庭应诉要什么材料"),
        ("规范性闻件谁来清理", "规范性文件谁来清理"),
        ("重大行正决策要交什么", "重大行政决策要交什么"),
        ("完成食限是哪天", "完成时限是哪天"),
        ("三级只标有几个", "三级指标有几个"),
        ("牵头弹位和择任单位是谁", "牵头单位和责任单位是谁"),
        ("规范性文件定期请理", "规范性文件定期清理"),  # qing and qin are told apart by few
        ("法治政府建射", "法治政府建设"),
        ("城关振要交什么", "城关镇要交什么"),  # zhen and zheng
    ],
)  # fmt: skip
def test_a_slip_of_the_ear_is_put_right(demo: App, sounds: Sounds, typed: str, meant: str) -> None:
    found = heard(demo, sounds, typed)
    assert found.text == meant
    put_right = typed
    for wrong, right in found.corrections:
        put_right = put_right.replace(wrong, right)
    assert put_right == meant or not found.corrections  # the common slips are mended before


@pytest.mark.parametrize(
    "text",
    [
        "出差公事怎么报销",
        "网站实时公开吗",
        "刚才正在开会",
        "手机打不开平台",
        "已申请的还要交吗",
        "今天天气怎么样",
        "我要作证吗",
        "这只标准够不够",
        "公安据了解是牵头的",
        "市场据说要改",
        "行政监察归谁管",
        "工作地点在哪",
        "哪里能交",
        "",
    ],
)
def test_what_was_meant_as_it_stands_stays(demo: App, sounds: Sounds, text: str) -> None:
    assert heard(demo, sounds, text) == Heard(normalise(text))


@pytest.mark.parametrize("name", SETS)
def test_no_question_at_hand_is_changed(demo: App, sounds: Sounds, name: str) -> None:
    changed = [q for q in questions(name) if heard(demo, sounds, q).corrections]
    assert set(changed) <= DICTATED


def test_nothing_that_the_library_says_is_changed(demo: App, sounds: Sounds) -> None:
    documents = demo.catalog.documents(EVERYTHING_OPEN)
    texts = [
        passage.text
        for document in documents
        for passage in demo.catalog.document_passages(document.id, EVERYTHING_OPEN)
    ]
    assert len(texts) > 300
    changed = {t: f.corrections for t in texts if (f := heard(demo, sounds, t)).corrections}
    assert changed == {}


def test_most_of_a_hundred_slips_are_put_right_and_none_is_made_worse(
    demo: App, sounds: Sounds
) -> None:
    view = demo.registers.of(frozenset())
    runs = _runs(terms_of(view.register, view.documents.values()))
    known = {word for run in runs for word in cut(run) if len(word) > 1} | set(SHORT)
    random, asked = Random(2025), questions("demo/open", "demo/tuning")
    random.shuffle(asked)
    slips = [(text, slip) for text in asked if (slip := with_slip(text, known, random))][:SLIPS]
    assert len(slips) == SLIPS
    found = [(text, heard(demo, sounds, slip)) for text, slip in slips]
    assert [f.corrections for text, f in found if f.corrections and f.text != text] == []
    assert sum(f.text == text for text, f in found) >= RESTORED * SLIPS


def _runs(terms: Iterable[str]) -> Iterator[str]:
    for term in terms:
        yield from re.findall(r"[\u4e00-\u9fff]+", term)


class Held:
    """A library that holds the pairs of some texts."""

    def __init__(self, *texts: str) -> None:
        self._held = {a + b for text in texts for a, b in pairwise(text)}

    def rarity(self, grams: Iterable[str]) -> Mapping[str, float]:
        return {gram: 1.0 for gram in grams if gram in self._held}

    def rarest(self) -> float:
        return 2.0


def test_of_two_terms_that_sound_the_same_neither_is_taken() -> None:
    both = Sounds(["公正审查会", "公证审查会"])
    assert hear("功正审查会", Sounds(["公正审查会"]), Held()).text == "公正审查会"
    assert hear("功政审查会", both, Held()).corrections == ()


def test_what_the_library_holds_is_meant() -> None:
    sounds = Sounds(["行政复议"])
    assert hear("行政负议", sounds, Held("行政复议")).text == "行政复议"
    assert hear("行政负议", sounds, Held("行政复议", "行政负议表")).corrections == ()


def test_a_reading_counts_where_it_is_used() -> None:
    assert hear("偿期坚持", Sounds(["长期坚持"]), Held()).text == "长期坚持"
    assert hear("张期坚持", Sounds(["长期坚持"]), Held()).corrections == ()
