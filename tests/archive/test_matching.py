"""Whether a text has the words, and what is shown of it."""

from __future__ import annotations

from bulletin_cli.archive.matching import match
from bulletin_cli.archive.passages import FoundText, text_of
from bulletin_cli.archive.query import SearchedPart, parse_query
from bulletin_cli.content.article_text import parse_article

ARTICLE = """+++
title = ["东区局召开旺季服务", "保障会"]
editor_note = "各单位可以借鉴。"
+++

会议强调**安全**生产，见[通知](https://example.com/x)。

<!-- bulletin: ignore PUN006 -->
乙局\\*检查安全生产12次，安全生产第一。

表1 各局

| 单位 | 件数 |
| --- | --- |
| 丙局 | 7 |
"""


def text() -> FoundText:
    return text_of(parse_article(ARTICLE, "01.md", "01.md"))


def found(*words: str, part: SearchedPart = "") -> tuple[int, int] | None:
    """Return line and paragraph of what is found."""
    hit = match(text(), parse_query(words, part))
    return (hit.passage.line, hit.passage.paragraph) if hit else None


def test_a_title_is_searched_across_its_lines() -> None:
    assert found("服务保障") == (2, 0)


def test_markup_stands_between_no_characters() -> None:
    assert found("安全生产") == (6, 1)
    assert found("见通知") == (6, 1)
    assert found("局*检查") == (9, 2)
    assert found("example") is None


def test_the_editors_note_captions_and_cells_are_searched() -> None:
    assert found("借鉴") == (3, -1)
    assert found("表1各局") == (13, 3)  # a caption is where its table begins
    assert found("丙局") == (15, 3)


def test_words_may_stand_in_different_paragraphs_but_none_across_two() -> None:
    assert found("丙局", "旺季") == (15, 3)
    assert found("第一。表") is None


def test_what_must_not_be_there_is_not() -> None:
    assert found("旺季", "-丙局") is None
    assert found("旺季", "-丁局") == (2, 0)


def test_title_and_text_can_be_searched_alone() -> None:
    assert found("安全", part="title") is None
    assert found("旺季", part="text") is None
    assert found("旺季", "-安全", part="title") == (2, 0)


def test_the_words_are_marked_as_they_stand() -> None:
    hit = match(text(), parse_query(["１２", "安全"]))
    assert hit
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["安全"]
    assert (hit.count, hit.passage.line) == (4, 6)
    second = match(text(), parse_query(["检查 安全"]))
    assert second
    assert [second.excerpt[start:end] for start, end in second.marks] == ["检查安全"]


def test_a_long_paragraph_is_shown_around_its_first_word() -> None:
    long = FoundText("题", text_of(parse_article(
        f'+++\ntitle = "题"\n+++\n\n{"前" * 100}中间{"后" * 100}\n', "1.md", "1.md"
    )).passages)  # fmt: skip
    hit = match(long, parse_query(["中间"]))
    assert hit
    assert hit.excerpt == f"…{'前' * 16}中间{'后' * 42}…"
    assert hit.marks == ((17, 19),)


def test_a_word_weighs_more_in_the_title() -> None:
    titled, in_text = (match(text(), parse_query([word])) for word in ("旺季", "第一"))
    assert titled
    assert in_text
    assert titled.weight > in_text.weight
