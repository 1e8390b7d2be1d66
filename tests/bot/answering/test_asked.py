"""What a prose question wants to know, and how much of it a text accounts for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.asked import Asked, read_question


class Shelf:
    """Weights of a library of a few texts: what they hold weighs 1, rarer words more."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts

    def rarity(self, grams: Iterable[str]) -> Mapping[str, float]:
        spread = {gram: sum(gram in text for text in self._texts) for gram in grams}
        return {gram: 1.0 / count for gram, count in spread.items() if count}

    def rarest(self) -> float:
        return 2.0

    def known(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(words)


LIBRARY = Shelf(
    "创建工作分三个阶段，动员部署、组织实施、总结提升。",
    "重大行政决策未经合法性审查的，不得提交讨论。",
    "合法性审查意见书由司法局出具。",
)


def asked(text: str, shelf: Shelf = LIBRARY) -> Asked:
    return read_question(text, shelf)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("补助多少钱", "money"),
        ("奖金给多少", "money"),
        ("有没有什么补贴", "money"),
        ("技术支持电话是多少", "phone"),
        ("联系方式发一下", "phone"),
        ("什么时候上传", "date"),
        ("最晚哪天报", "date"),
        ("期限多久", "date"),
        ("谁来初审", "who"),
        ("由哪个单位出具", "who"),
        ("分几个阶段", "list"),
        ("包括哪些程序", "list"),
        ("要达到百分之多少", "number"),
        ("至少几次", "number"),
        ("在哪里上传", "where"),
        ("没过审查能上会吗", "other"),
        ("", "other"),
    ],
)
def test_the_kind_of_thing_that_would_answer(text: str, kind: str) -> None:
    assert asked(text).kind == kind


@pytest.mark.parametrize(
    ("text", "fitting", "other"),
    [
        ("补助多少钱", "补助2万元。", "补助另行通知，共12项。"),
        ("电话是多少", "请拨0555-1234567。", "请拨打电话，共12项。"),
        ("什么时候上传", "8月15日前上传。", "请及时上传。"),
        ("谁来初审", "由司法局初审。", "先行初审。"),
        ("至少几次", "每年不少于2次。", "应当经常开展。"),
        ("在哪里上传", "在管理平台上传。", "请及时上传。"),
        ("包括哪些程序", "一是公众参与，二是专家论证。", "应当履行。"),
    ],
)
def test_a_text_fits_when_it_holds_that_kind_of_thing(text: str, fitting: str, other: str) -> None:
    assert asked(text).fits(fitting)
    assert not asked(text).fits(other)


def test_any_text_fits_a_question_of_no_known_kind() -> None:
    assert asked("没过审查能上会吗").fits("不得提交讨论。")


def test_only_sums_and_telephone_numbers_are_exacting() -> None:
    exacting = [
        t for t in ("补助多少钱", "电话是多少", "至少几次", "谁审", "哪天") if asked(t).exacting
    ]
    assert exacting == ["补助多少钱", "电话是多少"]


@pytest.mark.parametrize(
    ("text", "nth"),
    [
        ("第一阶段做什么", 1),
        ("第三个阶段做什么", 3),
        ("第2步是什么", 2),
        ("第四个环节", 4),
        ("第十二项工作", None),
        ("分几个阶段", None),
        ("第一次会议", None),
    ],
)
def test_which_entry_of_an_enumeration_is_asked_for(text: str, nth: int | None) -> None:
    assert asked(text).nth == nth


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("两项工作分别分几个阶段", True),
        ("每个阶段各有什么要求", True),
        ("初审以及终审由谁做", True),
        ("分几个阶段", False),
    ],
)
def test_several_things_asked_for_at_once(text: str, many: bool) -> None:
    assert asked(text).many is many


def test_what_is_counted_weighs_more_than_what_it_is_said_of() -> None:
    for text in ("创建工作分几个阶段", "创建工作分哪三个阶段"):
        question = asked(text)
        assert question.coverage(["各阶段"]) > 2 * question.coverage(["创建"]) > 0


def test_words_of_the_question_itself_tell_nothing() -> None:
    (terms,) = asked("请问一下合法性审查到底是什么时候进行呢").readings
    assert {"合法", "审查"} <= set(terms)
    assert not {"请问", "到底", "什么", "时候", "进行"} & set(terms)


def test_that_a_thing_is_to_be_handed_in_is_not_what_it_is_about() -> None:
    shelf = Shelf("要交，但清单还没有确定。", "年报由司法局起草。")
    question = asked("年报什么时候要交", shelf)
    assert question.coverage(["年报由司法局起草。"]) == 1.0
    assert question.coverage(["要交，但清单还没有确定。"]) == 0.0


def test_words_that_say_what_kind_is_wanted_need_not_stand_in_the_answer() -> None:
    assert asked("合法性审查由哪个部门负责").coverage(["合法性审查"]) == 1.0


def test_unheard_words_are_told_apart_from_mere_joints_of_words() -> None:
    assert asked("合法性审查").unknown == 0.0
    assert asked("红烧肉").unknown == 1.0
    assert 0.0 < asked("红烧肉的合法性审查").unknown < 1.0
    assert asked("？").unknown == 1.0, "nothing asked is nothing known"


def test_of_several_wordings_the_best_known_counts() -> None:
    def expand(text: str) -> tuple[str, str]:
        return text, text.replace("把关", "审查")

    question = read_question("把关", LIBRARY, expand)
    assert read_question("把关", LIBRARY).unknown > question.unknown == 0.0
    assert question.coverage(["合法性审查"]) == 1.0
    assert len(question.readings) == 2


TEXT = st.text(st.sampled_from("合法性审查决策阶段什么时候谁的，。红烧肉123"), max_size=12)


@given(TEXT, st.lists(TEXT, max_size=3), TEXT)
def test_more_text_never_covers_less(text: str, texts: list[str], more: str) -> None:
    question = asked(text)
    covered = question.coverage(texts)
    assert 0.0 <= covered <= question.coverage([*texts, more]) <= 1.0 + 1e-9
    assert 0.0 <= question.unknown <= 1.0
