"""The word lists hold together, and the rules of usage and privacy stand any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.rules.wrd.confusables import Confusable, confusables
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear
from tests.proof.fixes import fixed

RULES = (
    *("WRD002", "WRD007", "WRD009", "WRD010", "WRD011", "WRD012", "WRD013"),
    *("PRV001", "PRV002", "PRV003", "PRV004", "STY001"),
)
PIECES = (
    *("截止", "11月底", "、", "副总经理", "总经理", "，", "“", "”", "《", "》", "（", "）", "。"),
    *("涉及到", "将", "进行了梳理", "协同", "共同推进", "开展", "会议", "提高", "获得感", "荣获"),
    *("13800138000", "11010519491231002X", "6222020000000000018", "021-", "a@b.cn", "沪A12345"),
)
WORST = (
    *(
        "1",
        "1 ",
        "62",
        "a",
        "a@",
        "a@a.",
        "沪A",
        "（021）",
        "0",
        "、",
        "甲、",
        "副总经理、",
        "“",
        "（",
        "）",
    ),
    *(
        "将",
        "将进行了",
        "将甲",
        "协同",
        "联合甲",
        "荣获",
        "荣获“",
        "荣获“甲”",
        "开展",
        "提高获得感",
        "截止",
    ),
    *("做出", "登陆", "涉及到", "座落", "反应", "截止"),
)


def found(text: str) -> tuple[Finding, ...]:
    return check([read_plain(text, "a.txt")], None, RuleSelection(select=RULES))


def test_every_confusable_is_found_before_each_of_its_words() -> None:
    for entry in confusables().entries:
        assert isinstance(entry, Confusable)
        for word in (*entry.next, *entry.near) or ("",):
            text = f"，{entry.wrong}{word}。"
            assert [each for _, each in confusables().matches(text) if each.wrong], text


def test_a_confusable_put_right_is_not_found_again() -> None:
    for entry in confusables().entries:
        assert isinstance(entry, Confusable)
        for word in (*entry.next, *entry.near) or ("",):
            assert not list(confusables().matches(f"，{entry.right}{word}。")), entry.right


def test_a_redundancy_cut_down_is_not_found_again() -> None:
    for entry in read_lexicon("redundancies").entries:
        assert list(read_lexicon("redundancies").matches(entry.wrong)), entry.wrong
        assert not list(read_lexicon("redundancies").matches(entry.right)), entry.right


def test_what_is_spared_holds_what_is_wrong() -> None:
    for name in ("confusables", "redundancies"):
        entries = confusables().entries if name == "confusables" else read_lexicon(name).entries
        for entry in entries:
            assert all(entry.wrong in each for each in entry.spared), entry.wrong


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join))
def test_fixes_of_any_text_are_made_once(text: str) -> None:
    once = fixed(text, found, unsafe=True)
    assert fixed(once, found, unsafe=True) == once


@pytest.mark.parametrize("piece", WORST)
def test_a_long_paragraph_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: found(piece * (size // len(piece))), 10_000)
