"""Names of autonomous places: the official ones are right, others of the same place are not."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.reading.autonomous_places import miswritten_names
from bulletin_cli.proof.reading.tables import read_table
from tests.linear import assert_linear


def official() -> list[str]:
    listed = (line.rpartition("\t")[2] for line in read_table("places").splitlines())
    return [each for names in listed for each in names.split() if each[-3:-1] == "自治"]


def test_the_official_names_are_right() -> None:
    assert len(official()) > 140
    assert [each for name in official() for each in miswritten_names(f"访问{name}。")] == []


@pytest.mark.parametrize(
    ("written", "name", "why"),
    [
        ("靖州侗族苗族自治县", "靖州苗族侗族自治县", "民族的次序"),
        ("双江拉祜族佤族自治县", "双江拉祜族佤族布朗族傣族自治县", "名称写全"),
        ("大理州自治州", "大理白族自治州", "名称写全"),
        ("巴音郭楞蒙古族自治州", "巴音郭楞蒙古自治州", "“族”字的有无照名称写"),
    ],
)
def test_peoples_out_of_order_or_lacking_are_told_with_the_name(
    written: str, name: str, why: str
) -> None:
    (found,) = miswritten_names(f"走进{written}的企业。")
    assert (found.start, found.end) == (2, 2 + len(written))
    assert (found.name, found.why) == (name, why)


@pytest.mark.parametrize(
    "text",
    [
        "海南黎族苗族自治州",  # a place that there was
        "彭水自治县",  # what it calls itself
        "局长、白族自治县",
        "全国三十个自治州",
        "各民族自治县",
    ],
)
def test_other_names_are_left_alone(text: str) -> None:
    assert list(miswritten_names(text)) == []


def test_a_long_row_of_names_takes_time_as_it_is_long() -> None:
    assert_linear(lambda size: list(miswritten_names("藏族自治州" * size)), 200)
