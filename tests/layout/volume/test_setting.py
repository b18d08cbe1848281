"""What stands behind a tab of a list is never broken, and ends at the right margin."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.document import Document
from bulletin_cli.layout.pages import Line
from bulletin_cli.layout.template import Template
from bulletin_cli.layout.typeset import half_widths
from bulletin_cli.layout.volume.lists import paragraph
from bulletin_cli.layout.volume.setting import set_list
from bulletin_cli.layout.volume.styles import with_volume_styles
from bulletin_cli.store.templates import load_template
from tests import samples


@pytest.fixture(scope="module")
def frame() -> Document:
    template: Template = with_volume_styles(load_template("gbt9704", samples.ROOT))
    return Document(
        template.page, template.line_breaking, template.styles, (), (), (), (),
        samples.document("gbt9704").properties, template.base,
    )  # fmt: skip


def lines(frame: Document, *titles: str) -> list[Line]:
    entries = [paragraph("entry", f"{each}\t第12期　345") for each in titles]
    pages = set_list(frame, entries, half_widths, 5)
    assert [page.number for page in pages.pages] == [5]
    return [line for page in pages.pages for line in page.lines]


@pytest.mark.parametrize("length", range(20, 80))
def test_a_place_ends_at_the_margin_however_long_its_title_is(frame: Document, length: int) -> None:
    title = "题" * length
    found = lines(frame, "短", title, "短")
    last = found[-2]
    assert "".join(each.text for each in found[1:-1]) == f"{title}\t第12期　345"
    assert last.text.endswith("\t第12期　345")
    assert last.left + last.width == pytest.approx(frame.page.width - frame.page.right)


def test_a_line_that_has_room_is_left_as_it_is(frame: Document) -> None:
    assert [each.text for each in lines(frame, "短", "短")] == ["短\t第12期　345"] * 2
