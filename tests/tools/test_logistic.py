"""Logistic regression: what it learns of a few examples."""

from __future__ import annotations

import pytest

from tools.logistic import fit


def test_a_feature_that_says_yes_weighs_more_than_nothing() -> None:
    rows = [(1.0, 0.0), (1.0, 1.0), (0.0, 0.0), (0.0, 1.0)] * 10
    weight, idle, _ = fit(rows, [True, True, False, False] * 10)
    assert weight > 3
    assert idle == pytest.approx(0, abs=1e-6)


def test_without_a_feature_that_tells_the_constant_is_the_share() -> None:
    weight, constant = fit([(0.0,)] * 4, [True, False, False, False])
    assert (weight, constant) == pytest.approx((0.0, -1.0986), abs=1e-3)
