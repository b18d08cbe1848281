"""The archive's stamp above a first page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.pages import Line, Pages, Stroke
from bulletin_cli.layout.stamp import stamped
from bulletin_cli.layout.typeset import half_widths, typeset
from tests import samples

CELLS = ("0123", "2024", "0001", "", "30年", "12")
MM = 72 / 25.4


@pytest.fixture(scope="module", params=["shanghai-post", "gbt9704"])
def pages(request: pytest.FixtureRequest) -> Pages:
    return typeset(samples.document(request.param))


def test_the_stamp_is_a_box_of_six_cells_of_45_by_16_millimetres(pages: Pages) -> None:
    first = stamped(pages, CELLS, half_widths).pages[0]
    strokes = [
        each for each in first.items[len(pages.pages[0].items) :] if isinstance(each, Stroke)
    ]
    across = [each for each in strokes if each.width > each.height]
    down = [each for each in strokes if each.width < each.height]
    assert (len(across), len(down)) == (3, 4)
    assert down[-1].left - down[0].left == pytest.approx(45 * MM)
    assert across[-1].top - across[0].top == pytest.approx(16 * MM)
    middle = (down[0].left + down[-1].left) / 2
    assert middle == pytest.approx(pages.document.page.width / 2)
    room = min(each.top for each in pages.pages[0].items)
    assert (across[0].top + across[-1].top) / 2 == pytest.approx(room / 2)


def test_the_stamp_stands_above_all_else_and_changes_nothing_of_it(pages: Pages) -> None:
    done = stamped(pages, CELLS, half_widths)
    before = pages.pages[0].items
    assert done.pages[0].items[: len(before)] == before
    assert done.pages[1:] == pages.pages[1:]
    stamp = done.pages[0].items[len(before) :]
    assert max(each.top + each.height for each in stamp) < min(each.top for each in before)


def test_the_cells_stand_row_by_row_each_in_its_box(pages: Pages) -> None:
    stamp = stamped(pages, CELLS, half_widths).pages[0].items[len(pages.pages[0].items) :]
    lines = [each for each in stamp if isinstance(each, Line) and each.text]
    assert [each.text for each in lines] == [each for each in CELLS if each]
    left = min(each.left for each in stamp if isinstance(each, Stroke))
    columns = [int((line.left - left) / (15 * MM)) for line in lines]
    assert columns == [0, 1, 2, 1, 2]
    assert all(line.width < 15 * MM for line in lines)
    top = min(each.top for each in stamp if isinstance(each, Stroke))
    middles = [(each.top + each.height / 2 - top) / MM for each in lines]
    assert middles == pytest.approx([4, 4, 4, 12, 12], abs=0.1)


def test_long_codes_stay_within_their_cell(pages: Pages) -> None:
    cells = ("综合办公室档案", *CELLS[1:])
    stamp = stamped(pages, cells, half_widths).pages[0].items[len(pages.pages[0].items) :]
    lines = [each for each in stamp if isinstance(each, Line)]
    assert "".join(each.text for each in lines[:2]) == cells[0]
    box = [each for each in stamp if isinstance(each, Stroke)]
    assert lines[1].top + lines[1].height < box[0].top + 8 * MM + 0.5


def test_where_there_is_no_room_there_is_no_stamp(pages: Pages) -> None:
    first, *others = pages.pages
    high = tuple(replace(each, top=max(each.top - 30 * MM, 1.0)) for each in first.items)
    with pytest.raises(BulletinError, match=r"首页上边只空 .* 毫米，盖不下"):
        stamped(replace(pages, pages=(replace(first, items=high), *others)), CELLS, half_widths)


@pytest.mark.parametrize(("room", "fits"), [(18.9, False), (19.1, True)])
def test_the_stamp_needs_a_millimetre_and_a_half_on_either_side(
    pages: Pages, room: float, fits: bool
) -> None:
    first, *others = pages.pages
    highest = min(each.top for each in first.items)
    moved = tuple(replace(each, top=each.top - highest + room * MM) for each in first.items)
    page = replace(first, items=moved, header=(), margin_strokes=())
    made = replace(pages, pages=(page, *others))
    if fits:
        assert stamped(made, CELLS, half_widths).pages[1:] == pages.pages[1:]
    else:
        with pytest.raises(BulletinError, match="首页上边只空 19 毫米"):
            stamped(made, CELLS, half_widths)
