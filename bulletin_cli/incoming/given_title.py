"""What somebody says of the title of a file that is taken in."""

from __future__ import annotations

import re

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record


@record
class GivenTitle:
    """The title itself, or the written lines of the file that it stands on, from 1; or nothing."""

    text: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Return whether something is said."""
        return bool(self.text or self.lines)

    def places(self, count: int, file: str) -> range:
        """Return the places, from 0, of the title among `count` lines. Raises BulletinError."""
        wrong = next((line for line in self.lines if not 1 <= line <= count), None)
        if wrong is not None:
            raise BulletinError(
                f"没有第 {wrong} 行可以作标题：有字的只有 {count} 行",
                "--title-line 数有字的行，第一行是 1。",
                file=file,
            )
        first, last = min(self.lines), max(self.lines)
        if sorted(self.lines) != list(range(first, last + 1)):
            raise BulletinError(
                "--title-line 写的几行不相邻", "隔开的几行用 --title 写出标题。", file=file
            )
        return range(first - 1, last)


NOTHING = GivenTitle()
_LABEL = re.compile(r"^(?:标题|题目|文章标题)[:：]\s*(?=\S)")


def plain_title(line: str) -> str:
    """Return a title's line without the word 标题 before it."""
    return _LABEL.sub("", line)


def doubt(chosen: tuple[int, str], other: tuple[int, str]) -> str:
    """Return the message that another written line may be the title; lines count from 0."""
    (line, text), (second, candidate) = chosen, other
    return (
        f"标题拿不准：取了第 {line + 1} 行“{text}”，也可能是第 {second + 1} 行“{candidate}”；"
        f"要后一个，用 replace-article（来稿用 submit --again）换上，加 --title-line {second + 1}"
    )


def left_above(kind: str, text: str) -> str:
    """Return the message that a line above the title is no part of the article."""
    return f"没有收标题上面的{kind}“{text}”"
