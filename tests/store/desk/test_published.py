"""What is signed and published covers all of issue.toml that is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.store.desk.published import source_digests

HEAD = Issue(
    IssueNumber(2024, 35, 486), date(2024, 11, 25), files=("01.md",), contents=True, print_run=5
)


def digest_of(root: Path, head: Issue) -> str:
    return source_digests(root, "2024-35", head)["issue.toml"]


def test_an_issue_without_fields_keeps_the_digest_it_was_signed_with(tmp_path: Path) -> None:
    assert digest_of(tmp_path, HEAD) == (
        "71d0ec4498d0c51936d9cd271225ffacdbdb553c98750012c4372d0b1e059980"
    )


def test_a_field_counts_and_the_order_of_fields_does_not(tmp_path: Path) -> None:
    one, other, third = (
        digest_of(tmp_path, replace(HEAD, fields=fields))
        for fields in ({"甲": "1", "乙": "2"}, {"乙": "2", "甲": "1"}, {"甲": "1", "乙": "3"})
    )
    assert one == other
    assert len({one, third, digest_of(tmp_path, HEAD)}) == 3
