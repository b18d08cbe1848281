"""An old issue as a Word file -> its lines: whole paragraphs, unless broken by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.article import LINE_BREAK, Inline, Span, plain
from bulletin_cli.content.raised import in_signs
from bulletin_cli.incoming.back_issues.content import OldLine, OldSource
from bulletin_cli.incoming.back_issues.costs import STOPS
from bulletin_cli.incoming.back_issues.lines import visible
from bulletin_cli.incoming.back_issues.measure import are_broken
from bulletin_cli.incoming.back_issues.number import find_number
from bulletin_cli.incoming.links import links_not_kept
from bulletin_cli.incoming.table_shape import shape_of
from bulletin_cli.incoming.word.content import (
    WordBlock,
    WordParagraph,
    WordPiece,
    WordTable,
    is_deleted,
    paragraphs,
)
from bulletin_cli.incoming.word.document import read_word

_TOP = 15  # written lines, in which a masthead has its number
_LEAST = 20  # characters of a line that may be a full one


def read_word_source(data: bytes, file: str) -> OldSource:
    """Return the lines of a .docx, each known by its paragraph. Raises BulletinError."""
    word = read_word(data, file)
    lines = tuple(_lines(word.blocks))
    head = _masthead(word.headers, lines)
    read = "".join(each.text for each in head)
    messages = [
        f"没有读进来：{each.what}" + (f"“{each.where}”" if each.where else "")
        for each in word.left_out
        if not (head and each.what == "页眉" and close_up(each.where) == close_up(read))
    ]
    links = links_not_kept(paragraphs(word.blocks))
    messages += [f"没有读进来：链接的地址“{each}”" for each in links]
    return OldSource(
        (*head, *lines), _is_broken(lines), "段", word.pictures, word.shapes, tuple(messages)
    )


def _masthead(headers: Sequence[tuple[str, ...]], lines: Sequence[OldLine]) -> tuple[OldLine, ...]:
    """Return the lines of the header that has what the top of the text lacks of a masthead."""
    top = [each.text for each in lines if each.text][:_TOP]
    if any(map(find_number, top[1:])) or not headers:
        return ()
    numbered = bool(top and find_number(top[0]))  # a number with no name above it
    wanted = [each for each in headers if numbered != any(map(find_number, each))]
    wanted.sort(key=lambda each: len("".join(each)), reverse=not numbered)
    return tuple(OldLine(visible(each), 0) for each in wanted[0]) if wanted else ()


def _lines(blocks: Sequence[WordBlock]) -> Iterator[OldLine]:
    for place, block in enumerate(blocks, start=1):
        if isinstance(block, WordParagraph):
            yield from _paragraph(block, place)
        else:
            yield from _rows(block, place)


def _paragraph(block: WordParagraph, place: int) -> Iterator[OldLine]:
    for picture in block.pictures:
        yield OldLine("", place, picture=picture)
    for spans in _broken(_spans(block)):
        text = plain(spans)
        if text.strip() or not block.pictures:
            yield OldLine(
                visible(text),
                place,
                size=block.size,
                centered=block.centered,
                bold=_is_bold(block.pieces),
                outline=block.outline,
                spans=spans,
            )


def _rows(table: WordTable, place: int) -> Iterator[OldLine]:
    """Yield a line a row, below them the pictures; one column only frames its paragraphs."""
    if len(table.rows) == 1 and all(any(each.pictures for each in cell) for cell in table.rows[0]):
        yield from _picture_row(table.rows[0], place)
        return
    pictures: list[str] = []
    shape = shape_of(table, range(len(table.rows)))
    for row in table.rows:
        cells = tuple(map(_cell, row))
        if len(cells) > 1:
            yield OldLine("\t".join(cells), place, cells=cells, shape=shape)
            pictures += (name for cell in row for each in cell for name in each.pictures)
        else:
            for cell in row:
                yield from (line for each in cell for line in _paragraph(each, place))
    yield from (OldLine("", place, picture=each) for each in pictures)


def _picture_row(cells: Sequence[Sequence[WordParagraph]], place: int) -> Iterator[OldLine]:
    """Yield pictures side by side, each with what stands in its cell."""
    for column, cell in enumerate(cells):
        for each in cell:
            for line in _paragraph(each, place):
                yield replace(line, beside=bool(line.picture) and column > 0)


def _cell(cell: Sequence[WordParagraph]) -> str:
    """Return the lines of a cell in one, parted by blanks as add-article parts them."""
    texts = (visible(plain(_spans(each))).split(LINE_BREAK) for each in cell)
    lines = (line.replace("\t", "").strip() for each in texts for line in each)
    return " ".join(filter(None, lines))


def _spans(paragraph: WordParagraph) -> Inline:
    """Return what a paragraph says after all tracked changes, raised digits as ² and ₂."""
    kept = [each for each in paragraph.pieces if not is_deleted(each.change)]
    number = Span(paragraph.number, bool(kept) and kept[0].bold)
    return (number, *(Span(in_signs(each.text, each.raised), each.bold) for each in kept))


def _broken(spans: Inline) -> Iterator[Inline]:
    """Yield the lines that line breaks make."""
    line: list[Span] = []
    for span in spans:
        first, *rest = span.text.split(LINE_BREAK)
        line.append(replace(span, text=first))
        for text in rest:
            yield tuple(line)
            line = [replace(span, text=text)]
    yield tuple(line)


def _is_bold(pieces: Sequence[WordPiece]) -> bool:
    kept = [each.bold for each in pieces if each.text.strip() and not is_deleted(each.change)]
    return bool(kept) and all(kept)


def _is_broken(lines: Sequence[OldLine]) -> bool:
    """Whether the paragraphs are lines of a page: none is long, and most do not end a sentence."""
    texts = [each.text for each in lines if not each.centered and len(each.text) >= _LEAST]
    unended = sum(each[-1] not in STOPS for each in texts)
    return 2 * unended > len(texts) and are_broken(texts)
