"""Looks, headers and footers as Word's own properties, and as LibreOffice shows them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from bulletin_cli.layout.compose import compose, set_issue
from bulletin_cli.layout.document import Border, Document, Run, StyledParagraph
from bulletin_cli.layout.pages import Stroke
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from tests import samples
from tests.broken import rules_across, with_broken_lines
from tests.composed import ISSUE, PERIODICAL
from tests.layout.typeset.test_margins import FOOTER, HEADER, looks
from tests.layout.typeset.test_pages import document, lines_of
from tests.writers.docx.test_docx import NS, W
from tests.writers.docx.test_readers import accept, joined, needs_libreoffice, pdf_pages

RED = Border(1.0, "FF0000")
ROWS = f"[[header]]\n{HEADER}from_page = 2\n[[footer]]\n{FOOTER}from_page = 2\n"


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def noted(**facts: Any) -> Document:
    """Return a document with one note in this look between two lines."""
    note = StyledParagraph("note", (Run("注2024"),))
    return document((*lines_of(1), note, *lines_of(1, 1)), styles={"note": facts})


def properties(**facts: Any) -> dict[str, dict[str, str]]:
    """Return the attributes of every property of the style of such a note, by its name."""
    root = part(write(noted(**facts)), "styles")
    (style,) = root.iterfind("w:style[@w:styleId='note']", NS)
    return {
        str(each.tag).removeprefix(W): {
            str(key).removeprefix(W): str(value) for key, value in each.attrib.items()
        }
        for each in style.iter()
    }


def test_latin_has_its_own_face_and_han_keeps_that_of_the_style() -> None:
    made = noted(fonts=("仿宋",), latin_fonts=("Times New Roman", "Times"))
    facts = properties(fonts=("仿宋",), latin_fonts=("Times New Roman",))["rFonts"]
    assert (facts["ascii"], facts["hAnsi"], facts["eastAsia"]) == (
        "Times New Roman", "Times New Roman", "仿宋"
    )  # fmt: skip
    fonts = part(write(made), "fontTable")
    (font,) = fonts.iterfind("w:font[@w:name='Times New Roman']", NS)
    assert [each.get(f"{W}val") for each in font][:2] == ["Times", "00"]


def test_scale_underline_band_and_distribution_have_their_names_in_word() -> None:
    facts = properties(scale=0.66, underline=True, band="FFE0E0", align="distribute")
    assert facts["w"] == {"val": "66"}
    assert facts["u"] == {"val": "single"}
    assert facts["shd"] == {"val": "clear", "color": "auto", "fill": "FFE0E0"}
    assert facts["jc"] == {"val": "distribute"}


def test_a_rule_says_its_kind_and_the_weight_of_one_of_its_lines() -> None:
    facts = properties(
        rule_above=Border(1.5, "FF0000", "double"), rule_below=Border(0.75, "000000", "dotted")
    )
    assert facts["top"] == {"val": "double", "sz": "12", "space": "0", "color": "FF0000"}
    assert facts["bottom"] == {"val": "dotted", "sz": "6", "space": "0", "color": "000000"}


def test_a_box_has_four_sides_apart_from_the_text() -> None:
    facts = properties(box=RED)
    assert {side: facts[side]["space"] for side in ("top", "left", "bottom", "right")} == {
        "top": "1", "left": "4", "bottom": "1", "right": "4"
    }  # fmt: skip


def test_a_first_page_of_its_own_has_a_header_and_a_footer_and_is_a_title_page() -> None:
    data = write(compose(ISSUE, looks(ROWS), PERIODICAL))
    section = part(data, "document").find("w:body/w:sectPr", NS)
    assert section is not None
    names = [str(each.tag).removeprefix(W) for each in section]
    assert names == [*["headerReference"] * 3, *["footerReference"] * 3, "pgSz", "pgMar", "titlePg"]
    assert [each.get(f"{W}type") for each in section[:3]] == ["default", "even", "first"]
    assert "眉35" in "".join(map(str, part(data, "header1").itertext()))
    for name in ("header3", "footer3"):
        assert not "".join(map(str, part(data, name).itertext()))


def test_the_number_of_pages_is_a_field() -> None:
    footer = part(write(compose(ISSUE, looks(ROWS), PERIODICAL)), "footer1")
    fields = [str(each.text).strip() for each in footer.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_without_a_header_there_is_no_part_for_one() -> None:
    with zipfile.ZipFile(io.BytesIO(write(samples.document()))) as package:
        assert not [name for name in package.namelist() if "header" in name]


@samples.needs_ooxml_check
def test_the_schemas_accept_every_look_and_both_margins(tmp_path: Path) -> None:
    made = compose(ISSUE, looks(ROWS), PERIODICAL)
    mine = replace(
        made.styles["mine"], align="distribute", box=Border(0.75, "000000", "dashed"),
        rule_below=None, latin_fonts=("Arial",), scale=0.8, underline=True, band="EEEEEE",
    )  # fmt: skip
    accept(write(replace(made, styles={**made.styles, "mine": mine})), tmp_path)


@needs_libreoffice
def test_libreoffice_shows_the_margins_on_the_same_pages(tmp_path: Path) -> None:
    pages = set_issue(samples.issue(), looks(ROWS), samples.periodical())
    shown = list(map(joined, pdf_pages(write(with_broken_lines(pages)), tmp_path)))
    count = len(pages.pages)
    assert len(shown) == count
    assert ["眉36" in text for text in shown] == [False, *[True] * (count - 1)]
    for number, text in enumerate(shown[1:], start=2):
        assert f"第{number}页共{count}页" in text
    assert "页共" not in shown[0]


@needs_libreoffice
def test_libreoffice_puts_rules_and_boxes_at_the_same_places(tmp_path: Path) -> None:
    styles = {
        "note": {"rule_above": Border(1.5, "FF0000", "double"), "first_line": 0.0},
        "heading1": {"rule_below": Border(3.0, "FF0000"), "first_line": 0.0},
        "heading2": {"box": Border(3.0, "0000FF"), "left": 1.0, "right": 1.0, "first_line": 0.0},
    }
    order = ("note", "body", "heading1", "body", "heading2", "heading2", "body")
    body = tuple(StyledParagraph(style, (Run("字"),)) for style in order)
    pages = typeset(replace(document(body, styles=styles), imprint=()))
    shown = pdf_pages(write(pages.document), tmp_path)
    assert len(shown) == 1
    wide = [item for item in pages.pages[0].items if isinstance(item, Stroke)]
    across = [item for item in wide if item.width > item.height]
    found = rules_across(tmp_path / "issue.pdf", 0, min(each.width for each in across) - 8)
    for stroke in across:
        middle = stroke.top + stroke.height / 2
        assert min(abs(middle - each) for each in found) < 1.0, stroke
