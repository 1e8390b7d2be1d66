"""Units under every name they are called."""

from __future__ import annotations

from vectorstore.database import Database
from vectorstore.units import Units

MARKET = "示例县市场监督管理局"
JUSTICE = "示例县司法局"


def test_names_in_a_text(database: Database) -> None:
    units = Units(database)
    units.add(MARKET, {"市监局": "nickname", "市场监管局": "short", "工商局": "former"})
    units.add(JUSTICE, {"司法局": "short"})
    assert units.resolve("市监局和司法局牵头哪些") == (MARKET, JUSTICE)
    assert units.resolve("原工商局的材料") == (MARKET,)
    assert units.resolve(f"{JUSTICE}牵头，市 场 监管局配合") == (JUSTICE, MARKET)
    assert units.resolve("示例县财政局呢", known=["示例县财政局"]) == ("示例县财政局",)
    assert units.resolve("申报材料什么时候上传") == ()


def test_a_shared_nickname_means_them_all(database: Database) -> None:
    units = Units(database)
    units.add("示例县委办公室", {"两办": "nickname"})
    units.add("示例县人民政府办公室", {"两办": "nickname"})
    assert units.resolve("两办配合什么") == ("示例县人民政府办公室", "示例县委办公室")
    units.remove("示例县委办公室")
    assert units.aliases()["两办"] == ("示例县人民政府办公室",)


def test_the_longest_name_counts(database: Database) -> None:
    units = Units(database)
    units.add("示例县执法局", {"执法局": "short"})
    units.add("示例县综合行政执法局", {"综合行政执法局": "short"})
    assert units.resolve("综合行政执法局牵头哪些") == ("示例县综合行政执法局",)


def test_a_collective_has_members(database: Database) -> None:
    units = Units(database)
    units.gather("各乡镇（街道）", ["城关镇", "东河乡"])
    units.gather("各乡镇(街道)", ["城关镇", "新街街道"])
    assert units.members("各乡镇（街道）") == ("城关镇", "新街街道")
    assert units.members("各执法单位") == ()
