"""The looks of the shipped templates: the standard's and the published bulletin's."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bulletin_cli.base.typography import twips, written
from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.document import Border
from bulletin_cli.layout.paragraphs import paragraphs_of
from bulletin_cli.layout.template import BODY_STYLES, Template
from bulletin_cli.store.templates import list_names, load_starter, load_template
from tests.samples import SHIPPED, issue, periodical

MM = 72 / 25.4


def shipped(name: str) -> Template:
    return load_template(name, Path("nowhere"))


def test_six_templates_are_shipped() -> None:
    assert list_names(None) == tuple(sorted(SHIPPED))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_loads_with_its_base_and_starter(name: str) -> None:
    template = shipped(name)
    assert template.base.startswith(b"PK")
    assert set(BODY_STYLES) <= template.styles.keys()
    assert load_starter(name).texts("nameplate")
    assert len({style.name for style in template.styles.values()}) == len(template.styles)


def test_the_page_of_the_standard() -> None:
    template = shipped("gbt9704")
    page, body = template.page, template.styles["body"]
    margins = (page.top, page.bottom, page.left, page.right)
    assert margins == tuple(written(each * MM) for each in (37, 35, 28, 26))
    assert (page.text_width / MM, page.text_height / MM) == pytest.approx((156, 225), abs=0.02)
    assert page.footer == written(25.2 * MM)
    assert (body.size, twips(body.line or 0), twips(body.tracking)) == (16, 579, -5)
    assert int(page.text_height / (body.line or 0)) == 22
    assert int(page.text_width / (body.size + body.tracking)) == 28


@pytest.mark.parametrize(
    ("style", "font", "size", "align"),
    [
        ("body", "仿宋_GB2312", 16, "justify"),
        ("headline", "方正小标宋简体", 22, "center"),
        ("heading1", "黑体", 16, "justify"),
        ("heading2", "楷体_GB2312", 16, "justify"),
        ("heading3", "仿宋_GB2312", 16, "justify"),
        ("heading4", "仿宋_GB2312", 16, "justify"),
        ("imprint", "仿宋_GB2312", 14, "justify"),
        ("page_odd", "宋体", 14, "right"),
        ("page_even", "宋体", 14, "left"),
    ],
)
def test_the_faces_of_the_standard(style: str, font: str, size: float, align: str) -> None:
    found = shipped("gbt9704").styles[style]
    assert (found.fonts[0], found.size, found.align, found.bold) == (font, size, align, False)


def test_titles_are_broken_by_sense_as_the_standard_has_it() -> None:
    assert shipped("gbt9704").styles["headline"].balance
    assert not any(style.balance for style in shipped("shanghai-post").styles.values())


def test_the_rules_of_the_standard() -> None:
    styles = shipped("gbt9704").styles
    weights = {key: style.rule_below for key, style in styles.items() if style.rule_below}
    outer, inner, red = (weights[key] for key in ("imprint_rule", "imprint_inner_rule", "red_rule"))
    assert (outer, inner) == (Border(1.0, "000000"), Border(0.75, "000000"))  # in eighths
    assert red.color == "FF0000"
    assert 1 <= red.weight <= 2.25
    assert styles["red_rule"].line == written(4 * MM)
    assert (styles["imprint"].left + styles["imprint"].first_line, styles["imprint"].right) == (
        1,
        1,
    )


def test_the_page_numbers_of_the_standard() -> None:
    template = shipped("gbt9704")
    odd, even = template.parts["footer"]
    assert (odd.pages, even.pages) == ("odd", "even")
    assert odd.render({"page_number": 3}) == even.render({"page_number": 3}) == ("— 3 —",)
    assert (template.styles[odd.style].right, template.styles[even.style].left) == (1, 1)


def test_the_page_of_the_published_bulletin() -> None:
    template = shipped("shanghai-post")
    page, body = template.page, template.styles["body"]
    assert (page.text_width, page.text_height) == pytest.approx((415.3, 697.9), abs=0.05)
    assert (twips(page.left), twips(page.right), twips(page.top)) == (1800, 1800, 1440)
    assert (body.size, body.line, body.first_line, body.tracking) == (16, 28, 2, 0)
    assert int(page.text_height / 28) == 24
    assert not template.line_breaking.hang_punctuation
    assert not template.line_breaking.widow_control
    assert template.line_breaking.compress_punctuation
    assert (template.styles["headline"].size, template.styles["headline"].line) == (18, 28)
    assert template.styles["imprint"].size == 16


@pytest.mark.parametrize("name", SHIPPED)
def test_an_imprint_without_receivers_has_no_rule_without_a_line_between(name: str) -> None:
    none = replace(periodical(name), report_to=(), copy_to=(), issue_to=())
    bare = replace(issue(), also_to=(), print_run=None)
    ruled = [
        "rule" in each.style for each in paragraphs_of(compose(bare, shipped(name), none).imprint)
    ]
    assert not any(one and other for one, other in pairwise(ruled))
    assert ruled == [] or not all(ruled)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("style", ["headline", "heading1", "heading4", "caption", "table_caption"])
def test_no_page_ends_within_a_title_or_a_caption(name: str, style: str) -> None:
    assert shipped(name).styles[style].keep_together
