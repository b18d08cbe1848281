"""Whatever the articles say and however a template looks, the pages say what was composed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import (
    LINE_BREAK,
    Alignment,
    Article,
    Block,
    Heading,
    Inline,
    Note,
    OfficialLine,
    OfficialPart,
    Paragraph,
    Picture,
    Span,
    Table,
)
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Document, StyledParagraph, StyledPictureRow, StyledTable
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.template import Template, load
from bulletin_cli.store.templates import find, load_template
from tests import samples

HEAD = "頭"  # stands in header rows alone, which are repeated on every page of a table
LETTERS = st.sampled_from("汉字一的，。、；：“”《》（）【】…—！？·aZ09 -/.%&<\u3000\u2219😀é\t")
TEXT = st.text(LETTERS, max_size=60)
INLINE = st.builds(
    lambda parts: tuple(Span(text, bold) for text, bold in parts if text),
    st.lists(st.tuples(TEXT, st.booleans()), max_size=3),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 9))
    cell = st.builds(lambda text: (Span(text),), st.text(LETTERS, max_size=9))
    rows = draw(st.lists(st.tuples(*[cell] * columns), max_size=9))
    header: tuple[Inline, ...] = tuple((Span(HEAD),) for _ in range(columns))
    alignments: tuple[Alignment, ...] = tuple("" for _ in range(columns))
    return Table((header, *rows), alignments, draw(TEXT))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, INLINE),
    st.builds(Heading, st.integers(1, 4), INLINE),
    st.builds(Note, INLINE),
    st.builds(OfficialLine, st.sampled_from(get_args(OfficialPart)), INLINE),
    st.builds(
        Picture,
        st.just("images/chart.png"),
        TEXT,
        st.sampled_from([0, 0, 10, 40]),
        centimetres=st.just(0.0),
        beside=st.booleans(),
    ),
    tables(),
)
ARTICLES = st.builds(
    Article,
    st.sampled_from(["01.md", "02.md"]),
    st.lists(st.text(LETTERS, min_size=1, max_size=60), min_size=1, max_size=3).map(tuple),
    st.lists(BLOCKS, max_size=6).map(tuple),
    unit=TEXT,
    editor_note=TEXT,
)
SIZE = st.integers(4, 60).map("{}pt".format)
MARGIN = st.integers(0, 90).map("{}mm".format)
VALUES: dict[str, st.SearchStrategy[str]] = {
    "font": st.sampled_from(["宋体", "仿宋_GB2312", "Times New Roman", "没有这个字体"]),
    "size": SIZE,
    "line": st.one_of(SIZE, st.just("auto")),
    "before": SIZE,
    "after": SIZE,
    "tracking": st.sampled_from(["0pt", "-2pt", "2pt"]),
    "align": st.sampled_from(["left", "center", "right", "justify"]),
    "right_tab": st.sampled_from(["none", "blank", "dots"]),
    **dict.fromkeys(("top", "right", "bottom", "left"), MARGIN),
}
BARE: dict[str, st.SearchStrategy[str]] = {
    **dict.fromkeys(("first_line", "right", "left"), st.integers(-2, 12).map(str)),
    **dict.fromkeys(
        (
            "balance", "keep_with_next", "keep_together", "page_break_before",
            "compress_punctuation", "hang_punctuation", "widow_control",
        ),
        st.sampled_from(["true", "false"]),
    ),
}  # fmt: skip
QUOTED = re.compile(f'({"|".join(VALUES)}) = ["\\[]')
UNQUOTED = re.compile(f"({'|'.join(BARE)}) = [a-z0-9-]")


@cache
def source(name: str) -> str:
    return (find(name, None) / "template.toml").read_text(encoding="utf-8")


@st.composite
def templates(draw: st.DrawFn) -> Template:
    """Return a shipped template with other values at some of its keys."""
    name = draw(st.sampled_from(samples.TEMPLATES))
    lines = source(name).splitlines()
    forms = ((QUOTED, VALUES, '{} = "{}"'), (UNQUOTED, BARE, "{} = {}"))
    choices = [
        (place, match[1], values[match[1]], form)
        for place, line in enumerate(lines)
        for pattern, values, form in forms
        if (match := pattern.match(line))
    ]
    for place, key, values, form in draw(
        st.lists(st.sampled_from(choices), max_size=8, unique_by=lambda each: each[0])
    ):
        lines[place] = form.format(key, draw(values))
    base = load_template(name, samples.ROOT).base
    try:
        return load("\n".join(lines), "template.toml", name, base)
    except BulletinError:  # a template that is refused is not set
        return load_template(name, samples.ROOT)


def composed_texts(document: Document) -> list[str]:
    """Return the text of each paragraph, and of each table as one."""
    texts = []
    for block in document.blocks:
        if isinstance(block, StyledParagraph):
            texts.append(block.text)
        elif isinstance(block, StyledPictureRow):
            texts.append("".join(each.text for each in block.captions))
        elif isinstance(block, StyledTable):
            texts.append("".join(cell.text for cell in chain(*block.rows)))
    return [text.replace(LINE_BREAK, "").replace(HEAD, "") for text in texts]


def page_text(pages: Pages) -> str:
    text = "".join(line.text for page in pages.pages for line in page.lines)
    return text.replace(HEAD, "")


@given(st.lists(ARTICLES, max_size=2, unique_by=lambda each: each.file), templates(), st.booleans())
def test_the_pages_hold_the_text_of_the_document_in_order(
    articles: list[Article], template: Template, contents: bool
) -> None:
    issue = replace(
        samples.issue(),
        articles=tuple(articles),
        files=tuple(each.file for each in articles),
        contents=contents,
    )
    pages = set_issue(issue, template, samples.periodical(template.name))
    text = page_text(pages)
    for wanted in composed_texts(pages.document):
        found, text = text[: len(wanted)], text[len(wanted) :]
        # A row higher than a page is cut, and goes on with its cells side by side on the next.
        assert found == wanted or sorted(found) == sorted(wanted)
    assert text == ""
