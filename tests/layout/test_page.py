"""A sheet turned a quarter round."""

from __future__ import annotations

from bulletin_cli.layout.page import Page


def sheet(header: float = 60, footer: float = 60, left: float = 80, right: float = 70) -> Page:
    return Page(600, 850, 110, right, 100, left, header, footer)


def test_the_text_area_stays_at_its_place_of_the_paper() -> None:
    turned = sheet().turned
    assert (turned.width, turned.height) == (850, 600)
    assert (turned.top, turned.right, turned.bottom, turned.left) == (80, 110, 70, 100)
    assert (turned.text_width, turned.text_height) == (640, 450)


def test_header_and_footer_stay_as_far_from_the_text() -> None:
    upright, turned = sheet(), sheet(header=50, footer=55).turned
    assert turned.top - turned.header == upright.top - 50
    assert turned.bottom - turned.footer == upright.bottom - 55


def test_margins_that_would_push_header_and_footer_off_the_paper_grow() -> None:
    turned = sheet(left=30, right=30).turned
    assert (turned.header, turned.top) == (20, 70)
    assert (turned.footer, turned.bottom) == (20, 60)


def test_what_stood_near_the_edge_already_stands_no_nearer() -> None:
    assert sheet(header=10, left=20).turned.header == 10
