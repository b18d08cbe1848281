"""A style departs from its document in how its lines are broken only where it says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.layout.document import Document, Run, Style, StyledParagraph
from bulletin_cli.layout.typeset.blocks import set_lines
from tests import samples


def with_left_blank(**switches: bool | None) -> Document:
    """Return a document in which nothing hangs or is pulled but as `switches` of a style say."""
    document = samples.document()
    style = replace(document.styles["blank"], align="left", **switches)  # type: ignore[arg-type]
    return replace(document, styles={**document.styles, "blank": style})


def first_line(text: str, ems: float, document: Document) -> str:
    style: Style = document.styles["blank"]
    paragraph = StyledParagraph("blank", (Run(text),))
    return next(set_lines(paragraph, document, 0.0, ems * style.size)).text


@pytest.mark.parametrize(("hangs", "taken"), [(None, 25), (True, 27), (False, 25)])
def test_a_style_may_hang_marks_in_a_document_that_does_not(hangs: bool | None, taken: int) -> None:
    document = with_left_blank(hang_punctuation=hangs)
    assert len(first_line("字" * 26 + "，字字字", 26, document)) == taken


@pytest.mark.parametrize(("pulls", "taken"), [(None, 10), (True, 11), (False, 10)])
def test_a_style_may_pull_marks_in_a_document_that_does_not(pulls: bool | None, taken: int) -> None:
    document = with_left_blank(pull_marks=pulls)
    assert len(first_line("字》，" + "字" * 20, 10.5, document)) == taken


@pytest.mark.parametrize("own", [None, True, False])
def test_a_style_may_keep_its_document_from_hanging(own: bool | None) -> None:
    document = with_left_blank(hang_punctuation=own)
    hanging = replace(document.line_breaking, hang_punctuation=True)
    document = replace(document, line_breaking=hanging)
    assert document.line_breaking_of(document.styles["blank"]).hang_punctuation is (
        own is not False
    )


def test_what_a_style_does_not_say_is_as_in_its_document() -> None:
    common = replace(samples.document().line_breaking, hang_punctuation=True, pull_marks=True)
    pulls, hangs = with_left_blank(pull_marks=False), with_left_blank(hang_punctuation=False)
    for made, own in (
        (pulls, replace(common, pull_marks=False)),
        (hangs, replace(common, hang_punctuation=False)),
    ):
        document = replace(made, line_breaking=common)
        assert document.line_breaking_of(document.styles["blank"]) == own


def test_odd_and_even_pages_have_headers_of_their_own() -> None:
    odd, even = (StyledParagraph("blank", (Run(each),)) for each in "单双")
    document = replace(samples.document(), odd_header=(odd,), even_header=(even,))
    assert [document.header_on(page) for page in (1, 2, 3)] == [(odd,), (even,), (odd,)]
