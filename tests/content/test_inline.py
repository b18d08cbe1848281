"""Bold, escapes, and the columns of characters; whatever else is markup is refused."""

from __future__ import annotations

from itertools import groupby
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Inline, Raised, Span, plain
from bulletin_cli.content.inline import dump_inline, parse_inline
from bulletin_cli.content.raised import can_raise
from tests.linear import assert_linear

PIECES = (
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ aZ09",
    *"上海“”‘’，。！（）·—…　", "**", "![", "](",
    "](https://a.cn/_*)", "&lt;", "<b>", "_a_", "*a*", "\\*", "\\\\", "𠮷",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


ADDRESSES = ("https://a.cn/_x_*y**?a[]=1&b;", "http://甲.cn/(乙)~1~", "mailto:a@b.cn")
LOOKS = st.tuples(
    st.booleans(), st.sampled_from(get_args(Raised)), st.sampled_from(("", "", *ADDRESSES))
)


@st.composite
def inlines(draw: st.DrawFn) -> Inline:
    """Spans of which no neighbours look alike, as `parse_inline` gives them."""
    found: list[Span] = []
    for look in draw(st.lists(LOOKS, max_size=5)):
        raised = look[1]
        span = Span(draw(TEXT.map(_no_blanks) if raised else TEXT), *look)
        alike = found and (found[-1].bold, found[-1].raised, found[-1].link) == look
        if not alike and (not raised or can_raise(span.text, raised)):
            found.append(span)
    return tuple(found) if all(map(str.strip, _linked_texts(found))) else ()


def _linked_texts(spans: list[Span]) -> list[str]:
    """Return the text of each link: one of blanks is refused."""
    links = groupby(spans, key=lambda span: span.link)
    return [plain(tuple(own)) for address, own in links if address]


def _no_blanks(text: str) -> str:
    return "".join(text.split())


@given(inlines(), st.sampled_from(["", "|"]))
@example((Span("甲*"), Span("乙", bold=True)), "")
@example((Span("甲\\"), Span("*", bold=True), Span("*")), "|")
def test_spans_survive_being_written_and_read(inline: Inline, also: str) -> None:
    assert parse_inline(dump_inline(inline, also), "a.md", 1) == inline


@given(inlines(), st.integers(1, 9))
def test_every_character_knows_its_column(inline: Inline, column: int) -> None:
    source = dump_inline(inline)
    spans = parse_inline(source, "a.md", 1, column)
    for span in spans:
        assert [source[place - column] for place in span.columns] == list(span.text)


@given(inlines())
def test_no_text_is_lost_whatever_the_looks(inline: Inline) -> None:
    assert plain(parse_inline(dump_inline(inline), "a.md", 1)) == plain(inline)


@given(TEXT)
def test_plain_text_is_written_with_the_fewest_backslashes(text: str) -> None:
    line = dump_inline((Span(text),))
    if not set(text) & set("\\`*_[<~&!^"):
        assert line == text


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("甲**乙**丙", [("甲", False), ("乙", True), ("丙", False)]),
        ("他说**“好”**后走了", [("他说", False), ("“好”", True), ("后走了", False)]),
        ("“**甲**”，乙", [("“", False), ("甲", True), ("”，乙", False)]),
        ("**一要**抓实", [("一要", True), ("抓实", False)]),
        ("**甲****乙**", [("甲乙", True)]),
        ("甲****乙", [("甲乙", False)]),
        (r"\*甲\*", [("*甲*", False)]),
        (r"\*\*甲\*\*", [("**甲**", False)]),
        (r"C:\目录", [(r"C:\目录", False)]),
        ("2 * 3 * 4", [("2 * 3 * 4", False)]),
        ("a_b_c", [("a_b_c", False)]),
        ("A&B，3<5", [("A&B，3<5", False)]),
        ("[注]", [("[注]", False)]),
        ("甲~乙", [("甲~乙", False)]),
        ("甲\\", [("甲\\", False)]),
        ("", []),
    ],
)
def test_bold_begins_and_ends_wherever_two_stars_stand(
    text: str, spans: list[tuple[str, bool]]
) -> None:
    assert parse_inline(text, "a.md", 1) == tuple(Span(each, bold) for each, bold in spans)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("用`代码`", "代码"),
        ("这*是*", "斜体"),
        ("这 _是_ 的", "斜体"),
        ("__是__", "斜体"),
        ("~~删~~", "删除线"),
        ("字![图](a.png)字", "行内图片"),
        ("见[^1]", "脚注"),
        ("甲<br>乙", "HTML"),
        ("</div>", "HTML"),
        ("<!-- 注 -->", "HTML"),
        ("<https://a.cn>", "HTML 或链接"),
        ("甲&nbsp;乙", "HTML 字符"),
        ("&#8212;", "HTML 字符"),
        ("甲**乙", "成对"),
        ("**甲**乙**", "成对"),
    ],
)
def test_other_markup_is_refused_with_its_line(text: str, name: str) -> None:
    with pytest.raises(BulletinError, match=name) as caught:
        parse_inline(text, "issues/2024-35/articles/01.md", 7)
    assert (caught.value.file, caught.value.line) == ("issues/2024-35/articles/01.md", 7)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text", [r"用\`代码\`", r"这\*是\*", r"\_是_", r"\[网站](a)", r"\<br>", r"\&nbsp;"]
)
def test_a_backslash_keeps_the_mark_itself(text: str) -> None:
    assert plain(parse_inline(text, "a.md", 1)) == text.replace("\\", "")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("10^6^克", [("10", ""), ("6", "superscript"), ("克", "")]),
        ("CO~2~20吨", [("CO", ""), ("2", "subscript"), ("20吨", "")]),
        (
            "甲^[1]^乙^注1^",
            [("甲", ""), ("[1]", "superscript"), ("乙", ""), ("注1", "superscript")],
        ),
        (r"x^a\^b^", [("x", ""), ("a^b", "superscript")]),
        ("E~平均~", [("E", ""), ("平均", "subscript")]),
    ],
)
def test_pairs_of_carets_raise_and_pairs_of_tildes_lower(
    text: str, spans: list[tuple[str, Raised]]
) -> None:
    expected = tuple(Span(each, raised=raised) for each, raised in spans)
    assert parse_inline(text, "a.md", 1) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10~20人", "2^10", "甲^ 乙^", "甲^^乙", "^12345678901^",
        "3~5日，7~9日", "周一~周五、周六~周日",
        "10~20人至30~40人",
    ],
)  # fmt: skip
def test_signs_that_make_no_pair_are_text(text: str) -> None:
    assert parse_inline(text, "a.md", 1) == (Span(text),)
    assert dump_inline((Span(text),)) == text


def test_what_is_raised_and_bold_stands_between_one_pair_of_stars() -> None:
    inline = (Span("10", bold=True), Span("6", bold=True, raised="superscript"))
    assert dump_inline(inline) == "**10^6^**"


@pytest.mark.parametrize("raised", ["superscript", "subscript"])
def test_a_long_raised_text_is_written_in_pieces(raised: Raised) -> None:
    inline = (Span("abcdefghijklm", raised=raised),)
    assert parse_inline(dump_inline(inline), "a.md", 1) == inline


@pytest.mark.parametrize("piece", ["^", "~1", "^a", "a^b~", "^\\"])
def test_many_carets_take_no_longer_than_their_number(piece: str) -> None:
    assert_linear(lambda size: dump_inline((Span(piece * size),)), 5_000)
