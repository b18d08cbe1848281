"""Places that are suspicious, and what is meant there."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.spelling.ngrams import Ngrams, read_ngrams
from bulletin_cli.proof.spelling.suspects import FEATURES, find_suspects
from tests.linear import assert_linear
from tools.make_ngrams import packed, values

LAW = "各级人民政府应当加强对农产品质量安全的监管。" * 40  # common enough to be tried
EVERY = {1: 1, 2: 1, 3: 1, 4: 1}


@pytest.fixture(scope="module")
def small() -> Ngrams:
    """A table that knows one sentence."""
    return Ngrams(packed(values(LAW, ("监管", "质量"), EVERY)))


def test_what_is_known_is_not_suspicious(small: Ngrams) -> None:
    assert list(find_suspects("加强对农产品质量安全的监管", small)) == []


def test_a_wrong_character_is_found_with_what_is_meant(small: Ngrams) -> None:
    (found,) = find_suspects("加强对农产品质量安全的兼管。", small)
    assert (found.start, found.end, found.meant) == (11, 12, "监")


def test_two_wrong_characters_that_sound_like_a_word_are_found(small: Ngrams) -> None:
    (found,) = find_suspects("加强对农产品治亮安全的监管。", small)
    assert (found.start, found.end, found.meant) == (6, 8, "质量")


def test_places_are_those_of_a_text_with_characters_beyond_two_bytes(small: Ngrams) -> None:
    (found,) = find_suspects("\U00020000：加强对农产品质量安全的兼管。", small)
    assert found.start == 13


def test_what_nothing_known_sounds_like_is_left_alone(small: Ngrams) -> None:
    assert list(find_suspects("加强对农产品质量安全的我管。", small)) == []


def test_a_long_stretch_that_nobody_knows_is_left_alone(small: Ngrams) -> None:
    assert list(find_suspects("山高月小水落石出曾日月之几何而江山不可复识矣", small)) == []


@pytest.mark.parametrize("text", ["", "兼", "，，，", "2024"])
def test_short_texts_have_no_suspects(text: str, small: Ngrams) -> None:
    assert list(find_suspects(text, small)) == []


def test_every_feature_has_its_number(small: Ngrams) -> None:
    (found,) = find_suspects("加强对农产品质量安全的兼管。各级人民", small)
    assert dict(zip(FEATURES, found.features, strict=True)) == {
        "gain": pytest.approx(found.features[0]),
        "run": 3.0,
        "choices": 1.0,
        "near": 0.0,
        "triples": 1.0,
        "fours": 1.0,
        "pairs": -2.0,
        "word_lost": 0.0,
        "word_made": 1.0,
    }
    assert found.features[0] > 0


def test_a_likelier_meaning_is_worth_more_than_an_unlikely_one() -> None:
    (certain,) = find_suspects("加强农产品质量安全兼管。", read_ngrams())
    (doubtful,) = find_suspects("加大对中小企业的抚持力度。", read_ngrams())
    assert certain.odds > doubtful.odds


def test_time_grows_as_the_text() -> None:
    table = read_ngrams()
    assert_linear(lambda size: list(find_suspects("质量安全兼管与整冶。" * size, table)), 300)
