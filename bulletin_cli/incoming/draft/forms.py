"""Tables that only lay an article out - one cell, a form, a column - as its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.incoming.credit_line import LABELS, is_unit, read_credit
from bulletin_cli.incoming.draft.titles import TITLE_STYLE, is_blank
from bulletin_cli.incoming.heads import is_running, kind_of
from bulletin_cli.incoming.word.content import (
    WordBlock,
    WordCell,
    WordParagraph,
    WordPiece,
    WordTable,
)

_TITLE = re.compile(r"(?:信息|文章|稿件|新闻|材料)?(?:标题|题目|题名)")
_BODY = re.compile(
    r"(?:信息|稿件|新闻|文章|主要|具体|材料|正文)?(?:内容|正文)(?:摘要)?|正文内容|信息正文"
)
_LABEL_MOST = 12  # characters
_TEXT_LEAST = 40  # characters of a cell that holds an article
_VERTICAL_LEAST = 3  # paragraphs of one character that make a title set from top to bottom


def lay_out(blocks: Sequence[WordBlock]) -> tuple[tuple[WordBlock, ...], tuple[str, ...]]:
    """Return the blocks, tables that are none as paragraphs, and what was laid out otherwise."""
    found: list[WordBlock] = []
    messages: list[str] = []
    for block in blocks:
        if isinstance(block, WordTable) and (head := _masthead_line(block)):
            found.append(head)
            continue
        paragraphs, message = _lay_out_table(block) if isinstance(block, WordTable) else ([], "")
        found += paragraphs if message else [block]
        messages += [message] * bool(message)
    return tuple(_join_vertical(found)), tuple(messages)


def _masthead_line(table: WordTable) -> WordParagraph | None:
    """Return a table of one row with number, office and date as the line that it looks like."""
    cells = [cell for row in table.rows for cell in row if _text(cell)]
    texts = ["".join(each.text for each in cell).strip() for cell in cells]
    named = [kind_of(each) for each in texts]
    if len(table.rows) != 1 or not any(named) or len(texts) < 2:
        return None
    if not all(kind or is_unit(each) for kind, each in zip(named, texts, strict=True)):
        return None
    return replace(cells[0][0], pieces=(WordPiece("\u3000".join(texts)),))


def _lay_out_table(table: WordTable) -> tuple[list[WordParagraph], str]:
    """Return a table's paragraphs and what is told of it; nothing for one that holds data."""
    rows = [[cell for cell in row if _is_written(cell)] for row in table.rows]
    if len(table.rows) == 1 and len(table.rows[0]) == 1:
        return [each for row in rows for cell in row for each in cell], "一个只有一格的表收成了正文"
    if not any(_is_text(cell) for row in rows for cell in row):
        return [], ""
    if any(len(row) > 1 and gives_title(row[0], row[1]) for row in rows):
        form = _Form(rows)
        return form.paragraphs, f"一张报送表拆成了正文，没有收格子的名称：{'、'.join(form.dropped)}"
    if all(len(row) == 1 for row in table.rows):
        return [
            each for row in rows for cell in row for each in cell
        ], "一个只用来排版的表收成了正文"
    return [], ""


def _is_written(cell: WordCell) -> bool:
    return any(each.text.strip() or each.pictures for each in cell)


def _is_text(cell: WordCell) -> bool:
    return len(_text(cell)) > _TEXT_LEAST and any(is_running(each.text.strip()) for each in cell)


def gives_title(label: WordCell, value: WordCell) -> bool:
    """Return whether a row of a form gives the title; in a header row a name follows a name."""
    named = _text(value) in LABELS or bool(_BODY.fullmatch(_text(value)))
    return bool(_TITLE.fullmatch(_text(label))) and not named


def _text(cell: WordCell) -> str:
    return re.sub(r"[\s：:]", "", "".join(each.text for each in cell))


class _Form:
    """The rows of a form as title, `label：value` lines and text; `dropped` are other labels."""

    def __init__(self, rows: Sequence[Sequence[WordCell]]) -> None:
        self.paragraphs: list[WordParagraph] = []
        self.dropped: list[str] = []
        for row in rows:
            cells = list(row)
            first = len(self.paragraphs)
            while len(cells) > 1 and 0 < len(_text(cells[0])) <= _LABEL_MOST:
                self._entry(_text(cells[0]), cells[1])
                cells = cells[2:]
            self._join_credits(first)
            for cell in cells:
                if _BODY.fullmatch(_text(cell)):
                    self.dropped.append(_text(cell))
                else:
                    self.paragraphs += cell

    def _join_credits(self, first: int) -> None:
        """Make one line of what a row says of the sender: 审核人 beside 联系电话 is none alone.

        What cannot be read as one line may be as several.
        """
        own = self.paragraphs[first:]
        if len(own) > 1 and read_credit("\u3000".join(each.text for each in own)):
            pieces = [piece for each in own for piece in (WordPiece("\u3000"), *each.pieces)]
            self.paragraphs[first:] = [replace(own[0], pieces=tuple(pieces[1:]))]

    def _entry(self, label: str, value: WordCell) -> None:
        shown = [each for each in value if each.text.strip() or each.pictures]
        is_title = bool(_TITLE.fullmatch(label))
        if is_title or _BODY.fullmatch(label) or len(shown) > 1:
            self.dropped.append(label)
            self.paragraphs += (
                replace(each, style=TITLE_STYLE if is_title else each.style) for each in shown
            )
        else:
            named = (
                replace(each, pieces=(WordPiece(f"{label}："), *each.pieces)) for each in shown
            )
            self.paragraphs += named


def _join_vertical(blocks: Sequence[WordBlock]) -> Iterator[WordBlock]:
    """Yield the blocks, characters that stand one below the other made one paragraph."""
    column: list[WordBlock] = []  # characters, and the blank lines between them
    for block in (*blocks, None):
        if block and (_is_character(block) or (column and is_blank(block))):
            column.append(block)
            continue
        yield from _one_line(column)
        column = []
        if block:
            yield block


def _one_line(column: Sequence[WordBlock]) -> Iterator[WordBlock]:
    shown = [each for each in column if isinstance(each, WordParagraph) and each.text.strip()]
    if len(shown) < _VERTICAL_LEAST:
        yield from column
    else:
        pieces = (replace(one, text=one.text.strip()) for each in shown for one in each.pieces)
        yield replace(shown[0], pieces=tuple(pieces))


def _is_character(block: WordBlock) -> bool:
    return (
        isinstance(block, WordParagraph)
        and len(text := block.text.strip()) == 1
        and text.isalpha()
        and not block.pictures
    )
