"""A line of pictures in the article dialect: ![图题](images/图.png){width=80%}, up to three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Picture, Span
from bulletin_cli.content.captions import read_caption
from bulletin_cli.content.inline import dump_inline

Each = TypeVar("Each")
PICTURE = r"!\[(.*)\]\(([^()]+)\)(?:\{(.*)\})?$"
WIDTHS = (10, 100)  # percent of the text's width: the least and the most
CENTIMETRES = (1, 20)
ROW_MOST = 3  # pictures side by side
_WIDTH = re.compile(r"\s*width=(?:(\d{2,3})%|(\d{1,2}(?:\.\d)?)cm)\s*", re.ASCII)  # as Pandoc
_END = re.compile(r"(?<!\\)(?:\\\\)*\]\([^()]*\)(?:\{[^{}]*\})?")
_NEXT = re.compile(rf"{_END.pattern}\s*(?=!\[)")


def read_pictures(line: str, file: str, number: int) -> tuple[Picture, ...]:
    """Return the pictures of a line, all but the first beside another; none for another line.

    Raises BulletinError with file and line.
    """
    ends = [0, *(match.end() for match in _NEXT.finditer(line)), len(line)]
    texts = [line[start:end].strip() for start, end in pairwise(ends)]
    found = [re.match(PICTURE, text) for text in texts]
    if not found[0]:
        return ()
    pictures = [
        _picture(match, file, number, beside=place > 0)
        for place, match in enumerate(found)
        if match and not _holds_another(match[0])
    ]
    if len(pictures) < len(texts):
        raise BulletinError(
            "图的这一行里还有别的字",
            "一行里只写图，最多三张，之间空一格；文字另起一行。",
            file=file,
            line=number,
        )
    _refuse_row(pictures, file, number)
    return tuple(pictures)


def dump_pictures(row: Sequence[Picture]) -> str:
    """Return pictures that stand side by side as their line."""
    return " ".join(map(_dump, row))


def picture_rows(blocks: Sequence[Each]) -> Iterator[tuple[int, tuple[Each, ...]]]:
    """Yield the place of each block and the block, pictures that stand side by side together."""
    start = 0
    for place, (before, block) in enumerate(pairwise(blocks), start=1):
        beside = isinstance(before, Picture) and isinstance(block, Picture) and block.beside
        if not beside or place - start == ROW_MOST:
            yield start, tuple(blocks[start:place])
            start = place
    if blocks:
        yield start, tuple(blocks[start:])


def _holds_another(text: str) -> bool:
    end = _END.search(text)
    return end is not None and "![" in text[end.end() :]


def _picture(match: re.Match[str], file: str, number: int, *, beside: bool) -> Picture:
    percent, centimetres = _read_width(match[3], file, number)
    caption = read_caption(match[1], file, number)
    return Picture(match[2].strip(), caption, percent, number, centimetres, beside)


def _dump(picture: Picture) -> str:
    also = "]" if "](" in picture.caption else ""
    caption = dump_inline((Span(picture.caption),), also=also)
    return f"![{caption}]({picture.path}){_dump_width(picture)}"


def _read_width(text: str | None, file: str, number: int) -> tuple[int, float]:
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


def _dump_width(picture: Picture) -> str:
    if picture.centimetres:
        return f"{{width={picture.centimetres:g}cm}}"
    return f"{{width={picture.width}%}}" if picture.width else ""


def _refuse_row(row: Sequence[Picture], file: str, number: int) -> None:
    """Refuse a row of more pictures, or of wider ones, than a line can hold."""
    if len(row) > ROW_MOST:
        raise BulletinError(
            f"一行里有 {len(row)} 张图",
            f"最多 {ROW_MOST} 张并排；分成几行写。",
            file=file,
            line=number,
        )
    percent = sum(each.width for each in row)
    centimetres = sum(each.centimetres for each in row)
    open_ = sum(not each.width and not each.centimetres for each in row)
    for total, unit, (least, most) in (
        (percent, "%", WIDTHS),
        (centimetres, " 厘米", CENTIMETRES),
    ):
        if len(row) > 1 and total and total + open_ * least > most:
            raise BulletinError(
                f"并排的图写的宽度合计 {total:g}{unit}，一行排不下",
                f"合计不超过 {most}{unit}，没写宽度的一张至少留 {least}{unit}；"
                "或者都不写，平分一行。",
                file=file,
                line=number,
            )
