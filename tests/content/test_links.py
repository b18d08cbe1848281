"""Links: what is one, what is text, what is refused and how it is said."""

from __future__ import annotations

from contextlib import suppress

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Heading, Paragraph, Span
from bulletin_cli.content.inline import dump_inline, parse_inline
from bulletin_cli.content.links import as_address
from bulletin_cli.content.markdown import dump, dump_text, parse
from tests.linear import assert_linear

SITE = "https://a.cn"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("见[网站](https://a.cn)。", (Span("见"), Span("网站", link=SITE), Span("。"))),
        ("[来信](mailto:a@b.cn)", (Span("来信", link="mailto:a@b.cn"),)),
        ("[甲](http://a.cn/乙_(丙)?x[]=1)", (Span("甲", link="http://a.cn/乙_(丙)?x[]=1"),)),
        ("[甲](HTTPS://A.cn)", (Span("甲", link="HTTPS://A.cn"),)),
        (r"[甲\[1\]](https://a.cn)", (Span("甲[1]", link=SITE),)),
        ("[[甲](https://a.cn)", (Span("["), Span("甲", link=SITE))),
        (
            "[甲**乙**m^2^](https://a.cn)",
            (
                Span("甲", link=SITE),
                Span("乙", bold=True, link=SITE),
                Span("m", link=SITE),
                Span("2", raised="superscript", link=SITE),
            ),
        ),
        ("**甲[乙](https://a.cn)**", (Span("甲", bold=True), Span("乙", bold=True, link=SITE))),
        ("[甲](https://a.cn)[乙](https://a.cn)", (Span("甲乙", link=SITE),)),
    ],
)
def test_text_in_brackets_before_an_address_is_a_link(text: str, spans: tuple[Span, ...]) -> None:
    assert parse_inline(text, "a.md", 1) == spans
    assert parse_inline(dump_inline(spans), "a.md", 1) == spans


@pytest.mark.parametrize(
    "text",
    ["[https://a.cn](https://a.cn)", "[a.cn](https://a.cn/)", "[见**a**.cn](https://a.cn)"],
)
def test_a_link_that_names_its_address_is_text(text: str) -> None:
    assert not any(span.link for span in parse_inline(text, "a.md", 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[甲](javascript:alert(1))", "链接的地址不能用"),
        ("[甲](附件/1.docx)", "链接的地址不能用"),
        ("[甲](file:///c:/a.doc)", "链接的地址不能用"),
        ("[甲](https://a.cn/一 二)", "链接的地址不能用"),
        ("[甲](https://a.cn/(一)", "链接的地址不能用"),
        ("[甲](https://)", "链接的地址不能用"),
        (f"[甲](https://{'a' * 2000})", "链接的地址不能用"),
        ("[甲](<https://a.cn>)", "链接的地址不能用"),
        ("[](https://a.cn)", "链接没有文字"),
        ("[** **](https://a.cn)", "链接没有文字"),
        ("[甲[1]](https://a.cn)", "链接的文字里有方括号"),
        ("甲]乙](https://a.cn)", "链接的方括号不成对"),
        ("字![图](https://a.cn/a.png)", "稿件里不能用行内图片"),
    ],
)
def test_what_is_no_link_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BulletinError, match=said) as caught:
        parse("甲\n\n" + text, "a.md")
    assert caught.value.line == 3
    assert "\\" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "[x](y)", "[x](https://a.cn)", "甲[1](https://a.cn)", "[[甲](https://a.cn)]",
        "]乙](https://a.cn)", "[甲][乙](https://a.cn)", "![x](https://a.cn)",
    ],
)  # fmt: skip
def test_what_looks_like_a_link_in_a_plain_text_stays_text(text: str) -> None:
    (block,) = parse(dump_text(text), "a.md")
    assert block == Paragraph((Span(text),))


def test_a_caption_with_a_link_is_refused() -> None:
    with pytest.raises(BulletinError, match="图题、表题不能有链接"):
        parse("![图[甲](https://a.cn)](a.png)", "a.md")


@pytest.mark.parametrize("span", [Span("一、甲", link=SITE), Span("1", raised="superscript")])
def test_a_number_that_is_marked_up_begins_no_heading(span: Span) -> None:
    block = Paragraph((span, Span(".乙")))
    assert parse(dump([block]), "a.md") == (block,)
    heading = Heading(1, block.inline)
    assert parse(dump([heading]), "a.md") == (heading,)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        (" https://a.cn/一 二 ", "https://a.cn/一%20二"),
        ("https://a.cn/a(b|c", "https://a.cn/a%28b%7Cc"),
        ("https://a.cn/(b)", "https://a.cn/(b)"),
        ("javascript:alert(1)", ""),
        ("file:///c:/a", ""),
        ("附件.docx", ""),
        ("", ""),
    ],
)
def test_an_address_of_a_file_is_written_as_articles_can(target: str, address: str) -> None:
    assert as_address(target) == address


@pytest.mark.parametrize(
    "piece",
    ["[", "]", "[]", "](", "[a](", "[a](https://b(", "](https://a(b)](c:d)", "[a](https://b.cn)"],
)
def test_many_brackets_take_no_longer_than_their_number(piece: str) -> None:
    assert_linear(lambda size: dump_inline((Span(piece * size),)), 5_000)
    assert_linear(lambda size: _read(piece * size), 5_000)


def _read(text: str) -> None:
    with suppress(BulletinError):
        parse_inline(text, "a.md", 1)
