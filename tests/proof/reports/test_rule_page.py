"""What `bulletin rule` says of a rule: how it is left out, or why it cannot be."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.register import rules
from bulletin_cli.proof.reports.rule_page import switches

NAMES = ("只这一次", "各期都不用", "一篇不用", "一段不用")


@pytest.mark.parametrize(
    ("identifier", "ways"),
    [("PUN001", NAMES), ("ISS002", NAMES[:3]), ("ISS011", ("不能不用",))],
)
def test_a_rule_is_left_out_where_it_looks(identifier: str, ways: tuple[str, ...]) -> None:
    assert tuple(when for when, _ in switches(rules()[identifier])) == ways
