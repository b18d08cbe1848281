"""Logistic regression by Newton's method: a few features, some thousand examples."""

from __future__ import annotations

import math
from collections.abc import Sequence

_ROUNDS = 12
_RIDGE = 1.0  # keeps weights small where examples say little


def fit(rows: Sequence[Sequence[float]], wanted: Sequence[bool]) -> list[float]:
    """Return the weights of the features, the constant last."""
    size = len(rows[0]) + 1
    weights = [0.0] * size
    for _ in range(_ROUNDS):
        slope = [-_RIDGE * each for each in weights]
        curve = [[_RIDGE * (at == to) for at in range(size)] for to in range(size)]
        slope[-1], curve[-1][-1] = 0.0, 0.0  # the constant may be what it likes
        for row, is_so in zip(rows, wanted, strict=True):
            full = (*row, 1.0)
            odds = sum(map(float.__mul__, weights, full))
            share = 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
            for at, one in enumerate(full):
                slope[at] += (is_so - share) * one
                for to, other in enumerate(full[: at + 1]):
                    curve[at][to] += share * (1 - share) * one * other
        for at in range(size):
            for to in range(at):
                curve[to][at] = curve[at][to]
        weights = [old + step for old, step in zip(weights, _solve(curve, slope), strict=True)]
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a system whose matrix is symmetric and positive."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, row in enumerate(rows):
        for other in rows[:at] + rows[at + 1 :]:
            factor = other[at] / row[at]
            for column in range(at, len(row)):
                other[column] -= factor * row[column]
    return [row[-1] / row[at] for at, row in enumerate(rows)]
