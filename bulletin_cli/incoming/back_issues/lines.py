"""A text dump -> its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.typography import FORBIDDEN
from bulletin_cli.incoming.back_issues.apart import cells
from bulletin_cli.incoming.back_issues.content import OldLine, OldSource
from bulletin_cli.incoming.back_issues.measure import are_broken, width

_BLANK = {"\u3000": 1.0, "\u2003": 1.0, "\t": 2.0}  # characters wide; all others half
_WIDE, _COLUMN = 20, 7  # characters of a long line, and of a column's
_FEWEST = 5  # long lines, of which most may be parted
_INVISIBLE = re.compile(
    f"[{FORBIDDEN}\x80-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_GAP = re.compile(r"(\s{40})\s+")  # no line is laid out with more blanks in one place
_BREAKS = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_PICTURE = re.compile("［图：(.*)］")  # what render --text prints for a picture


def dump_source(text: str, file: str) -> OldSource:
    """Return the lines of a text dump; blank lines are lines without text.

    Raises BulletinError where most lines are those of two columns side by side.
    """
    given = tuple(_lines(text))
    pictures = [found[1] for line in given if (found := _PICTURE.fullmatch(line.text))]
    lines = tuple(line for line in given if not _PICTURE.fullmatch(line.text))
    _refuse_columns(lines, file)
    broken = are_broken(line.text for line in lines)
    messages = tuple(f"一幅图没有收进来：{each}" for each in pictures)
    return OldSource(lines, broken, messages=messages)


def _refuse_columns(lines: Sequence[OldLine], file: str) -> None:
    long = [cells(each.text) for each in lines if width(each.text) >= _WIDE]
    parted = [len(each) > 1 and min(map(width, each)) >= _COLUMN for each in long]
    if len(parted) >= _FEWEST and 2 * sum(parted) > len(parted):
        raise BulletinError(
            "左右两栏混在一行里，分不开", "改用这一期的 Word 文件或 PDF。", file=file
        )


def visible(text: str) -> str:
    """Return `text` without blanks around it and without what nobody sees."""
    return _narrow(text).strip()


def _narrow(text: str) -> str:
    """Return `text` without what nobody sees, and no wider blanks than a line can have."""
    return _GAP.sub(r"\1", _INVISIBLE.sub("", text))


def _lines(text: str) -> Iterator[OldLine]:
    page = 1
    for place, line in enumerate(_BREAKS.split(text), start=1):
        for count, part in enumerate(line.split("\x0c")):
            page += count > 0
            yield _line(_narrow(part), place, page)


def _line(text: str, place: int, page: int) -> OldLine:
    words = text.strip()
    blank = text[: text.find(words)] if words else ""
    return OldLine(words, place, page, sum(_BLANK.get(each, 0.5) for each in blank))
