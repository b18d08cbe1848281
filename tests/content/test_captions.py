"""The mark behind a table's caption that asks for a landscape page."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Block, Paragraph, Span, Table
from bulletin_cli.content.markdown import dump, parse

TABLE = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"


def read(caption: str) -> Block:
    (block,) = parse(f"{caption}\n\n{TABLE}", "01.md")
    return block


@pytest.mark.parametrize(
    ("line", "caption", "landscape"),
    [
        ("表1　情况 {横排}", "表1　情况", True),
        ("表1　情况{横排}", "表1　情况", True),
        ("表1　情况", "表1　情况", False),
        ("表1　情况\\{横排}", "表1　情况{横排}", False),
        ("表1　{横排}情况", "表1　{横排}情况", False),
        ("表1　情况{横排} {横排}", "表1　情况{横排}", True),
    ],
)
def test_the_mark_is_no_word_of_the_caption(line: str, caption: str, landscape: bool) -> None:
    block = read(line)
    assert isinstance(block, Table)
    assert (block.caption, block.landscape) == (caption, landscape)
    assert parse(dump((block,)), "01.md") == (block,)


def test_a_line_that_is_no_caption_keeps_the_mark() -> None:
    first, table = parse(f"情况 {{横排}}\n\n{TABLE}", "01.md")
    assert first == Paragraph((Span("情况 {横排}"),))
    assert isinstance(table, Table)
    assert not table.landscape
