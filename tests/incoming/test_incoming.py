"""What contributors send: leftovers taken out and told, titles found, the rest taken as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Heading, Note, Paragraph, Span, plain_text
from bulletin_cli.content.article_text import dump_article, parse_article
from bulletin_cli.incoming.clean import clean
from bulletin_cli.incoming.given_title import GivenTitle
from bulletin_cli.incoming.text import ConvertedArticle, read_incoming

LEFTOVERS = (
    "\x0b\x0c\u2028\u2029\x85\u00ad\u200b\u200e\u202a\u2060\ufeff\ufffe\x00\x07\x1f\x7f\u00a0\ud800"
)


def markdown(text: str, title: tuple[str, ...] = ()) -> ConvertedArticle:
    return read_incoming(text, "来稿.md", markdown=True, title=GivenTitle(title))


def plain(text: str, title: tuple[str, ...] = ()) -> ConvertedArticle:
    return read_incoming(text, "来稿.txt", markdown=False, title=GivenTitle(title))


@pytest.mark.parametrize(
    ("text", "cleaned", "message"),
    [
        ("甲\x0b乙", "甲\n乙", "清理了Word 的手动换行符 1 处"),
        ("甲\u2028乙\u2029丙", "甲\n乙\n丙", "清理了Word 的手动换行符 2 处"),
        ("甲\x0c乙", "甲\n乙", "清理了分页符 1 处"),
        ("\ufeff甲\u200b乙\u00ad丙\u202e", "甲乙丙", "清理了看不见的字符 4 处"),
        ("甲\x00乙\x1f\x7f", "甲乙", "清理了控制字符 3 处"),
        ("甲\u00a0乙", "甲 乙", "清理了不换行空格 1 处"),
        ("　　甲\n  乙\n\t丙", "甲\n乙\n丙", "清理了段首缩进 3 处"),
        ("甲 　\n乙\t", "甲\n乙", "清理了行尾空白 2 处"),
        ("姓名\t电话\t\t职务", "姓名　电话　职务", "清理了制表符 2 处"),
        ("甲\n\n\n\n乙", "甲\n\n\n\n乙", "清理了多余的空行 1 处"),
    ],
)
def test_a_leftover_is_taken_out_and_told(text: str, cleaned: str, message: str) -> None:
    assert clean(text) == (cleaned, (message,))


def test_a_clean_text_is_left_alone() -> None:
    text = "标题\n\n正文 with English，“引号”——破折号…… 𠮷🙂。\n"
    assert clean(text) == (text, ())


def test_a_line_of_blanks_becomes_an_empty_line() -> None:
    assert clean("甲\n　　\n乙")[0] == "甲\n\n乙"


@given(st.text(st.sampled_from(LEFTOVERS + " \t　\n甲a，"), max_size=30))
def test_cleaning_twice_finds_only_blank_lines(text: str) -> None:
    once = clean(text)[0]
    again, messages = clean(once)
    assert again == once
    assert all("空行" in message for message in messages)


@given(st.text(st.sampled_from(LEFTOVERS + "甲乙丙 12，。\n"), max_size=30))
def test_cleaning_keeps_every_character_that_is_read(text: str) -> None:
    def letters(each: str) -> list[str]:
        return [character for character in each if character in "甲乙丙12，。"]

    assert letters(clean(text)[0]) == letters(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 甲\n\n正文", ("甲",)),
        ("# 甲\n# 乙\n\n正文", ("甲", "乙")),
        ("\n\n# 甲\n\n# 乙\n正文", ("甲", "乙")),
        ("　# 甲 \n正文", ("甲",)),
        ("\ufeff# 甲\n正文", ("甲",)),
    ],
)
def test_leading_hash_lines_of_markdown_are_the_title(text: str, title: tuple[str, ...]) -> None:
    article = markdown(text).article
    assert (article.title, plain_text(article)) == (title, "正文")


def test_a_given_title_comes_before_the_one_in_the_file() -> None:
    assert markdown("# 甲\n正文", ("乙",)).article.title == ("乙",)
    assert plain("甲\n\n正文", ("乙",)).article == plain("乙\n\n甲\n\n正文").article
    assert markdown('+++\ntitle = "甲"\n+++\n正文', ("乙",)).article.title == ("乙",)


def test_front_matter_of_an_incoming_file_is_read() -> None:
    article = markdown('\ufeff+++\ntitle = "甲"\nunit = "乙局"\n+++\n\n　　正文　\n').article
    assert (article.title, article.unit, plain_text(article)) == (("甲",), "乙局", "正文")


def test_faulty_front_matter_is_refused_with_its_line() -> None:
    with pytest.raises(BulletinError, match=r"来稿\.md 第 3 行：unti 是不认识的键"):
        markdown('+++\ntitle = "甲"\nunti = "乙"\n+++\n正文')


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("甲\n\n正文", ("甲",), "正文"),
        ("甲\n乙\n\n正文\n二段", ("甲", "乙"), "正文\n二段"),
        ("\n\n　　甲\n　\n　　正文", ("甲",), "正文"),
        ("甲\x0b乙\n\n正文", ("甲", "乙"), "正文"),
    ],
)
def test_the_lines_of_a_text_before_the_first_blank_one_are_the_title(
    text: str, title: tuple[str, ...], body: str
) -> None:
    article = plain(text).article
    assert (article.title, plain_text(article)) == (title, body)


@pytest.mark.parametrize(
    "line",
    ["- 列表", "# 井号", "## 井号", "> 引用", "---", "**加粗", "a_b_ _c_", "<b>", "`x`",
     "| a | b |", "![图](a.png)", "1) 甲", "[网](http://a)", "&nbsp;", "\\", "\\*", "表1　甲",
     "+++", "***", "=" * 9],
)  # fmt: skip
def test_a_line_of_plain_text_is_never_markup(line: str) -> None:
    assert plain(f"甲\n\n{line}\n乙").article.blocks == (
        Paragraph((Span(line),)),
        Paragraph((Span("乙"),)),
    )


def test_numbered_lines_and_notes_of_plain_text_are_recognised() -> None:
    blocks = plain("甲\n\n一、乙\n注：丙\n丁").article.blocks
    assert [type(block) for block in blocks] == [Heading, Note, Paragraph]


@pytest.mark.parametrize("read", [markdown, plain])
@pytest.mark.parametrize("text", ["", " \n　\n", "\ufeff\u200b\n"])
def test_an_empty_file_is_refused(read: Callable[[str], ConvertedArticle], text: str) -> None:
    with pytest.raises(BulletinError, match="稿件是空的") as caught:
        read(text)
    assert caught.value.hint


@pytest.mark.parametrize("read", [markdown, plain])
def test_a_title_without_a_body_is_refused(read: Callable[[str], ConvertedArticle]) -> None:
    with pytest.raises(BulletinError, match="没有正文"):
        read("# 甲\n")


def test_markdown_without_a_title_is_refused() -> None:
    with pytest.raises(BulletinError, match=r"来稿\.md 第 1 行：缺少标题") as caught:
        markdown("正文\n\n乙")
    assert "--title" in caught.value.hint


@pytest.mark.parametrize("text", ["正文" * 40 + "\n\n乙", "这是一句话。\n乙", "一、乙\n丙\n"])
def test_a_text_that_begins_with_its_body_is_refused(text: str) -> None:
    with pytest.raises(BulletinError, match="开头看不出标题"):
        plain(text)


def test_what_the_dialect_lacks_is_refused_with_the_line_of_the_file() -> None:
    with pytest.raises(BulletinError) as caught:
        markdown("# 甲\n\n\n\n乙\n\n- 丙")
    assert caught.value.line == 7


@given(
    st.text(st.sampled_from("甲，。*_#|\\`<>[]!()-+=~&1.、一 \n注：表"), min_size=1, max_size=40)
)
def test_any_plain_text_becomes_a_file_that_is_read_back(text: str) -> None:
    article = plain(f"甲\n{text}", ("题",)).article
    assert parse_article(dump_article(article), "", "a.md") == article


def test_a_title_without_a_text_is_refused() -> None:
    with pytest.raises(BulletinError, match=r"来稿\.md：“标题”只有标题，没有正文"):
        markdown("# 标题\n")
