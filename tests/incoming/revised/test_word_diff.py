"""Two texts in one: what is gone, what is new, and how much of the rest is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.incoming.revised.word_diff import DiffSpan, excerpt, word_diff

TEXTS = st.text("甲乙丙丁ab1", max_size=12)


@given(TEXTS, TEXTS)
def test_without_one_side_it_is_the_other(before: str, after: str) -> None:
    found = word_diff(before, after)
    assert "".join(text for kind, text in found if kind != "new") == before
    assert "".join(text for kind, text in found if kind != "gone") == after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("甲乙丙", "甲丁丙", [("same", "甲"), ("gone", "乙"), ("new", "丁"), ("same", "丙")]),
        ("共12件", "共13件", [("same", "共"), ("gone", "12"), ("new", "13"), ("same", "件")]),
        ("一甲乙二尾", "三甲乙四尾", [("gone", "一甲乙二"), ("new", "三甲乙四"), ("same", "尾")]),
        (
            "一甲乙丙二", "三甲乙丙四",
            [("gone", "一"), ("new", "三"), ("same", "甲乙丙"), ("gone", "二"), ("new", "四")],
        ),
        ("丁乙戊尾", "乙尾", [("gone", "丁乙戊"), ("new", "乙"), ("same", "尾")]),
        ("乙尾", "丁乙戊尾", [("gone", "乙"), ("new", "丁乙戊"), ("same", "尾")]),
        ("一甲", "二甲", [("gone", "一"), ("new", "二"), ("same", "甲")]),
        ("甲一", "甲二", [("same", "甲"), ("gone", "一"), ("new", "二")]),
        ("甲乙", "甲乙", [("same", "甲乙")]),
        ("", "甲", [("new", "甲")]),
        ("甲", "", [("gone", "甲")]),
    ],
)  # fmt: skip
def test_changes_are_told_word_by_word(before: str, after: str, expected: list[DiffSpan]) -> None:
    assert word_diff(before, after) == expected


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([("same", "字" * 30), ("gone", "甲")], [f"…{'字' * 12}", "甲"]),
        ([("gone", "甲"), ("same", "字" * 30)], ["甲", f"{'字' * 12}…"]),
        (
            [("gone", "甲"), ("same", "字" * 30), ("new", "乙")],
            ["甲", f"{'字' * 12}…{'字' * 12}", "乙"],
        ),
        ([("gone", "甲"), ("same", "字" * 25), ("new", "乙")], ["甲", "字" * 25, "乙"]),
        ([("same", "字" * 13), ("gone", "甲" * 50)], ["字" * 13, "甲" * 50]),
        ([("same", "字" * 14), ("gone", "甲")], [f"…{'字' * 12}", "甲"]),
    ],
)
def test_what_stands_far_from_a_change_is_cut(spans: list[DiffSpan], shown: list[str]) -> None:
    assert [text for _, text in excerpt(spans)] == shown


def test_a_long_text_is_compared_character_by_character() -> None:
    long = "的" * 150 + "一二三四五六七八九十" * 10
    assert word_diff(long + "甲" + long, long + "乙" + long) == [
        ("same", long), ("gone", "甲"), ("new", "乙"), ("same", long),
    ]  # fmt: skip
