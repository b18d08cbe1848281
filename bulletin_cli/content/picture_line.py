"""A picture's line in the article dialect: ![图题](images/图.png){width=80%}."""

from __future__ import annotations

import re

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Picture

PICTURE = r"!\[(.*)\]\(([^()]+)\)(?:\{(.*)\})?$"
WIDTHS = (10, 100)  # percent of the text's width: the least and the most
CENTIMETRES = (1, 20)
_END = re.compile(r"(?<!\\)\]\([^()]*\)")
_WIDTH = re.compile(r"\s*width=(?:(\d{2,3})%|(\d{1,2}(?:\.\d)?)cm)\s*", re.ASCII)  # as Pandoc


def read_width(text: str | None, file: str, number: int) -> tuple[int, float]:
    """Return the percentage or the centimetres that `text` says, 0 for the other.

    Raises BulletinError where it says no width.
    """
    if text is None:
        return 0, 0.0
    match = _WIDTH.fullmatch(text)
    percent, centimetres = (int(match[1] or 0), float(match[2] or 0)) if match else (0, 0.0)
    if not (WIDTHS[0] <= percent <= WIDTHS[1] or CENTIMETRES[0] <= centimetres <= CENTIMETRES[1]):
        raise BulletinError(
            f"图后面的 {{{text[:20]}}} 不是宽度",
            "写成 {width=80%}，版心宽的百分之几，10 到 100；或 {width=7cm}，1 到 20；"
            "按原样大小就不写。",
            file=file,
            line=number,
        )
    return percent, centimetres


def dump_width(picture: Picture) -> str:
    """Return the width of a picture as it is written behind it."""
    if picture.centimetres:
        return f"{{width={picture.centimetres:g}cm}}"
    return f"{{width={picture.width}%}}" if picture.width else ""


def refuse_second(line: str, file: str, number: int) -> None:
    """Refuse several pictures on one line, of which only one would be printed."""
    end = _END.search(line)
    if end and "![" in line[end.end() :]:
        raise BulletinError(
            "一行里有几张图",
            "一张图写一行，一张排在一张下面；要并排，先在 Word 或看图软件里拼成一张。",
            file=file,
            line=number,
        )
