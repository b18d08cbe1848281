"""UNT: what the examples of the rules cannot show."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear
from tests.proof.fixes import fixed

UNT = RuleSelection(select=("UNT",))


def found(text: str) -> tuple[Finding, ...]:
    return check([read_plain(text, "a.md")], None, UNT)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("重5KG", "重5kg"),
        ("重5Kg", "重5kg"),
        ("用电30KWH", "用电30kW·h"),
        ("频率50hz", "频率50Hz"),
        ("容量500ML", "容量500mL"),
        ("高80CM", "高80cm"),
        ("约1.5万KM", "约1.5万km"),
        ("面积5km2", "面积5km²"),
        ("气温-5～3℃", "气温-5℃～3℃"),
    ],
)
def test_a_unit_is_mended(written: str, right: str) -> None:
    assert fixed(f"{written}。", found, unsafe=True) == f"{right}。"


@pytest.mark.parametrize(
    "right",
    [
        "长5km",
        "5MB",
        "5GB",
        "2G网",
        "5G基站",
        "T5KG",
        "3D打印",
        "10kV",
        "第3KM",
        "流转500亩",
        "3公斤",
    ],
)
def test_what_is_right_or_no_measure_is_left_alone(right: str) -> None:
    assert found(f"{right}。") == ()


def test_every_unit_of_the_list_is_found() -> None:
    for entry in read_lexicon("units").entries:
        assert [each.rule for each in found(f"约5{entry.wrong}，")] == ["UNT002"], entry


def test_units_are_looked_for_in_linear_time() -> None:
    for piece in ("1", "1.", "1万", "5×", "公", "一", "每1", "5～", "摄氏1"):
        assert_linear(lambda size, piece=piece: found(piece * size), 1_000)  # type: ignore[misc]
