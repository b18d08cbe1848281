"""Articles and plain files -> the texts that the rules read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import (
    Article,
    Block,
    Ignore,
    Inline,
    OfficialLine,
    Picture,
    Table,
)
from bulletin_cli.content.glossary import Glossary
from bulletin_cli.content.inline import parse_inline
from bulletin_cli.content.markdown import ignored_rules
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.paragraph import LogicalParagraph, ParagraphRole

# Raised figures are read as the signs that look like them, so that m^2^ is as good as m².
_PLAIN: dict[int, int] = {}
_RAISED = {
    "superscript": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "subscript": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}


def read_article(
    article: Article, file: str, on: date | None = None, glossary: Glossary | None = None
) -> Text:
    """Return an article as a text; `on` is the date of its issue."""
    paragraphs = tuple(_of_article(article, file))
    return Text(file, paragraphs, on, glossary or Glossary(), frozenset(article.ignore))


def read_plain(
    text: str,
    file: str,
    *,
    markdown: bool = False,
    on: date | None = None,
    glossary: Glossary | None = None,
) -> Text:
    """Return a file that is no article as a text, a line a paragraph.

    With `markdown`, lines of # are titles and headings, and bold is no part of the text.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    paragraphs = _of_markdown(lines, file) if markdown else _of_lines(lines, file)
    return Text(file, tuple(paragraphs), on, glossary or Glossary())


def read_word_paragraphs(
    paragraphs: Iterable[tuple[int, ParagraphRole, str]],
    file: str,
    glossary: Glossary | None,
) -> Text:
    """Return the paragraphs of a Word file as a text; the number of each stands for its line.

    A paragraph with line breaks in it is read as several of one number.
    """
    found: list[LogicalParagraph] = []
    for number, kind, text in paragraphs:
        column = 1
        for part in text.split("\n"):
            if content := part.strip():
                first = column + part.index(content)
                columns = tuple(range(first, first + len(content)))
                found.append(LogicalParagraph(content, file, number, columns, kind))
            column += len(part) + 1
    return Text(file, tuple(found), glossary=glossary or Glossary())


def _of_lines(lines: Iterable[tuple[int, str]], file: str) -> Iterator[LogicalParagraph]:
    return (_of_line(line, file, number, markdown=False) for number, line in lines)


def _of_markdown(lines: Iterable[tuple[int, str]], file: str) -> Iterator[LogicalParagraph]:
    """Yield the paragraphs; a comment suppresses rules in the one after it."""
    ignored: frozenset[str] = frozenset()
    for number, line in lines:
        comment = line.strip()
        if comment.startswith("<!--") and "bulletin:" in comment:
            ignored |= frozenset(ignored_rules(comment, file, number))
        elif not (comment.startswith("<!--") and comment.endswith("-->")):
            paragraph = _of_line(line, file, number, markdown=True)
            yield replace(paragraph, ignored=ignored) if ignored else paragraph
            ignored = frozenset()


def _of_line(line: str, file: str, number: int, *, markdown: bool) -> LogicalParagraph:
    content = line.strip()
    column = line.index(content) + 1
    kind: ParagraphRole = "body"
    if markdown and content.startswith("#"):
        marks = len(content) - len(content.lstrip("#"))
        rest = content[marks:].lstrip()
        column += content.index(rest, marks)
        content, kind = rest, "title" if marks == 1 else "heading"
    spans = _spans(content, file, number, column) if markdown else ()
    if spans:
        return _of_inline(spans, file, number, kind)
    columns = tuple(range(column, column + len(content)))
    return LogicalParagraph(content, file, number, columns, kind)


def _spans(content: str, file: str, number: int, column: int) -> Inline:
    """Return the spans of a line; none where it has mark-up that articles do not know."""
    try:
        return parse_inline(content, file, number, column)
    except BulletinError:
        return ()


def _of_article(article: Article, file: str) -> Iterator[LogicalParagraph]:
    """Yield title, unit, editor's note and blocks, table cells one by one."""
    yield _title(article, file)
    if article.unit:
        yield _front(article, article.unit, file, article.unit_line, "unit")
    if article.editor_note:
        yield _front(article, article.editor_note, file, article.note_line, "note")
    ignored: frozenset[str] = frozenset()
    for block in article.blocks:
        if isinstance(block, Ignore):
            ignored |= frozenset(block.rules)
            continue
        for paragraph in _of_block(block, file):
            yield replace(paragraph, ignored=ignored) if ignored else paragraph
        ignored = frozenset()


def _title(article: Article, file: str) -> LogicalParagraph:
    """Return the title, whose lines may stand on several lines of the file."""
    known = article.front_places
    places = [known[each] for each in article.title if each in known]
    text = article.full_title
    if len(places) < len(article.title):
        return LogicalParagraph(text, file, article.title_line, kind="title")
    columns: list[int] = []
    lines: list[int] = []
    for each, (line, column) in zip(article.title, places, strict=True):
        columns += range(column, column + len(each))
        lines += [line] * len(each)
    return LogicalParagraph(text, file, lines[0], tuple(columns), "title", tuple(lines))


def _front(
    article: Article, text: str, file: str, line: int, kind: ParagraphRole
) -> LogicalParagraph:
    line, column = article.front_places.get(text, (line, 0))
    columns = tuple(range(column, column + len(text))) if column else ()
    return LogicalParagraph(text, file, line, columns, kind)


def _of_block(block: Block, file: str) -> Iterator[LogicalParagraph]:
    if isinstance(block, Picture | Table):
        if block.caption:
            yield LogicalParagraph(block.caption, file, block.line, kind="caption")
        if isinstance(block, Table):
            for place, row in enumerate(block.rows):
                line = block.line + place + (place >= block.header)  # for | --- |
                for cell in row:
                    if cell:
                        yield _of_inline(cell, file, line, "cell")
    elif not isinstance(block, Ignore):
        kinds: dict[str, ParagraphRole] = {
            "Heading": "heading",
            "Note": "note",
            "Paragraph": "body",
        }
        official = block.part if isinstance(block, OfficialLine) else None
        kind = official or kinds[type(block).__name__]
        yield _of_inline(block.inline, file, block.line, kind)


def _of_inline(inline: Inline, file: str, line: int, kind: ParagraphRole) -> LogicalParagraph:
    text = "".join(span.text.translate(_RAISED.get(span.raised, _PLAIN)) for span in inline)
    columns = tuple(column for span in inline for column in span.columns)
    return LogicalParagraph(text, file, line, columns, kind)
