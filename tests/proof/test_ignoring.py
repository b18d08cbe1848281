"""The comment that suppresses a rule, at its place in the text."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.ignoring import ignore_here

OTHER = "<!-- bulletin: ignore NUM001"
COMMENT = "<!-- bulletin: ignore PUN001 -->\n\n"


@pytest.mark.parametrize(
    ("text", "line", "wanted"),
    [
        ("甲\n\n乙\n", 3, f"甲\n\n{COMMENT}乙\n"),
        ("甲\n", 1, f"{COMMENT}甲\n"),
        ("甲\n| a |\n| --- |\n| b |\n", 4, f"甲\n{COMMENT}| a |\n| --- |\n| b |\n"),
        ("表1　甲\n\n| a |\n| --- |\n", 3, f"{COMMENT}表1　甲\n\n| a |\n| --- |\n"),
        ("| a |\n| --- |\n乙\n", 3, f"| a |\n| --- |\n{COMMENT}乙\n"),
        ("表1　甲\n\n乙\n", 3, f"表1　甲\n\n{COMMENT}乙\n"),
        (
            "<!-- bulletin: ignore NUM001 -->\n甲\n",
            2,
            "<!-- bulletin: ignore NUM001 PUN001 -->\n甲\n",
        ),
    ],
)
def test_the_comment_stands_before_the_whole_block(text: str, line: int, wanted: str) -> None:
    assert ignore_here(text, line, "PUN001") == wanted
