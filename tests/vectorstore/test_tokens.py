"""Terms: words and bigrams of real wording, and what they guarantee for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vectorstore.tokens import bigrams, normalise, terms


def test_words_of_a_question() -> None:
    found = terms("指标4.2.1要哪些佐证材料？")
    assert {"指标", "佐证", "材料", "哪些", "4.2.1"} <= set(found)
    assert "？" not in found


def test_long_words_bring_the_short_ones_in_them() -> None:
    assert {"中华", "人民", "共和国", "中华人民共和国"} <= set(terms("中华人民共和国"))


def test_bigrams_do_not_reach_across_punctuation() -> None:
    assert bigrams("上会，材料") == ["上会", "材料"]
    assert bigrams("县司法局") == ["县司", "司法", "法局"]


def test_a_single_character_is_kept() -> None:
    assert bigrams("第37条") == ["第", "37", "条"]


def test_width_case_and_spaced_out_characters_do_not_matter() -> None:
    assert terms("ＡＩ辅助（３７）") == terms("ai辅助(37)")
    assert normalise("目　录") == "目录"
    assert terms("附 件 清 单") == terms("附件清单")
    assert bigrams("县司法局 县公安局") == ["县司", "司法", "法局", "县公", "公安", "安局"]


def test_a_compound_number_is_found_by_its_parts_too() -> None:
    assert bigrams("4.2.1") == ["4.2.1", "4", "2", "1"]
    assert "2024" in terms("2024-06-30前报送")


def test_nothing_to_say() -> None:
    assert terms("") == bigrams("") == terms("，。！ \n") == bigrams("……") == []


@given(st.text())
def test_terms_hold_no_blank_and_survive_being_joined(text: str) -> None:
    for found in (terms(text), bigrams(text)):
        assert " ".join(found).split() == found


@given(st.text(alphabet="依法行政的主要负责人三重一大，。37 \n", max_size=40))
def test_every_character_of_a_text_is_in_some_term(text: str) -> None:
    heard = {character for character in normalise(text) if character.isalnum()}
    assert heard == {c for term in bigrams(text) for c in term}
    assert heard == {c for term in terms(text) for c in term}
