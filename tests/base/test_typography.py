"""字号, lengths, dates, column widths and forbidden signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.strict_toml import TomlTable
from bulletin_cli.base.typography import (
    FORBIDDEN,
    LINE_ENDS,
    SIZES,
    chinese_date,
    display_width,
    points,
    twips,
    written,
)
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.incoming.clean import clean
from bulletin_cli.writers.docx.xml import escape

WORD_SIZES = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5,
    "八号": 5,
}  # fmt: skip


def refuses(action: Callable[[], object]) -> bool:
    try:
        action()
    except BulletinError:
        return True
    return False


SIGNS = (*range(0x22), *range(0x7E, 0x86), 0x2028, 0x2029, 0xD800, 0xDFFF, 0xFFFD, 0xFFFE, 0xFFFF)


@pytest.mark.parametrize(
    "sign", [chr(code) for code in SIGNS], ids=[f"U+{code:04X}" for code in SIGNS]
)
def test_every_layer_knows_the_same_forbidden_signs(sign: str) -> None:
    forbidden = re.search(f"[{FORBIDDEN}]", sign) is not None
    text = f"甲{sign}乙"
    article = f'+++\ntitle = "题"\n+++\n{text}\n'
    assert (escape(text) == "甲乙") == forbidden
    assert refuses(lambda: parse_article(article, "a.md", "a.md")) == forbidden
    assert refuses(lambda: TomlTable({"k": text}, "", "a").text("k")) == (
        forbidden or sign in LINE_ENDS
    )
    if forbidden:
        assert sign not in clean(text)[0]


@pytest.mark.parametrize(("name", "size"), WORD_SIZES.items())
def test_every_size_has_the_points_of_words_list(name: str, size: float) -> None:
    assert points(name) == size


def test_there_are_sixteen_sizes() -> None:
    assert SIZES.keys() == WORD_SIZES.keys()


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("28pt", 28),
        ("28.95pt", 28.95),
        ("0pt", 0),
        ("-0.25pt", -0.25),
        ("25.4mm", 72),
        ("2.54cm", 72),
        ("210mm", 595.2756),
        (" 12 pt ", 12),
    ],
)
def test_a_length_is_read_in_points(text: str, length: float) -> None:
    assert points(text) == pytest.approx(length)


@pytest.mark.parametrize(
    "text",
    ["", "三", "九号", "28", "pt", "28px", "28 in", ".5pt", "1.pt", "1e3pt", "--1pt", "+1pt",
     "1pt 2pt", "nanpt", "infpt", "三号 ", "1585pt", "-60cm", "9" * 400 + "pt"],
)  # fmt: skip
def test_what_is_neither_size_nor_length_of_a_sheet_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        points(text)


@pytest.mark.parametrize(
    ("length", "expected"), [(28.95, 579), (-0.25, -5), (28, 560), (0, 0), (72, 1440)]
)
def test_lengths_become_whole_twips(length: float, expected: int) -> None:
    assert twips(length) == expected


def test_written_lengths_are_whole_twips_or_other_parts_of_a_point() -> None:
    lengths = (written(11.3386), written(-0.33), written(12.3, 2), written(0.99, 8))
    assert lengths == (11.35, -0.35, 12.5, 1.0)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 11, 25), "2024年11月25日"),
        (date(2024, 11, 5), "2024年11月5日"),
        (date(2025, 1, 1), "2025年1月1日"),
    ],
)
def test_a_date_has_no_leading_zeros(day: date, text: str) -> None:
    assert chinese_date(day) == text


@given(st.dates(date(1000, 1, 1)))
def test_a_chinese_date_says_the_same_day(day: date) -> None:
    parts = chinese_date(day).replace("年", " ").replace("月", " ").removesuffix("日").split()
    assert date(*map(int, parts)) == day


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc 12", 6),
        ("上海", 4),
        ("上海2024", 8),
        ("，。《》", 8),
        ("ＡＢ", 4),
        ("　", 2),
        ("𠮷", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("上\u200b海", 4),
        ("\ufeff上", 2),
        ("·", 1),
    ],
)
def test_a_wide_character_takes_two_columns(text: str, width: int) -> None:
    assert display_width(text) == width
