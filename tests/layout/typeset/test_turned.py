"""Landscape pages: where they begin and end, what stands on them and after them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.layout.document import StyledBlock, is_turned
from bulletin_cli.layout.fit.ends import few_last_lines, is_imprint_alone
from bulletin_cli.layout.pages import LaidOutPage, Pages, Stroke
from bulletin_cli.layout.typeset import typeset
from tests.composed import TEMPLATES
from tests.layout.typeset.test_pages import lines_of
from tests.turned import NOTE, looks, pages_of, shapes, wide


def texts(page: LaidOutPage) -> list[str]:
    return [line.text for line in page.lines if line.text]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_long_table_goes_on_over_landscape_pages_with_its_header_and_text_after_it(
    name: str,
) -> None:
    pages = pages_of("前文。\n\n" + wide(30) + NOTE + "后文。", looks(name))
    assert shapes(pages) == "ULLU"
    _, first, second, last = pages.pages
    assert texts(first)[:2] == ["表1　各单位情况", "指标0"]
    assert texts(second)[0] == "指标0"
    assert texts(second)[-1] == "注：数据截至11月底。"
    assert texts(last)[0] == "后文。"


def test_a_table_is_as_wide_as_the_landscape_page_and_stays_within_it() -> None:
    pages = pages_of(wide(2))
    page = pages.pages[1]
    rules = [item for item in page.items if isinstance(item, Stroke)]
    assert max(each.width for each in rules) == pytest.approx(page.sheet.text_width, abs=0.1)
    for item in page.items:
        assert page.sheet.left - 1 <= item.left <= page.sheet.width - page.sheet.right + 1
        assert page.sheet.top - 1 <= item.top < page.sheet.height - page.sheet.bottom
    caption = next(line for line in page.lines if line.text.startswith("表1"))
    assert caption.left + caption.width / 2 == pytest.approx(
        page.sheet.left + page.sheet.text_width / 2
    )


def test_tables_in_a_row_share_their_pages() -> None:
    assert shapes(pages_of("前文。\n\n" + wide(3) + wide(3) + "后文。")) == "ULU"


def test_numbers_of_pages_go_on_in_the_middle_of_the_foot() -> None:
    pages = pages_of("前文。\n\n" + wide(3) + "后文。")
    feet = [page.footer[-1] for page in pages.pages]
    assert [foot.text for foot in feet] == ["1", "2", "3"]
    turned = pages.pages[1].sheet
    assert feet[1].left + feet[1].width / 2 == pytest.approx(turned.left + turned.text_width / 2)
    below = [page.sheet.height - page.sheet.bottom for page in pages.pages]
    gaps = [foot.top - edge for foot, edge in zip(feet, below, strict=True)]
    assert gaps == pytest.approx([gaps[0]] * 3)


def till_turned(pages: Pages) -> tuple[StyledBlock, ...]:
    """Return the body as far as its landscape pages go."""
    body = pages.document.body
    return body[: max(n for n, block in enumerate(body) if is_turned(block)) + 1]


def imprinted(pages: Pages, count: int) -> Pages:
    """Return the pages with nothing behind the table and an imprint of so many lines."""
    imprint = tuple(replace(each, part="imprint") for each in lines_of(count))
    return typeset(replace(pages.document, body=till_turned(pages), imprint=imprint))


def test_the_imprint_stands_on_an_upright_page() -> None:
    pages = imprinted(pages_of("前文。\n\n" + wide(3)), 2)
    assert shapes(pages) == "ULU"
    assert is_imprint_alone(pages)
    last = pages.pages[-1]
    foot = last.lines[-1].top + last.lines[-1].height
    assert foot == pytest.approx(last.sheet.height - last.sheet.bottom, abs=1)


def test_without_an_imprint_an_issue_may_end_with_a_landscape_page() -> None:
    assert shapes(imprinted(pages_of("前文。\n\n" + wide(3)), 0)) == "UL"


def test_an_imprint_on_even_pages_counts_landscape_pages() -> None:
    even = looks(key="imprint_on_even_page = true")
    assert shapes(imprinted(pages_of("前文。\n\n" + wide(3), even), 2)) == "ULUU"


def test_a_few_lines_behind_a_landscape_page_are_not_told_to_be_drawn_back() -> None:
    pages = pages_of("前文。\n\n" + wide(3) + "后文。")
    body = (*till_turned(pages), *lines_of(1))
    made = typeset(replace(pages.document, body=body, imprint=()))
    assert shapes(made) == "ULU"
    assert few_last_lines(made) == ()


def test_every_line_is_set_once() -> None:
    body = "前文。\n\n" + wide(3) + NOTE + "后文。"
    turned, upright = pages_of(body), pages_of(body.replace(" {横排}", ""))

    def said(pages: Pages) -> list[str]:
        return sorted("".join(line.text for page in pages.pages for line in page.lines))

    assert said(turned) == said(upright)


def test_a_table_that_fills_its_page_leaves_no_blank_one_behind() -> None:
    """Word ends a section in a paragraph, for which such a page has no room."""
    document = pages_of("前文。\n\n" + wide(5) + "后文。").document
    pitch = (document.page.turned.text_height - 0.5) / 6 - 0.6
    exact = {"line": pitch, "before": 0.0, "after": 0.0}
    styles = {
        key: replace(style, **exact) if key in ("table", "table_head") else style  # type: ignore[arg-type]
        for key, style in document.styles.items()
    }
    body = tuple(each for each in document.body if getattr(each, "style", "") != "table_caption")
    made = typeset(replace(document, styles=styles, body=body))
    assert shapes(made) == "ULLU"
    assert len(made.pages[2].rows) == 2
