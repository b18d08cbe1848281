"""Bold, escapes, and the columns of characters; whatever else is markup is refused."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Inline, Span, plain
from bulletin_cli.content.inline import dump_inline, parse_inline

PIECES = (
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ aZ09",
    *"上海“”‘’，。！（）·—…　", "**", "![", "](", "&lt;", "<b>", "_a_", "*a*", "\\*", "\\\\", "𠮷",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


@st.composite
def inlines(draw: st.DrawFn) -> Inline:
    """Spans of alternating weight, as `parse_inline` gives them."""
    bold = draw(st.booleans())
    texts = draw(st.lists(TEXT, max_size=4))
    return tuple(Span(text, bold ^ bool(n % 2)) for n, text in enumerate(texts))


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


@given(TEXT)
def test_plain_text_is_written_with_the_fewest_backslashes(text: str) -> None:
    line = dump_inline((Span(text),))
    if not set(text) & set("\\`*_[<~&!"):
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
        ("见[网站](http://a.cn)", "链接"),
        ("字![图](a.png)字", "链接或行内图片"),
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
