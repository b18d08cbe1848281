"""Every look of a style reaches every output, or stands in the list of those that it leaves out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest

from bulletin_cli.base.fonts import FontFile, Glyph
from bulletin_cli.layout.document import Border, Document, Run, Style, StyledParagraph
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.serve.html import page_html
from bulletin_cli.writers import docx, text
from bulletin_cli.writers.drawn.cast import DrawnFace, Machine
from bulletin_cli.writers.drawn.markup import TypstMarkup
from bulletin_cli.writers.ofd import write_ofd
from tests.composed import composed

PLAIN = Style("body", "普通", ("仿宋",), 16, align="left", line=28)
# A look of each kind that the tried style has not.
OTHER: dict[str, Any] = {
    "name": "另一个名字", "fonts": ("黑体",), "size": 22.0, "bold": True, "color": "FF0000",
    "tracking": 2.0, "align": "center", "first_line": 2.0, "left": 1.0, "right": 3.0, "line": 40.0,
    "before": 10.0, "after": 10.0, "keep_with_next": True, "keep_together": True,
    "page_break_before": True, "outline": 1, "rule_above": Border(1.0, "FF0000"),
    "rule_below": Border(1.0, "FF0000"), "right_tab": "dots", "latin": {"A": 0.9},
    "multiple": 2.0, "least": 50.0, "on_grid": False, "hang_punctuation": True, "pull_marks": True,
    "balance": True, "center_tab": True, "smallest": 5.0,
    "narrowest": 0.5, "spread": 1.0,
    "latin_fonts": ("Times New Roman",), "latin_bold": {"A": 0.9}, "scale": 0.8,
    "underline": True, "band": "FFE0E0", "box": Border(1.0, "FF0000"),
}  # fmt: skip
# Looks that show only beside another one.
BESIDE: dict[str, dict[str, Any]] = {
    look: {"line": None} for look in ("multiple", "least", "on_grid")
}
LEFT_OUT = {
    **{("docx", widths): "Word measures its faces itself" for widths in ("latin", "latin_bold")},
    ("drawn", "name"): "Word's list of styles alone shows it",
    ("ofd", "name"): "Word's list of styles alone shows it",
    ("browser", "name"): "Word's list of styles alone shows it",
    **{
        (output, "balance"): "titles are broken before they are set"
        for output in ("docx", "drawn", "ofd", "browser")
    },
    **{
        (output, "smallest"): "it matters in tables alone"
        for output in ("docx", "drawn", "ofd", "browser")
    },
    **{
        (output, look): "a masthead is filled when it is set, by scale, align and indents"
        for output in ("docx", "drawn", "ofd", "browser")
        for look in ("narrowest", "spread")
    },
    **{
        ("text", look): "plain text has paragraphs and indents, and no page"
        for look in OTHER
        if look not in ("first_line", "left")
    },
}


def document(before: int, style: Style) -> Document:
    """Return a document whose paragraphs of `style` stand behind so many lines of another."""
    plain = StyledParagraph("body", (Run("字"),))
    long, tabbed = (
        (
            Run(f"{'汉字ABC' * 9}，《字》，{'汉字' * 9}。{'字字，' * 60}"),
            Run("ABC", bold=True),
        ),
        (Run("左\t右"),),
    )
    tried = (StyledParagraph("tried", long), StyledParagraph("tried", tabbed))
    return replace(
        composed(),
        page=replace(composed().page, grid=20.0),
        styles={"body": PLAIN, "tried": style},
        body=(*[plain] * before, *tried, *[plain] * 3),
        imprint=(), odd_footer=(), even_footer=(),
    )  # fmt: skip


def as_docx(made: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(docx.write(made))) as file:
        return file.read("word/styles.xml").decode() + file.read("word/document.xml").decode()


def as_pages(made: Document) -> Pages:
    tried = made.styles["tried"]
    return typeset(
        made, lambda fonts: tried.latin_bold if fonts[0].endswith(" Bold") else tried.latin
    )


def as_drawn(made: Document) -> str:
    glyphs = {each: Glyph(1.0) for each in "汉字左右"} | {each: Glyph(0.5) for each in "ABC"}
    faces = {
        fonts: DrawnFace(fonts[0], True, glyphs, glyphs)
        for style in made.styles.values()
        for fonts in (style.fonts, style.latin_fonts)
        if fonts
    }
    return TypstMarkup(as_pages(made), faces).text


def as_ofd(made: Document) -> str:
    glyphs = {each: Glyph(1.0) for each in "汉字左右"} | {each: Glyph(0.5) for each in "ABC"}
    fonts = [
        each for style in made.styles.values() for each in (*style.fonts[:1], *style.latin_fonts)
    ]
    names = [face + bold for face in fonts for bold in ("", " Bold")]
    machine = Machine(
        lambda: {name: FontFile(name, 0) for name in names}, lambda _: (), lambda *_: glyphs
    )
    with zipfile.ZipFile(
        io.BytesIO(write_ofd(as_pages(made), machine, lambda *_: None).data)
    ) as file:
        return "".join(file.read(name).decode() for name in file.namelist())


def in_the_browser(made: Document) -> str:
    pages = as_pages(made)
    return "".join(page_html(page, pages, (), ()) for page in pages.pages)


def as_text(made: Document) -> str:
    return text.write(made).decode()


OUTPUTS: dict[str, Callable[[Document], str]] = {
    "docx": as_docx, "drawn": as_drawn, "ofd": as_ofd, "browser": in_the_browser, "text": as_text,
}  # fmt: skip


@cache
def shown(output: str, look: str, *, changed: bool) -> str:
    """Return what an output makes of a style, one look of it changed or not, all over a page."""
    other = {look: OTHER[look]} if changed else {}
    tried = replace(PLAIN, key="tried", **BESIDE.get(look, {}), **other)
    return "".join(OUTPUTS[output](document(before, tried)) for before in range(14, 24))


def test_every_look_of_a_style_is_tried() -> None:
    assert {each.name for each in fields(Style)} - {"key"} == OTHER.keys(), (
        "a new look: say in OTHER what to try, and draw it in every output"
    )


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("look", OTHER)
def test_a_look_is_shown_unless_it_is_left_out_for_a_reason(output: str, look: str) -> None:
    differs = shown(output, look, changed=True) != shown(output, look, changed=False)
    assert differs != ((output, look) in LEFT_OUT)
