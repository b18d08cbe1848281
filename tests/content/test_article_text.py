"""Front matter between +++ lines, then the body; every refusal names its line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Article, Heading, Paragraph, Span, plain_text
from bulletin_cli.content.article_text import (
    TITLE_MOST,
    dump_article,
    parse_article,
    split_front_matter,
)

FILE = "issues/2024-35/articles/02.md"
ONE_LINE = st.text(
    st.one_of(
        st.sampled_from("\"'\\#=[]{}+%$\t 上海“”（）　。"),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]),
    ),
    max_size=20,
)
TITLE_LINE = ONE_LINE.filter(lambda text: bool(text.strip()))
ARTICLES = st.builds(
    Article,
    st.just("02.md"),
    st.lists(TITLE_LINE, min_size=1, max_size=3).map(tuple),
    st.just((Heading(1, (Span("一、甲"),)), Paragraph((Span("乙"), Span("+++", bold=True))))),
    unit=ONE_LINE,
    author=ONE_LINE,
    section=ONE_LINE,
    received=st.none() | st.dates(date(1000, 1, 1)),
    submissions=st.lists(st.just("2024-11-25-03") | st.just("2024-11-25-04"), unique=True).map(
        tuple
    ),
    editor_note=ONE_LINE,
    ignore=st.lists(ONE_LINE, max_size=2).map(tuple),
)


def refusal(text: str) -> BulletinError:
    with pytest.raises(BulletinError) as caught:
        parse_article(text, "02.md", FILE)
    assert caught.value.file == FILE
    return caught.value


@given(ARTICLES)
def test_an_article_survives_being_written_and_read(article: Article) -> None:
    assert parse_article(dump_article(article), "02.md", FILE) == article


def test_a_written_article_names_only_what_it_has() -> None:
    article = Article("01.md", ("甲", "乙"), (Paragraph((Span("丙"),)),), unit="丁")
    assert dump_article(article) == '+++\ntitle = ["甲", "乙"]\nunit = "丁"\n+++\n\n丙\n'


def test_an_article_knows_the_lines_of_title_and_blocks() -> None:
    text = '+++\n# 注\ntitle = "甲"\nreceived = 2024-11-20\n+++\n\n一、乙\n\n丙\n'
    article = parse_article(text, "02.md", FILE)
    assert (article.title_line, article.received) == (3, date(2024, 11, 20))
    assert [block.line for block in article.blocks] == [7, 9]


def test_plain_text_has_a_line_a_block_and_cell() -> None:
    text = (
        '+++\ntitle = "甲"\n+++\n**乙**丙\n![丁](a.png)\n表1　戊\n| 己 | 庚 |\n|--|--|\n| 1 | |\n'
    )
    article = parse_article(text, "02.md", FILE)
    assert plain_text(article) == "乙丙\n丁\n表1　戊\n己\n庚\n1\n"


def test_a_rule_of_plus_signs_in_the_body_belongs_to_the_body() -> None:
    assert split_front_matter("+++ \na = 1\n+++\n甲\n+++\n", FILE) == ("a = 1", "甲\n+++\n", 4)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "稿件是空的", None),
        (" \n\n　\n", "稿件是空的", None),
        ("甲\n", "开头没有 +++ 之间的稿件信息", 1),
        ('\n+++\ntitle = "甲"\n+++\n', "开头没有 +++", 1),
        ('---\ntitle = "甲"\n---\n', "开头没有 +++", 1),
        ('+++\ntitle = "甲"\n\n乙\n', "没有结束的 +++", 1),
        ("+++\nunit = '甲'\n+++\n", "title 没有写", None),
        ("+++\ntitle = ''\n+++\n", "缺少标题", 2),
        ("+++\n\ntitle = ' 　'\n+++\n", "缺少标题", 3),
        ("+++\ntitle = []\n+++\n", "缺少标题", 2),
        ("+++\ntitle = ['甲', '']\n+++\n", "缺少标题", 2),
        ("+++\ntitle = 1\n+++\n", "title 应为", 2),
        ('+++\ntitle = "甲"\nunti = "乙"\n+++\n', "unti 是不认识的键", 3),
        ('+++\ntitle = "甲"\nunit = 乙\n+++\n', "TOML", 3),
        ('+++\ntitle = "甲"\nreceived = "昨天"\n+++\n', "received 应为日期", 3),
        ('+++\ntitle = "甲"\neditor_note = """乙\n丙"""\n+++\n', "只能写一行", 3),
        ('+++\ntitle = "甲"\n+++\n\n甲\n\n- 乙\n', "不能用列表", 7),
        ('+++\ntitle = "甲"\n+++\n\n甲\x0b乙\n', "控制字符 U+000B", 5),
        ('+++\ntitle = "甲\x00"\n+++\n', "控制字符 U+0000", 2),
        ('+++\ntitle = "甲"\n+++\n\n\ufffe\n', "控制字符 U+FFFE", 5),
    ],
)
def test_a_faulty_article_is_refused_with_its_line(
    text: str, message: str, line: int | None
) -> None:
    error = refusal(text)
    assert message in error.message
    assert error.line == line


@pytest.mark.parametrize(("length", "split"), [(500, 1), (201, 1), (202, 2)])
def test_a_title_as_long_as_a_body_is_refused(length: int, split: int) -> None:
    lines = ", ".join(f'"{"长" * (length // split)}"' for _ in range(split))
    error = refusal(f"+++\n\ntitle = [{lines}]\n+++\n")
    assert error.message == f"标题有 {length} 字，超过 200 字"
    assert error.line == 3


def test_a_title_of_the_most_characters_is_read() -> None:
    title = "长" * TITLE_MOST
    assert parse_article(f'+++\ntitle = "{title}"\n+++\n', "02.md", FILE).title == (title,)
