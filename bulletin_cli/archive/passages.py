"""An article as passages: what is searched, each with its place, without any markup."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.base.record import record
from bulletin_cli.content.article import (
    Article,
    Block,
    Ignore,
    Picture,
    Table,
    plain,
)


@record
class Passage:
    """A title, a note or a paragraph; `line` of the file, `paragraph` of the body from 1.

    Paragraph 0 is the title, -1 the editor's note.
    """

    text: str
    line: int
    paragraph: int

    @property
    def is_title(self) -> bool:
        """Whether it is the article's title."""
        return self.paragraph == TITLE


TITLE, EDITOR_NOTE = 0, -1


@record
class FoundText:
    """An article or a submission to be searched: what it says of itself, and its passages."""

    title: str
    passages: tuple[Passage, ...]
    unit: str = ""
    section: str = ""


def text_of(article: Article) -> FoundText:
    """Return an article with its passages in the order of reading."""
    title = article.full_title
    head = [Passage(title, article.title_line, TITLE)]
    if article.editor_note:
        head.append(Passage(article.editor_note, article.note_line, EDITOR_NOTE))
    printed = (block for block in article.blocks if not isinstance(block, Ignore))
    body = (
        Passage(text, line, number)
        for number, block in enumerate(printed, start=1)
        for text, line in _lines(block)
        if text
    )
    return FoundText(title, (*head, *body), article.unit, article.section)


def raw_text(text: str, name: str) -> FoundText:
    """Return a file that is no article, its lines as they stand and its name for a title."""
    lines = enumerate(text.split("\n"), start=1)
    return FoundText(name, tuple(Passage(line, number, number) for number, line in lines if line))


def _lines(block: Block) -> Iterator[tuple[str, int]]:
    """Yield the texts of a block and the lines that they stand on."""
    if isinstance(block, Picture):
        yield block.caption, block.line
    elif isinstance(block, Table):
        yield block.caption, block.line
        for number, row in enumerate(block.rows):
            line = block.line + number + (number > 0)  # the rule is below the first row
            yield from ((plain(cell), line) for cell in row)
    elif not isinstance(block, Ignore):
        yield plain(block.inline), block.line
