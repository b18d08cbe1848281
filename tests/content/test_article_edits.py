"""An article's file with another title or other widths of its pictures, nothing else changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.article import Article, Picture
from bulletin_cli.content.article_edits import edited_text
from bulletin_cli.content.article_text import parse_article

TEXT = """+++ \t
# 一篇稿件
title = [ "示例区召开",
  "示例会议" ]   # 两行
unit="甲局"
+++

一、甲

　 ![图（1）](images/图 1.png) \t
![](b.png){ width=50% }
\\!\\[不是图](a.png){width=80%}
末段。"""


def read(text: str) -> Article:
    return parse_article(text, "01.md", "01.md")


def with_widths(article: Article, *widths: int) -> Article:
    new = iter(widths)
    blocks = (
        replace(each, width=next(new)) if isinstance(each, Picture) else each
        for each in article.blocks
    )
    return replace(article, blocks=tuple(blocks))


def test_nothing_changed_is_the_text_itself() -> None:
    assert edited_text(TEXT, "01.md", read(TEXT), read(TEXT)) == TEXT


def test_widths_change_in_their_lines_alone() -> None:
    new = with_widths(read(TEXT), 85, 40)
    changed = edited_text(TEXT, "01.md", read(TEXT), new)
    assert read(changed) == new
    expected = TEXT.replace("1.png) \t", "1.png){width=85%} \t").replace(" width=50% ", "width=40%")
    assert changed == expected


def test_a_title_changes_and_its_comment_stays() -> None:
    new = replace(read(TEXT), title=("示例区召开示例会议",))
    changed = edited_text(TEXT, "01.md", read(TEXT), new)
    assert read(changed) == new
    old = 'title = [ "示例区召开",\n  "示例会议" ]   # 两行'
    assert changed == TEXT.replace(old, 'title = "示例区召开示例会议"   # 两行')


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
@given(st.integers(10, 100), st.integers(10, 100), st.booleans())
def test_what_is_written_reads_as_what_was_wanted(
    end: str, first: int, second: int, joined: bool
) -> None:
    old = read(TEXT + end)
    new = with_widths(old, first, second)
    if joined:
        new = replace(new, title=(old.full_title,))
    assert read(edited_text(TEXT + end, "01.md", old, new)) == new
