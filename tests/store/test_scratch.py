"""A text on its way through another program."""

from __future__ import annotations

import pytest

from bulletin_cli.store.scratch import drop_scratch, make_scratch, read_scratch
from tests.conftest import on_posix


def test_a_scratch_file_says_whose_it_is_and_is_gone_when_dropped() -> None:
    place = make_scratch("01", ".md", "正文。".encode())
    assert (place.name.startswith("bulletin-01-"), place.suffix) == (True, ".md")
    assert read_scratch(place).decode() == "正文。"
    drop_scratch(place)
    assert not place.exists()


def test_a_scratch_file_that_a_program_took_away_is_empty() -> None:
    place = make_scratch("01", ".md", b"x")
    drop_scratch(place)
    drop_scratch(place)
    assert read_scratch(place) == b""


@on_posix
def test_nobody_else_may_read_a_scratch_file(request: pytest.FixtureRequest) -> None:
    place = make_scratch("01", ".md", b"x")
    request.addfinalizer(lambda: drop_scratch(place))
    assert place.stat().st_mode & 0o077 == 0
