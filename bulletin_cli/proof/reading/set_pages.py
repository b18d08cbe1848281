"""The set pages as rules read them: paragraphs with their lines, and where a line comes from."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.content.article import Article
from bulletin_cli.layout.document import Source
from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Place


def set_paragraphs(pages: Pages) -> Iterator[list[Line]]:
    """Yield each paragraph's lines, over page ends too."""
    lines: list[Line] = []
    for line in (line for page in pages.pages for line in page.lines):
        lines.append(line)
        if line.last:
            yield lines
            lines = []


def whole_text(lines: list[Line]) -> str:
    """Return the text of a paragraph, without its line ends."""
    return "".join(line.text for line in lines)


def titled_article(lines: list[Line], context: IssueContext) -> Article | None:
    """Return the article whose title these lines are."""
    source = lines[0].source
    if source is None or source.block >= 0:
        return None
    article = next((a for a in context.issue.articles if a.file == source.article), None)
    return article if article and whole_text(lines) == article.full_title else None


def place_of(source: Source, context: IssueContext, line: Line | None = None) -> Place:
    """Return a source's place, with the words of `line` as they are set."""
    file = context.paths.article(source.article)
    if line is None:
        return Place(file, source.line)
    return Place(file, source.line, 0, 0, line.text, (0, len(line.text)))
