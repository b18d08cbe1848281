"""PAG004: lines spread wide because a long word after them did not fit."""

from __future__ import annotations

from tests.proof.rules.pag.looked_at import found

URL = "https://www.example.org/a/rather/long/path"


def test_a_line_spread_before_a_long_word_is_told_with_the_word() -> None:
    (told,) = found("PAG004", "网址在这里可以查到" + URL + "，请各单位自己看。")
    assert told.message == "这一行字间拉开了 1.9 个字宽：后面的“https://www.example.”太长，放不下"
    assert told.place.snippet == "网址在这里可以查到"


def test_a_line_that_the_word_fits_in_or_hardly_misses_is_not() -> None:
    assert found("PAG004", "网址在这里" + URL[:20] + "，请各单位自己看。") == []
    assert found("PAG004", "字" * 21 + URL[:20] + "，请各单位自己看。") == []
