"""What a character may stand for: by sound, nearly by sound, by looks."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.spelling.lookalikes import NEAR, SAME, SHAPE, homophones, lookalikes


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        ("兼", "监", SAME),
        ("神", "审", SAME),
        ("棒", "班", NEAR),
        ("灵", "林", NEAR),
        ("治", "资", NEAR),
        ("冶", "治", SHAPE),
        ("未", "末", SHAPE),
    ],
)
def test_a_character_may_stand_for_another(wrong: str, right: str, kind: int) -> None:
    assert lookalikes(wrong)[right] == kind


def test_no_character_stands_for_itself() -> None:
    assert "治" not in lookalikes("治")


@pytest.mark.parametrize("character", ["，", "0", "𠀀", "㐂"])
def test_what_no_table_knows_stands_for_nothing(character: str) -> None:
    assert lookalikes(character) == {}


def test_a_pair_may_stand_for_a_word_that_sounds_the_same() -> None:
    assert "股权" in homophones("古泉")


def test_words_that_share_a_character_with_the_pair_are_left_to_single_characters() -> None:
    assert "审计" not in homophones("审记")
