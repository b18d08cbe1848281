"""What the rules may look at: the issue, its neighbours, its logical paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.article import Article, Block, Inline, Picture, Table
from bulletin_cli.model import Issue, IssueNumber, Periodical
from bulletin_cli.pages import Pages
from bulletin_cli.proof.finding import Place
from bulletin_cli.record import record

_AROUND = 12  # characters of context on either side of a finding


@record
class Dossier:
    """An issue with all that its rules need; paths are relative to the workspace.

    `folder` is the number that the folder's name carries, `taken` those of the other folders;
    `previous` is the issue (or the baseline, without a date) that this one should follow.
    """

    issue: Issue
    periodical: Periodical
    path: str
    folder: IssueNumber
    taken: tuple[IssueNumber, ...] = ()
    previous: Issue | None = None
    article_files: tuple[str, ...] = ()
    pages: Pages | None = None

    @property
    def issue_file(self) -> Place:
        """The place of issue.toml."""
        return Place(f"{self.path}/issue.toml")


@record
class LogicalParagraph:
    """Text that a reader sees as one piece, with each character's column in the source line."""

    text: str
    file: str
    line: int
    columns: tuple[int, ...] = ()

    def place(self, start: int, end: int) -> Place:
        """Return the place of text[start:end]."""
        left = max(start - _AROUND, 0)
        snippet = self.text[left : end + _AROUND]
        mark = (start - left, end - left)
        if not self.columns:
            return Place(self.file, self.line, 0, 0, snippet, mark)
        return Place(
            self.file, self.line, self.columns[start], self.columns[end - 1] + 1, snippet, mark
        )


def logical_paragraphs(article: Article, path: str) -> Iterator[LogicalParagraph]:
    """Yield title, unit, editor's note and blocks of an article, table cells one by one."""
    file = f"{path}/articles/{article.file}"
    yield LogicalParagraph(article.full_title, file, article.title_line)
    if article.unit:
        yield LogicalParagraph(article.unit, file, article.unit_line)
    if article.editor_note:
        yield LogicalParagraph(article.editor_note, file, article.note_line)
    for block in article.blocks:
        yield from _of_block(block, file)


def _of_block(block: Block, file: str) -> Iterator[LogicalParagraph]:
    if isinstance(block, Picture | Table):
        if block.caption:
            yield LogicalParagraph(block.caption, file, block.line)
        if isinstance(block, Table):
            for place, row in enumerate(block.rows):
                line = block.line + place + (place > 0)  # below the header stands | --- |
                yield from (_of_inline(cell, file, line) for cell in row if cell)
    else:
        yield _of_inline(block.inline, file, block.line)


def _of_inline(inline: Inline, file: str, line: int) -> LogicalParagraph:
    text = "".join(span.text for span in inline)
    columns = tuple(column for span in inline for column in span.columns)
    return LogicalParagraph(text, file, line, columns)
