"""Pictures that stand side by side in a paragraph, or in a table that holds nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Picture
from bulletin_cli.content.picture_line import ROW_MOST
from bulletin_cli.incoming.word.content import WordCell, WordTable

_LINE_MOST = 18.0  # centimetres: on a usual sheet Word sets wider ones below each other
_FULL = 11.0  # centimetres, two thirds of a usual line: a wider row is meant to fill it
_CAPTION_MOST = 60  # characters

Say = Callable[[WordCell], str]


def in_rows(pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    """Return pictures that follow each other on a line of a Word file as rows of an article."""
    found: list[Picture] = []
    for line in _lines(pictures):
        rows = ceil(len(line) / ROW_MOST)
        for number in range(rows):
            found += _row(line[number * len(line) // rows : (number + 1) * len(line) // rows])
    return tuple(found)


def _lines(pictures: Sequence[Picture]) -> Iterator[list[Picture]]:
    """Yield the pictures that Word sets on one line, as far as their widths say."""
    line: list[Picture] = []
    for each in pictures:
        if line and sum(one.centimetres for one in (*line, each)) > _LINE_MOST:
            yield line
            line = []
        line.append(each)
    yield line


def _row(pictures: Sequence[Picture]) -> Iterator[Picture]:
    """Yield them side by side; where they fill the line they share it, of one height."""
    widths = [each.centimetres for each in pictures]
    keeps = len(widths) == 1 or (all(widths) and sum(widths) <= _FULL)
    for place, each in enumerate(pictures):
        width = each.centimetres if keeps else 0.0
        yield replace(each, beside=place > 0, centimetres=width)


@record
class PictureTableRow:
    """The pictures of one row of a table by their ids in the file, and what stands below each."""

    columns: tuple[int, ...]
    pictures: tuple[str, ...]
    captions: tuple[str, ...]


def picture_table(table: WordTable, say: Say) -> tuple[PictureTableRow, ...]:
    """Return the rows of a table that only places pictures and their captions, else nothing.

    `say` gives the words of a cell. A caption stands in the picture's cell or in the row below;
    one alone below several pictures is given to the last, which makes it that of all.
    """
    rows: list[PictureTableRow] = []
    for row in table.rows:
        texts = {n: text for n, cell in enumerate(row) if (text := say(cell))}
        columns = [n for n, cell in enumerate(row) if _pictures(cell)]
        if columns:
            made = _pictured(row, columns, texts)
        elif texts:
            made = _captioned(rows.pop(), texts) if rows else None
        else:
            continue
        if made is None or any(len(text) > _CAPTION_MOST for text in texts.values()):
            return ()
        rows.append(made)
    return tuple(rows)


def _pictured(
    row: Sequence[WordCell], columns: Sequence[int], texts: Mapping[int, str]
) -> PictureTableRow | None:
    """Return a row in which each cell with words holds a picture, and none holds two."""
    pictures = [_pictures(row[n]) for n in columns]
    if any(len(each) > 1 for each in pictures) or not texts.keys() <= set(columns):
        return None
    captions = tuple(texts.get(n, "") for n in columns)
    return PictureTableRow(tuple(columns), tuple(name for (name,) in pictures), captions)


def _captioned(row: PictureTableRow, texts: Mapping[int, str]) -> PictureTableRow | None:
    """Return a row of pictures with the captions of the row below it."""
    if len(texts) == 1:
        texts = {row.columns[-1]: next(iter(texts.values()))}
    if any(row.captions) or not texts.keys() <= set(row.columns):
        return None
    return replace(row, captions=tuple(texts.get(n, "") for n in row.columns))


def _pictures(cell: WordCell) -> list[str]:
    return [name for each in cell for name in each.pictures]
