"""The measure of growth tells lines from squares."""

from __future__ import annotations

import pytest

from tests.linear import assert_linear


def test_work_as_large_as_its_size_passes() -> None:
    assert_linear(lambda size: sum(range(size)), 200_000)


def test_work_that_grows_as_the_square_fails() -> None:
    with pytest.raises(AssertionError, match="times as long"):
        assert_linear(lambda size: [sum(range(size)) for _ in range(size)], 1_000)
