"""CON005: which of two spellings of a person's name is told of."""

from __future__ import annotations

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear


def messages(text: str) -> list[str]:
    found = check([read_plain(text, "x")], None, RuleSelection(select=("CON005",)))
    return [each.message for each in found]


def test_the_rarer_spelling_of_a_person_is_told_of_once() -> None:
    text = "县邮政局王建军局长讲话。\n王建均要求抓好落实，王建均强调安全。\n王建军说，王建军表示。"
    assert messages(text) == ["“王建均”与“王建军”像是一个人，核对"]


def test_words_that_begin_with_a_surname_are_no_names() -> None:
    assert messages("常委应当由代表选举。应当有人负责。应当由常委决定。应当有主任。") == []


def test_many_different_names_are_read_in_linear_time() -> None:
    def work(size: int) -> object:
        return messages("".join(f"张{chr(0x4E00 + at)}伟主任，" for at in range(size)))

    assert_linear(work, 1000)
