"""Lines of one sign many times over, which somebody pastes, are read and checked in linear time."""

from __future__ import annotations

from contextlib import suppress

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.markdown import parse
from bulletin_cli.proof.engine import check
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear

SHAPES = (
    "[", "![", "[a", "](", "![a](", "<a ", "&a", "_a ", "*a ", "~~ ", "`", "|", "# ", "- ", "=",
    " ", "　", "甲 ", "（", "“", "《", "的", "将", "一",
    "1", "1,", "1.", "5—", "a.", "a@", "五、", "2024年",
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_line_of_one_shape_is_read_and_checked_in_linear_time(shape: str) -> None:
    def work(size: int) -> None:
        text = f"甲{shape * size}乙"
        with suppress(BulletinError):
            parse(shape * size, "a.md")
        check([read_plain(text, "a.md")])

    assert_linear(work, 1_000)


@pytest.mark.parametrize("tail", ["", " -->", "A -->", "x"])
def test_a_comment_with_many_blanks_is_read_in_linear_time(tail: str) -> None:
    def work(size: int) -> None:
        with suppress(BulletinError):
            parse("<!-- bulletin: ignore " + " " * size + tail, "a.md")

    assert_linear(work, 2_000)
