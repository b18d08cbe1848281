"""Random rounds of edits in Word: all of it is in the articles or told, once more is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incoming.revised.playing import play

ROUNDS = 36


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_was_edited_is_exact_or_told_and_once_more_changes_nothing(
    seed: int, tmp_path: Path
) -> None:
    assert play(seed, tmp_path / "简 报").fault == ""
