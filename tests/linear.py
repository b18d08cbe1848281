"""Whether work grows as what it is done on, told by the processor's time for two sizes."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_ROUNDS = 5  # other programs disturb one measurement, not all


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Assert that four times `size` takes no more than eight times as long (squares take 16)."""
    few = many = float("inf")
    for _ in range(_ROUNDS):
        few, many = min(few, _seconds(work, size)), min(many, _seconds(work, 4 * size))
        if many <= 8 * few:
            return
    raise AssertionError(f"{4 * size} take {many / few:.1f} times as long as {size}")


def _seconds(work: Callable[[int], object], size: int) -> float:
    """Return the processor's seconds, at least a hundredth, below which nothing can be told."""
    gc.collect()
    begun = time.process_time()
    work(size)
    return max(time.process_time() - begun, 0.01)
