"""Units under every name they are called."""

from __future__ import annotations

from vectorstore.database import Database
from vectorstore.units import Unit, Units

MARKET = "示例县市场监督管理局"
JUSTICE = "示例县司法局"


def test_a_unit_is_known_by_every_name(database: Database) -> None:
    units = Units(database)
    units.add(MARKET, {"市监局": "nickname", "市场 监管局": "short", "工商局": "former"})
    units.add(JUSTICE)
    assert units.aliases() == {
        MARKET: (MARKET,),
        "市监局": (MARKET,),
        "市场监管局": (MARKET,),
        "工商局": (MARKET,),
        JUSTICE: (JUSTICE,),
    }
    assert units.listed()[0] == Unit(JUSTICE)
    assert units.listed()[1].aliases["工商局"] == "former"


def test_names_entered_later_are_added(database: Database) -> None:
    units = Units(database)
    units.add(MARKET, {"市监局": "nickname"})
    units.add(MARKET, {"市监局": "short", "工商局": "former"})
    assert units.listed() == (Unit(MARKET, {"工商局": "former", "市监局": "short"}),)
    assert units.remove_alias("工商局")
    assert not units.remove_alias("工商局")
    assert units.listed() == (Unit(MARKET, {"市监局": "short"}),)


def test_a_shared_nickname_means_them_all(database: Database) -> None:
    units = Units(database)
    units.add("示例县委办公室", {"两办": "nickname"})
    units.add("示例县人民政府办公室", {"两办": "nickname"})
    assert units.aliases()["两办"] == ("示例县人民政府办公室", "示例县委办公室")
    assert units.remove("示例县委办公室")
    assert not units.remove("示例县委办公室")
    assert units.aliases()["两办"] == ("示例县人民政府办公室",)


def test_a_collective_has_members(database: Database) -> None:
    units = Units(database)
    units.gather("各乡镇（街道）", ["城关镇", "东河乡"])
    units.gather("各乡镇(街道)", ["城关镇", "新街街道"])
    assert units.members("各乡镇（街道）") == ("城关镇", "新街街道")
    assert units.members("各执法单位") == ()
    assert units.remove("新街街道")
    assert units.collectives() == {"各乡镇(街道)": ("城关镇",)}
    units.gather("各乡镇（街道）", [])
    assert units.collectives() == {}


def test_what_is_taken_may_replace_everything(database: Database) -> None:
    units = Units(database)
    units.take([Unit(MARKET, {"市监局": "nickname"})], {"各执法单位": [MARKET]})
    units.take([Unit(JUSTICE)], {"各部门": [JUSTICE]}, replace=True)
    assert units.listed() == (Unit(JUSTICE),)
    assert units.collectives() == {"各部门": (JUSTICE,)}


def test_every_change_counts_up_and_nothing_else_does(database: Database) -> None:
    units = Units(database)
    seen = [units.version()]
    for change in (
        lambda: units.add(MARKET, {"市监局": "nickname"}),
        lambda: units.gather("各执法单位", [MARKET]),
        lambda: units.remove_alias("市监局"),
        lambda: units.remove(MARKET),
    ):
        change()
        seen.append(units.version())
    assert seen == sorted(set(seen))
    units.remove(MARKET)
    units.remove_alias("市监局")
    assert units.version() == seen[-1]
