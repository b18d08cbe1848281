"""Keys of styles and rows beyond the plain ones: what they mean, and what is refused."""

from __future__ import annotations

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.document import Border, Style
from bulletin_cli.layout.template import load
from tests.layout.template.test_limits import style
from tests.layout.template.test_template import FILE, SMALL, own


def child(parent: str, facts: str) -> Style:
    """Return a style based on one that has the facts `parent`."""
    text = f'[styles.parent]\nbased_on = "body"\n{parent}\n[styles.own]\nbased_on = "parent"\n'
    return own(f"{text}{facts}\n").styles["own"]


def test_a_style_has_a_face_of_its_own_for_latin_and_hands_it_on() -> None:
    assert style('latin = "Times New Roman"').latin_fonts == ("Times New Roman",)
    assert child('latin = ["Arial", "Helvetica"]', "").latin_fonts == ("Arial", "Helvetica")
    assert style("").latin_fonts == ()


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("1pt #ff0000", Border(1.0, "FF0000")),
        ("single 1pt #FF0000", Border(1.0, "FF0000")),
        ("double 1.5pt #FF0000", Border(1.5, "FF0000", "double")),
        ("dotted 0.75pt #007A33", Border(0.75, "007A33", "dotted")),
        ("dashed 12pt #000000", Border(12.0, "000000", "dashed")),
        ("none", None),
    ],
)
def test_a_rule_is_single_double_dotted_or_dashed(written: str, rule: Border | None) -> None:
    assert style(f'rule_above = "{written}"').rule_above == rule
    assert child(f'box = "{written}"', "").box == rule


def test_scale_is_in_percent_and_passes_on_with_underline_band_and_align() -> None:
    facts = 'scale = 66.5\nunderline = true\nband = "#ffE0e0"\nalign = "distribute"'
    found = child(facts, "")
    assert (found.scale, found.underline, found.band) == (0.665, True, "FFE0E0")
    assert found.align == "distribute"
    assert child(facts, 'scale = 100\nunderline = false\nband = ""').band == ""


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("latin = []", "latin 是空的"),
        (f'latin = "{"X" * 32}"', "太长或为空"),
        ('latin = "Arial, Helvetica"', "有逗号"),
        ('rule_below = "double 3.1pt #000000"', "rule_below 不能是"),
        ('rule_below = "wavy 1pt #000000"', "rule_below 不能是"),
        ('box = "1pt"', "box 不能是"),
        ("scale = 9", "scale 应为 10 到 600"),
        ("scale = 601", "scale 应为 10 到 600"),
        ('band = "red"', "band 不能是"),
        ('box = "1pt #000000"\nrule_above = "1pt #000000"', "和 rule_above、rule_below 只能有一样"),
    ],
)
def test_a_look_that_word_cannot_have_is_refused(facts: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        style(facts)


@pytest.mark.parametrize("key", ["band", "box"])
@pytest.mark.parametrize("name", ["picture", "caption", "table", "table_head"])
def test_what_may_stand_in_a_cell_has_no_band_and_no_box(key: str, name: str) -> None:
    look = '"#FFE0E0"' if key == "band" else '"1pt #000000"'
    text = SMALL.replace(f"[styles.{name}]\n", f"[styles.{name}]\n{key} = {look}\n")
    with pytest.raises(BulletinError, match=f"{name}.{key} 不用在图、表里"):
        load(text, FILE, "own", b"")


def row(part: str, facts: str) -> str:
    return f'[[{part}]]\nstyle = "body"\n{facts}\n'


def test_a_row_of_a_margin_begins_on_the_first_page_or_the_second() -> None:
    numbers = 'text = "{{ page_number }}/{{ page_count }}"'
    template = own(row("header", f"{numbers}\nfrom_page = 2") + row("footer", numbers))
    assert [each.from_page for each in template.parts["header"]] == [2]
    assert [each.from_page for each in template.parts["footer"]] == [1]
    assert template.first_page_differs
    assert not own(row("header", numbers)).first_page_differs


@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_row_that_begins_on_page_3_is_refused_for_word_has_no_such(part: str) -> None:
    with pytest.raises(BulletinError, match="from_page 只能是 1 或 2") as caught:
        own(row(part, "from_page = 3"))
    assert caught.value.hint == "Word 只分得出首页和其余各页。"


def test_a_header_that_reaches_into_the_text_is_refused() -> None:
    line = row("header", 'text = "眉"')
    assert len(own(line * 2).parts["header"]) == 2
    with pytest.raises(BulletinError, match="header 排不进上页边距"):
        own(line * 3)


PLATE = '[styles.plate]\nbased_on = "body"\n'


def plate_row(part: str) -> str:
    return f'[[{part}]]\nstyle = "plate"\ntext = "刊名"\n'


def test_a_style_of_the_masthead_fills_its_line_within_limits() -> None:
    found = own(f"{PLATE}narrowest = 70\nspread = 0.5\n{plate_row('masthead')}").styles["plate"]
    assert (found.narrowest, found.spread, found.fills) == (0.7, 0.5, True)
    assert not own(f"{PLATE}narrowest = 100\n{plate_row('imprint')}").styles["plate"].fills


@pytest.mark.parametrize("facts", ["narrowest = 32", "narrowest = 101", "spread = 5.5"])
def test_a_line_is_not_filled_beyond_reading(facts: str) -> None:
    with pytest.raises(BulletinError, match=f"{facts.partition(' ')[0]} 应为"):
        style(facts)


@pytest.mark.parametrize("part", ["imprint", "article", "footer"])
def test_nothing_but_the_masthead_is_filled(part: str) -> None:
    with pytest.raises(BulletinError, match=r"plate\.spread 只用在报头里"):
        own(f"{PLATE}spread = 1\n{plate_row(part)}")
    text = SMALL.replace("[styles.note]\n", "[styles.note]\nnarrowest = 50\n")
    with pytest.raises(BulletinError, match=r"note\.narrowest 只用在报头里"):
        load(text, FILE, "own", b"")
