"""A list in a file comes to hold what is wanted; comments stay with their entries."""

from __future__ import annotations

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.store.toml_lists import arrange

NAMES = st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True, max_size=6)


@given(NAMES, NAMES)
def test_the_list_holds_what_is_wanted_in_its_order(old: list[str], new: list[str]) -> None:
    text = "a = [\n" + "".join(f'  "{each}", # {each}\n' for each in old) + "]\n"
    document = tomlkit.parse(text)
    arrange(document["a"], new)
    assert tomlkit.parse(tomlkit.dumps(document)).unwrap() == {"a": new}


LISTED = 'a = [\n  "甲", # 一\n  "乙", # 二\n  "丙", # 三\n]\n'


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["甲", "乙", "丙"], LISTED),
        (["甲", "新", "丙"], LISTED.replace("乙", "新")),
        (["甲", "丙"], 'a = [\n  "甲", # 一\n  "丙", # 三\n]\n'),
    ],
)
def test_comments_stay_with_their_entries(items: list[str], expected: str) -> None:
    document = tomlkit.parse(LISTED)
    arrange(document["a"], items)
    assert tomlkit.dumps(document) == expected
