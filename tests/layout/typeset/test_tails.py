"""What stands behind a tab is not cut at the end of a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Run, StyledParagraph
from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.layout.paragraphs import paragraphs_of
from bulletin_cli.layout.typeset import typeset
from tests import samples
from tests.composed import composed, template

DATE = "2024年12月2日"


def pages(length: int, name: str = "shanghai-post") -> Pages:
    """Return the pages of a bulletin whose issuer's name has so many characters."""
    periodical = replace(samples.periodical(), issuers=("示" * length,))
    return set_issue(samples.issue(), template(name), periodical)


def date_line(made: Pages) -> Line:
    return next(line for line in made.pages[0].lines if "2024年12月" in line.text)


@pytest.mark.parametrize("name", samples.SHIPPED[:-1])
@pytest.mark.parametrize("length", [5, 17, 18, 20, 22, 44])
def test_a_date_stands_whole_at_the_right_beside_the_issuer_or_below_it(
    name: str, length: int
) -> None:
    made = pages(length, name)
    line = date_line(made)
    assert line.text.endswith(DATE)
    placing, style = line.place(), made.document.styles[line.style]
    edge = made.document.page.width - made.document.page.right - style.right * style.size
    assert placing.left + sum(placing.advances) == pytest.approx(edge, abs=0.1)


def test_a_date_that_has_room_stands_beside_the_end_of_the_name() -> None:
    assert date_line(pages(5)).text == f"示示示示示\t{DATE}"
    assert date_line(pages(20)).text == f"\t{DATE}"


def test_a_tail_longer_than_a_line_stays_as_it_is() -> None:
    whole = StyledParagraph("issuer_date", (Run("示" * 20 + "\t"), Run("尾" * 40)))
    body = typeset(replace(composed(), body=(whole,))).document.body
    assert body == (whole,)


def test_a_tail_in_a_run_of_its_own_and_one_in_a_header_are_kept() -> None:
    long = StyledParagraph("issuer_date", (Run("示" * 20), Run("\t" + "尾" * 10, bold=True)))
    made = typeset(replace(composed(), body=(long,), odd_header=(long,)))
    broken = f"{'示' * 20}\u2028\t{'尾' * 10}"
    shown = paragraphs_of((*made.document.body, *made.document.odd_header))
    assert [each.text for each in shown] == [broken] * 2


def test_a_line_with_a_tab_to_the_middle_stays_as_it_is() -> None:
    document = composed()
    style = replace(document.styles["issuer_date"], center_tab=True)
    long = StyledParagraph("issuer_date", (Run("示" * 20 + "\t" + "尾" * 10),))
    styles = {**document.styles, "issuer_date": style}
    assert typeset(replace(document, body=(long,), styles=styles)).document.body == (long,)
