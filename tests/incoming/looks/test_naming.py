"""Words of an issue as a template prints them."""

from __future__ import annotations

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.looks.naming import literal


def test_words_broken_in_two_lines_stand_in_one_line_of_the_template() -> None:
    assert literal(f"岁末{LINE_BREAK}巡礼") == "岁末{{ line_break }}巡礼"
