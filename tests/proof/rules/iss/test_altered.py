"""What was signed or published and is not as it was then is an error, a line for each thing."""

from __future__ import annotations

from dataclasses import replace

from tests.proof.contexts import issue_context, messages


def test_each_thing_that_changed_is_named() -> None:
    of = replace(issue_context(), altered=("articles/01.md 改过", "signed/签发单.pdf 不见了"))
    assert messages("ISS012", of) == [
        "签发、发布以后，articles/01.md 改过", "签发、发布以后，signed/签发单.pdf 不见了"
    ]  # fmt: skip


def test_an_issue_that_is_as_it_was_is_left_alone() -> None:
    assert messages("ISS012", issue_context()) == []
