"""Other wordings: the shipped ones, those that were entered before them, and those switched off."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.field_words import in_field_words
from bot.worklist.synonyms import AT_MOST, SYNONYMS, Synonyms, expand
from vectorstore.thesaurus import Synonym

OWN = Synonyms(
    [
        Synonym("主要负责人", "一把手"),
        Synonym("主要负责人", "班长"),
        Synonym("佐证材料", "备查件", "mutual"),
        Synonym("佐证材料", "交差的", "mutual"),
        Synonym("政务公开", "公开", "not"),
    ]
)


def test_the_text_itself_comes_first_and_what_was_entered_before_what_is_shipped() -> None:
    assert list(expand("民调怎么做")) == ["民调怎么做", "满意度测评怎么做"]
    assert list(OWN.expand("一把手出庭"))[:2] == ["一把手出庭", "主要负责人出庭"]
    assert "行政机关负责人出庭应诉" in OWN.expand("一把手出庭")


def test_one_direction_is_not_the_other() -> None:
    assert "一把手" not in OWN.expand("主要负责人")
    assert set(OWN.expand("备查件")) == {"备查件", "佐证材料", "交差的"}
    assert "备查件" in OWN.expand("佐证材料")


def test_what_is_no_synonym_is_none_even_if_it_is_shipped() -> None:
    assert ("公开", "政务公开") in SYNONYMS
    assert list(OWN.expand("公开几次")) == ["公开几次"]
    assert list(expand("公开几次")) == ["公开几次", "政务公开几次"]


def test_a_search_is_widened_by_what_was_entered_only() -> None:
    assert OWN.widened("一把手做民调") == "一把手做民调 主要负责人"
    assert Synonyms().widened("一把手做民调") == "一把手做民调"


def test_words_for_a_field_are_put_into_the_words_for_it() -> None:
    assert in_field_words("指标1的备查件", OWN) == "指标1的佐证材料"
    assert in_field_words("指标1的台账", Synonyms([Synonym("佐证材料", "台账")])) == "指标1的台账"
    assert in_field_words("一把手是谁", OWN) == "一把手是谁"


@given(
    st.text("一把手班长公开备查件的", max_size=12),
    st.lists(
        st.builds(
            Synonym,
            st.text("一把手公开", min_size=1, max_size=3),
            st.text("班长备查件", min_size=1, max_size=3),
            st.sampled_from(("same", "mutual", "not")),
        ),
        max_size=8,
    ),
)
def test_there_are_never_too_many_and_the_text_is_always_first(
    text: str, entered: list[Synonym]
) -> None:
    found = list(Synonyms(entered).expand(text))
    assert found[0] == text
    assert len(found) <= AT_MOST + 1
