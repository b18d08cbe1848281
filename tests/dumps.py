"""Issues as set -> text dumps in the many shapes that converters write them, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bulletin_cli.content.article import Article, Heading, Paragraph, Table, plain
from bulletin_cli.incoming.back_issues.content import OldIssue
from bulletin_cli.layout.pages import Pages
from bulletin_cli.writers.paged import page_lines

_MEET = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])")
Lines = list[list[str]]  # the lines of each page
Shape = Callable[[Lines], str]


def printed(pages: Pages) -> Lines:
    """Return the lines of each page, first lines and hanging ones indented."""
    return [page_lines(page) for page in pages.pages]


def bare(lines: Lines) -> Lines:
    """Return the lines without what indents them."""
    return [[line.lstrip("\u3000") for line in page] for page in lines]


def spread(lines: Lines) -> Lines:
    """Return the lines with a blank wherever Han meets Latin."""
    return [[_MEET.sub(" ", line) for line in page] for page in lines]


def numbered(form: str) -> Callable[[Lines], Lines]:
    """Return what puts a page number below each page."""
    return lambda lines: [
        [*page, form.format(n, len(lines))] for n, page in enumerate(lines, start=1)
    ]


def headed(text: str) -> Callable[[Lines], Lines]:
    """Return what puts a running header above each page but the first."""
    return lambda lines: [[text, *page] if n else page for n, page in enumerate(lines)]


def closed(lines: Lines) -> str:
    """Return the lines with nothing between them, pages parted by a form feed."""
    return "\f".join("".join(f"{line}\n" for line in page) for page in lines)


def unpaged(lines: Lines) -> str:
    """Return the lines with nothing between them, pages neither."""
    return closed(lines).replace("\f", "")


def doubled(lines: Lines) -> str:
    """Return the lines with a blank one after each."""
    return unpaged(lines).replace("\n", "\n\n")


def carriage(lines: Lines) -> str:
    """Return the lines as Windows ends them."""
    return doubled(lines).replace("\n", "\r\n")


def squeezed(text: str) -> str:
    """Return `text` without blanks."""
    return re.sub(r"\s+", "", text)


def texts(articles: Iterable[Article]) -> list[tuple[str, list[str]]]:
    """Return each article's title and its paragraphs and headings, all without blanks."""
    return [
        (
            squeezed(article.full_title),
            [
                squeezed(plain(block.inline))
                for block in article.blocks
                if isinstance(block, Paragraph | Heading)
            ],
        )
        for article in articles
    ]


def everything(issue: OldIssue) -> str:
    """Return every text that an issue read has, doubts too, without blanks."""
    parts: list[str] = [*issue.nameplate, issue.issuer, *issue.report_to, *issue.copy_to]
    parts += issue.issue_to
    for article in issue.articles:
        parts += [*article.title, article.unit, article.section, article.editor_note]
        for block in article.blocks:
            if isinstance(block, Table):
                parts += [block.caption, *(plain(cell) for row in block.rows for cell in row)]
            elif hasattr(block, "inline"):
                parts.append(plain(block.inline))
    return squeezed("".join([*parts, *(doubt.what for doubt in issue.doubts)]))
