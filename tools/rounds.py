"""Plays random rounds of edits of a returned Word file; run with `make rounds`.

    python -m tools.rounds [HOW_MANY [FIRST_SEED]]

Prints how many came back exactly, how many were told of, and every round that was neither.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.incoming.revised.playing import Outcome, play

ROUNDS = 700


def main(rounds: int = ROUNDS, first: int = 0) -> None:
    """Play the rounds of the seeds from `first` on; exit with 1 if one of them has a fault."""
    start = time.monotonic()
    outcomes = [_play(seed) for seed in range(first, first + rounds)]
    faults = [each.fault for each in outcomes if each.fault]
    exact = sum(each.is_exact for each in outcomes if not each.fault)
    print("\n\n".join(faults))
    told = rounds - len(faults) - exact
    print(f"{rounds} 轮：一字不差 {exact}，说明了 {told}，都不是 {len(faults)}；", end="")
    print(f"{time.monotonic() - start:.0f} 秒")
    sys.exit(bool(faults))


def _play(seed: int) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        return play(seed, Path(folder) / "简 报")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
