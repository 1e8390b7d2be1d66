"""Sets of words that mean the same."""

from __future__ import annotations

from vectorstore.database import Database
from vectorstore.thesaurus import Synonym, Thesaurus
from vectorstore.units import Units


def test_words_are_kept_in_sets(database: Database) -> None:
    thesaurus = Thesaurus(database)
    thesaurus.take(
        [
            Synonym("佐证材料", "支撑材料"),
            Synonym("佐证材料", "证明 材料", "mutual"),
            Synonym("政务公开", "公开", "not"),
        ]
    )
    assert thesaurus.listed() == (
        Synonym("佐证材料", "支撑材料", "same"),
        Synonym("佐证材料", "证明材料", "mutual"),
        Synonym("政务公开", "公开", "not"),
    )


def test_the_last_that_is_said_of_a_pair_counts(database: Database) -> None:
    thesaurus = Thesaurus(database)
    thesaurus.take([Synonym("佐证材料", "档案"), Synonym("佐证材料", "档案", "not")])
    assert thesaurus.listed() == (Synonym("佐证材料", "档案", "not"),)


def test_a_word_or_a_set_is_removed(database: Database) -> None:
    thesaurus = Thesaurus(database)
    thesaurus.take([Synonym("主要负责人", word) for word in ("一把手", "班长", "老大")])
    assert thesaurus.remove("主要负责人", "老大")
    assert not thesaurus.remove("主要负责人", "老大")
    assert [each.word for each in thesaurus.listed()] == ["一把手", "班长"]
    assert thesaurus.remove("主要负责人")
    assert thesaurus.listed() == ()
    assert not thesaurus.remove("主要负责人")


def test_what_is_taken_may_replace_everything(database: Database) -> None:
    thesaurus = Thesaurus(database)
    thesaurus.take([Synonym("主要负责人", "一把手")])
    thesaurus.take([Synonym("佐证材料", "支撑材料")], replace=True)
    assert thesaurus.listed() == (Synonym("佐证材料", "支撑材料"),)


def test_changes_count_up_the_same_counter_as_those_of_units(database: Database) -> None:
    units, thesaurus = Units(database), Thesaurus(database)
    before = units.version()
    thesaurus.take([Synonym("主要负责人", "一把手")])
    assert units.version() == before + 1
    thesaurus.remove("主要负责人")
    assert units.version() == before + 2
    thesaurus.remove("主要负责人")
    assert units.version() == before + 2
