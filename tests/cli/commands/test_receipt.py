"""receipt take: what it records, once, and for the office that used a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands.exchanged import LOWER, UPPER, publish, sent
from tests.conftest import bulletin, did, files_of, refused, write
from tests.submissions import SECOND, states


@pytest.mark.parametrize(("outcome", "lacking"), [("use", "channel"), ("endorsement", "level")])
def test_a_receipt_that_would_spoil_the_uses_is_refused(
    lower: Path, outcome: str, lacking: str
) -> None:
    entry = f'[[entries]]\nid = "{SECOND}"\noutcome = "{outcome}"\ndate = 2024-11-30\n'
    head = f'schema = 1\nkind = "receipt"\nsender = "{UPPER}"\nto = "{LOWER}"\nmade = 2024-11-30\n'
    before = files_of(lower)
    place = write(lower.parent / "回执.toml", head + entry)
    refused(bulletin("-C", lower, "receipt", "take", place), f"entries.{lacking} 没有写")
    assert files_of(lower) == before


def told_of(lower: Path, on: str, sender: str = UPPER, *, note: str = "第3期") -> Path:
    """Return a receipt that says that the second submission was printed by its sender."""
    facts = f'[[entries]]\nid = "{SECOND}"\noutcome = "use"\ndate = {on}\nchannel = "{sender}"\n'
    facts += f'note = "{note}"\n'
    head = f'schema = 1\nkind = "receipt"\nsender = "{sender}"\nto = "{LOWER}"\nmade = 2024-12-30\n'
    return write(lower.parent / "回执.toml", head + facts)


def take(lower: Path, receipt: Path, *words: str) -> str:
    return did(bulletin("-C", lower, "receipt", "take", receipt, *words))


def test_what_went_to_two_offices_is_recorded_for_the_one_that_used_it(lower: Path) -> None:
    for office_above in ("省局", "部里"):
        did(bulletin("-C", lower, "send-up", SECOND, "--to", office_above, "--date", "2024-11-28"))
    assert states(lower, SECOND) == ["received", "forwarded", "forwarded"]
    refused(
        bulletin("-C", lower, "receipt", "take", told_of(lower, "2024-11-30")),
        f"{SECOND} 报过省局、部里，看不出哪一个是“{UPPER}”",
        "--channel",
    )
    assert "省局 采用" in take(lower, told_of(lower, "2024-11-30", "省局"))
    assert "部里 采用" in take(lower, told_of(lower, "2024-11-30"), "--channel", "部里")


def test_what_went_to_an_office_is_not_forwarded_there_once_more(lower: Path) -> None:
    did(bulletin("-C", lower, "forward", SECOND, "--to", "省局"))
    refused(bulletin("-C", lower, "forward", SECOND, "--to", "省局"), "已经是“转报”")
    did(bulletin("-C", lower, "forward", SECOND, "--to", "部里"))
    assert states(lower, SECOND) == ["received", "forwarded", "forwarded"]


def test_an_issue_that_got_another_date_above_counts_once(lower: Path) -> None:
    sent(lower, SECOND)
    take(lower, told_of(lower, "2024-11-30"))
    again = bulletin("-C", lower, "receipt", "take", told_of(lower, "2024-12-02"))
    assert again.stdout == "记下 0 条，另有 1 条以前记过\n"
    assert "2024-1 记的是 2024-11-30，回执上是 2024-12-02" in again.stderr
    did(bulletin("-C", lower, "use", "--undo", "2024-1"))
    assert take(lower, told_of(lower, "2024-12-02")).endswith("记下 1 条\n")
    assert take(lower, told_of(lower, "2024-12-09", note="第4期")).endswith("记下 1 条\n")


def test_a_use_that_is_known_of_a_submission_is_not_recorded_of_its_article(lower: Path) -> None:
    take(lower, told_of(lower, "2024-11-30"))
    publish(lower, "2024-11-29", SECOND)
    assert take(lower, told_of(lower, "2024-11-30")) == "记下 0 条，另有 1 条以前记过\n"
