"""Units are found by any of their names, and counted on the right account."""

from __future__ import annotations

from bulletin_cli.desk.units import Unit, UnitGroup, UnitRegister

REGISTER = UnitRegister(
    (
        Unit("示例市东区邮政管理局", ("东区局",), ("示例市东县邮政局",), "区局", quota=3),
        Unit("示例速递有限公司", ("示例速递",), group="企业"),
        Unit("东区联络站", account="东区局"),
        Unit("东区第二联络站", account="东区联络站"),
    ),
    (UnitGroup("区局", 2), UnitGroup("企业", 1)),
)


def test_a_unit_is_found_by_its_short_and_former_names_and_with_blanks() -> None:
    for name in ("东区局", "示例市东县邮政局", "示例市 东区\u3000邮政管理局"):
        found = REGISTER.find(name)
        assert found
        assert found.name == "示例市东区邮政管理局"


def test_the_unit_that_was_meant_is_proposed() -> None:
    assert REGISTER.nearest("示例市东区邮政局") == "示例市东区邮政管理局"
    assert not REGISTER.nearest("完全另一个名字")


def test_a_credit_line_is_split_into_units_by_their_full_names() -> None:
    assert REGISTER.split("东区局、示例速递 无名公司") == (
        "示例市东区邮政管理局",
        "示例速递有限公司",
        "无名公司",
    )


def test_one_unit_named_twice_counts_once() -> None:
    assert REGISTER.split("东区局、示例市东区邮政管理局") == ("示例市东区邮政管理局",)


def test_credit_goes_to_the_unit_at_the_end_of_the_accounts() -> None:
    assert REGISTER.credited("东区第二联络站") == "示例市东区邮政管理局"
    assert REGISTER.credited("无名公司") == "无名公司"


def test_a_units_own_quota_goes_before_its_groups() -> None:
    assert REGISTER.quota("东区局") == 3
    assert REGISTER.quota("示例速递") == 1
    assert REGISTER.quota("无名公司") == 0


def test_a_former_name_that_begins_another_name_is_renewed_alone() -> None:
    register = UnitRegister((Unit("东区局", ("东一局",), ("东局",)),))
    assert register.renewed("东局、东局二处，东一局") == "东区局、东局二处，东一局"
    assert register.renewed("东 局") == "东区局"
