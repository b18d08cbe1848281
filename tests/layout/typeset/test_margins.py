"""Headers and footers: on which pages, where, with which numbers, and with their rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.layout.compose import compose, set_issue
from bulletin_cli.layout.document import Border
from bulletin_cli.layout.pages import Pages, Stroke
from bulletin_cli.layout.template import Template, load
from bulletin_cli.layout.typeset import typeset
from tests import samples
from tests.composed import ISSUE, PERIODICAL, template

HEADER = 'style = "mine"\ntext = "眉{{ issue.number }}"\n'
FOOTER = 'style = "mine"\ntext = "第{{ page_number }}页共{{ page_count }}页"\n'
STYLE = (
    '[styles.mine]\nbased_on = "body"\nfirst_line = 0\nsize = "五号"\nline = "14pt"\n'
    'rule_below = "1pt #FF0000"\n'
)


def looks(rows: str) -> Template:
    """Return the shipped template with these rows for its header and footer."""
    file = samples.ROOT / "templates" / "shanghai-post" / "template.toml"
    text = file.read_text(encoding="utf-8").partition("[[footer]]")[0] + STYLE + rows
    return load(text, file.name, "own", template("shanghai-post").base)


def laid(rows: str) -> Pages:
    return set_issue(samples.issue(), looks(rows), samples.periodical())


def texts(pages: Pages, part: str) -> list[list[str]]:
    return [[line.text for line in getattr(page, part)] for page in pages.pages]


def test_rows_from_page_2_on_are_not_on_the_first_page() -> None:
    pages = laid(f"[[header]]\n{HEADER}from_page = 2\n[[footer]]\n{FOOTER}from_page = 2\n")
    count = len(pages.pages)
    assert count > 2
    assert texts(pages, "header") == [[], *[["眉36"]] * (count - 1)]
    assert texts(pages, "footer") == [
        [], *([f"第{number}页共{count}页"] for number in range(2, count + 1))
    ]  # fmt: skip


def test_a_row_for_odd_pages_that_begins_on_page_2_is_first_on_page_3() -> None:
    rows = f'[[header]]\n{HEADER}pages = "odd"\nfrom_page = 2\n[[header]]\n{HEADER}pages = "even"\n'
    assert texts(laid(rows), "header")[:3] == [[], ["眉36"], ["眉36"]]
    assert texts(laid(rows.replace("from_page = 2\n", "")), "header")[0] == ["眉36"]


def test_without_such_rows_the_first_page_is_as_any_odd_one() -> None:
    document = compose(ISSUE, looks(f"[[header]]\n{HEADER}"), PERIODICAL)
    assert document.first_header is document.first_footer is None
    assert document.header_on(1) == document.header_on(3) == document.odd_header


def test_a_header_begins_at_its_distance_and_its_rule_stands_below_it() -> None:
    pages = laid(f"[[header]]\n{HEADER}")
    page, sheet = pages.pages[0], pages.document.page
    (line,), (rule,) = page.header, page.margin_strokes
    assert line.top == pytest.approx(sheet.header)
    assert rule == Stroke(sheet.left, line.top + line.height, sheet.text_width, 1.0, "FF0000")


def test_the_rule_of_a_footer_ends_at_its_distance() -> None:
    pages = laid(f"[[footer]]\n{FOOTER}")
    page, sheet = pages.pages[0], pages.document.page
    (rule,) = page.margin_strokes
    assert rule.top + rule.height == pytest.approx(sheet.height - sheet.footer)
    assert page.footer[0].top + page.footer[0].height == pytest.approx(rule.top)


def test_the_text_stands_where_it_stood_without_a_header() -> None:
    plain, headed = laid(""), laid(f"[[header]]\n{HEADER}")
    assert [page.items for page in plain.pages] == [page.items for page in headed.pages]


def test_letters_that_stand_only_in_a_header_are_measured() -> None:
    document = compose(ISSUE, looks('[[header]]\nstyle = "mine"\ntext = "AB"\n'), PERIODICAL)
    wide = typeset(document, lambda _: {"A": 0.9}).pages[0].header[0]
    assert wide.advances == pytest.approx((0.9 * 10.5, 0.5 * 10.5))


def test_a_box_in_a_header_is_drawn() -> None:
    document = compose(ISSUE, looks(f"[[header]]\n{HEADER}"), PERIODICAL)
    boxed = replace(document.styles["mine"], rule_below=None, box=Border(1.0, "000000"))
    pages = typeset(replace(document, styles={**document.styles, "mine": boxed}))
    assert len(pages.pages[0].margin_strokes) == 4


LONG = 'style = "mine"\ntext = "' + "眉" * 200 + '"\nfrom_page = 2\n'


def test_the_text_gives_way_to_a_header_and_a_footer_higher_than_their_margins() -> None:
    pages = laid(f"[[header]]\n{LONG}[[footer]]\n{LONG}")
    assert len(pages.pages[1].header) == len(pages.pages[1].footer) == 6
    for page in pages.pages[1:]:
        above, below = page.header[-1], page.footer[0]
        assert above.top + above.height <= page.lines[0].top
        assert page.lines[-1].top + page.lines[-1].height <= below.top
    plain, sheet = laid("").document.page, pages.document.page
    assert sheet.top > plain.top
    assert sheet.bottom > plain.bottom
