"""Superscripts and subscripts from the article into every format, and back from Word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Paragraph
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.paragraphs import returned_paragraphs
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.layout.document import Document, Run, Style, StyledParagraph
from bulletin_cli.layout.pages import Line
from bulletin_cli.layout.runs import runs
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.layout.typeset.widths import natural_widths
from bulletin_cli.serve.html import page_html
from bulletin_cli.writers import docx, text
from bulletin_cli.writers.drawn.cast import DrawnFace
from bulletin_cli.writers.drawn.markup import TypstMarkup
from bulletin_cli.writers.paged import paged_text
from tests.composed import FIRST, ISSUE, composed
from tests.writers.test_pieces import GLYPHS

SOURCE = "甲地10^6^吨CO~2~，乙^注1^"


def document(source: str = SOURCE) -> Document:
    article = replace(FIRST, blocks=parse(source, "01.md"))
    return composed(replace(ISSUE, articles=(article,)))


def line() -> tuple[Line, Style]:
    pages = typeset(document())
    found = next(each for each in pages.pages[0].lines if each.text.startswith("甲地10"))
    return found, pages.document.styles["body"]


def test_the_document_says_what_is_raised() -> None:
    (paragraph,) = (
        each for each in document().body
        if isinstance(each, StyledParagraph) and each.text.startswith("甲地")
    )  # fmt: skip
    assert paragraph.runs[1:4] == (
        Run("6", raised="superscript"), Run("吨CO"), Run("2", raised="subscript"),
    )  # fmt: skip


def test_raised_characters_take_two_thirds_of_their_room() -> None:
    found, style = line()
    natural = natural_widths("甲6甲", replace(style, latin={}), document().line_breaking)
    small = natural_widths(
        "甲6甲", replace(style, latin={}), document().line_breaking,
        raised=("", "superscript", "superscript"),
    )  # fmt: skip
    tail = natural.tails[1]
    assert small.advances[1] - tail == pytest.approx((natural.advances[1] - tail) * 2 / 3)
    assert small.advances[2] == pytest.approx(natural.advances[2] * 2 / 3)
    assert found.raised[found.text.index("6")] == "superscript"


def test_raised_characters_are_runs_of_their_own() -> None:
    assert [(run.text, run.raised) for run in runs(*line()) if run.raised] == [
        ("6", "superscript"), ("2", "subscript"), ("注", "superscript"), ("1", "superscript"),
    ]  # fmt: skip


def test_a_word_file_that_comes_back_has_them_still() -> None:
    data = docx.write(document())
    back = returned_paragraphs(read_word(data, "a.docx").blocks)
    (inline,) = (each.inline for each in back if each.text.startswith("甲地10"))
    (block,) = parse(SOURCE, "01.md")
    assert isinstance(block, Paragraph)
    assert inline == block.inline


def test_text_has_the_digits_that_unicode_has_and_the_rest_on_the_line() -> None:
    assert "甲地10⁶吨CO₂，乙注1" in text.write(document()).decode()
    assert "甲地10⁶吨CO₂，乙注1" in paged_text(typeset(document()))


def test_they_are_drawn_smaller_and_off_the_line() -> None:
    pages = typeset(document())
    faces = {
        style.fonts: DrawnFace("x", True, GLYPHS, GLYPHS) for style in document().styles.values()
    }
    markup = TypstMarkup(pages, faces).text
    size = document().styles["body"].size
    assert f"text(size: {size * 2 / 3:.3f}".rstrip("0") in markup
    places = [each for each in markup.split("; ") if '"6")' in each or '"2")' in each]
    heights = [float(each.split("(")[2].split(", ")[1]) for each in places[-2:]]
    assert heights[0] < 0 < heights[1]


def test_the_browser_is_told_which_they_are() -> None:
    pages = typeset(document())
    page = page_html(pages.pages[0], pages, (), ())
    assert 'class="latin superscript"' in page
    assert 'class="latin subscript"' in page


def test_a_caption_has_the_digits_that_unicode_has() -> None:
    (block,) = parse("![面积（m^2^）](a.png)", "01.md")
    assert getattr(block, "caption", "") == "面积（m²）"


def test_a_caption_with_other_raised_text_is_refused_with_its_line() -> None:
    with pytest.raises(BulletinError, match="图题、表题里的上标、下标只能是数字") as caught:
        parse("文。\n\n![图^甲^](a.png)", "01.md")
    assert caught.value.line == 3
