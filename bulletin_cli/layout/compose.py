"""Issue + Template -> Document: where content and looks meet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType, SimpleNamespace
from typing import Any

from bulletin_cli.base.typography import chinese_date
from bulletin_cli.content import article as content
from bulletin_cli.content.article import LINE_BREAK, Article, Inline
from bulletin_cli.content.issue import Issue, Periodical
from bulletin_cli.content.links import as_printed
from bulletin_cli.content.numbering import format_id, label
from bulletin_cli.content.picture_line import picture_rows
from bulletin_cli.layout import document
from bulletin_cli.layout.document import Document, Run, Source
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.pictures import picture_blocks
from bulletin_cli.layout.properties import Properties
from bulletin_cli.layout.template import Template
from bulletin_cli.layout.typeset import LatinWidths, half_widths, typeset

# Facts of an article that a paragraph may show alone; `head` is what mixes them with other words.
_HEAD = ("title", "unit", "author", "editor_note")
_SEPARATORS = re.compile("[、，,\\s]+")  # between the names of a credit
_PASSES = 3  # numbers of one more digit may move an article once; hardly twice

Facts = dict[str, Any]


def set_issue(
    issue: Issue,
    template: Template,
    periodical: Periodical,
    latin: LatinWidths = half_widths,
    names: Collection[str] = (),
    first: int = 1,
    header: tuple[document.StyledParagraph, ...] = (),
) -> Pages:
    """Return the pages of `issue`, true page numbers in its contents.

    The contents are set with the numbers of the pass before until no article moves. `latin`
    gives the widths of a face's ASCII characters; `names` are words that titles keep whole. The
    pages are counted from `first`, an odd number; `header` stands above each of them.
    """
    authors = (each for article in issue.articles for each in (article.unit, article.author))
    known = (*names, *(name for each in authors for name in _SEPARATORS.split(each)))

    def set_with(numbers: Mapping[str, int]) -> Pages:
        whole = compose(issue, template, periodical, numbers)
        whole = replace(whole, odd_header=header, even_header=header)
        if template.balances:
            from bulletin_cli.layout.titles import break_titles

            whole = break_titles(whole, latin, known)
        return typeset(whole, latin, first)

    pages = set_with({})
    numbers = first_pages(pages)
    for _ in range(_PASSES if issue.contents else 0):
        pages = set_with(numbers)
        if first_pages(pages) == numbers:
            break
        numbers = first_pages(pages)
    return pages


def first_pages(pages: Pages) -> dict[str, int]:
    """Return the page on which each article begins, by the article's file."""
    starts: dict[str, int] = {}
    for page in pages.pages:
        for line in page.lines:
            if line.source:
                starts.setdefault(line.source.article, page.number)
    return starts


def compose(
    issue: Issue,
    template: Template,
    periodical: Periodical,
    page_numbers: Mapping[str, int] | None = None,
) -> Document:
    """Return `issue` as styled blocks in the looks of `template`.

    `page_numbers` say where each article begins, for the contents; without them they stand empty.
    Raises BulletinError when a text of the template cannot be rendered.
    """
    if issue.tight:
        template = template.without_spare_rows()
    facts = _facts(issue, periodical, template.print_fields(periodical.fields, issue.fields))
    footers = {side: tuple(_footer(template, side, facts)) for side in ("odd", "even")}
    return Document(
        page=template.page,
        line_breaking=template.line_breaking,
        styles=template.styles,
        body=tuple(_body(issue, template, facts, page_numbers or {})),
        imprint=tuple(_part(template, "imprint", facts)),
        odd_footer=footers["odd"],
        even_footer=footers["even"],
        properties=Properties(
            title=f"{periodical.name}{label(issue.number)}",
            subject="工作简报",
            creator=periodical.issuer,
            identifier=format_id(issue.number),
            created=issue.date,
        ),
        base=template.base,
        prints_links=template.prints_links,
    )


def _facts(issue: Issue, periodical: Periodical, fields: Mapping[str, str]) -> Facts:
    """Return what every text of a template may name; docs/templates.md lists it."""
    return {
        "line_break": LINE_BREAK,
        "periodical": periodical,
        # No mapping: of one, `field.items` would be its method.
        "field": SimpleNamespace(**fields),
        "issue": MappingProxyType(
            {
                "label": label(issue.number),
                "year": issue.number.year,
                "number": issue.number.number,
                "whole_number": issue.number.whole_number,
                "date": chinese_date(issue.date) if issue.date else "",
                "contents": issue.contents,
                "units": issue.units,
                "print_run": issue.print_run,
                "also_to": issue.also_to,
            }
        ),
    }


def _article_facts(article: Article, page: int | None = None) -> Mapping[str, str | int]:
    return MappingProxyType(
        {
            "title": LINE_BREAK.join(article.title),
            "full_title": article.full_title,
            "unit": article.unit,
            "author": article.author,
            "editor_note": article.editor_note,
            "page": "" if page is None else page,
        }
    )


def _body(
    issue: Issue, template: Template, facts: Facts, page_numbers: Mapping[str, int]
) -> Iterator[document.StyledBlock]:
    yield from _part(template, "masthead", facts)
    yield from _contents(issue, template, facts, page_numbers)
    for section, articles in groupby(issue.articles, key=lambda article: article.section):
        if section:
            yield from _part(template, "section", facts | {"section": section})
        for article in articles:
            yield from _article(article, issue.images, template, facts)


def _contents(
    issue: Issue, template: Template, facts: Facts, page_numbers: Mapping[str, int]
) -> Iterator[document.StyledParagraph]:
    if not issue.contents:
        return
    for row in template.parts["contents"]:
        if not row.each_article:
            yield from _paragraphs(row.style, row.render(facts), "contents")
            continue
        for article in issue.articles:
            page = page_numbers.get(article.file)
            texts = row.render(facts | {"article": _article_facts(article, page)})
            yield from _paragraphs(row.style, texts, "contents")


def _article(
    article: Article, images: Mapping[str, content.Image], template: Template, facts: Facts
) -> Iterator[document.StyledBlock]:
    source = Source(article.file, -1, 1)
    for row in template.parts["article"]:
        if row.body:
            yield from _blocks(article, images, template)
            continue
        own = _article_facts(article)
        for text in row.render(facts | {"article": own}):
            part = next((name for name in _HEAD if text and text == own[name]), "head")
            yield from _paragraphs(row.style, (text,), part, source if row.text else None)


def _blocks(
    article: Article, images: Mapping[str, content.Image], template: Template
) -> Iterator[document.StyledBlock]:
    for first, row in picture_rows(article.blocks):
        sources = [Source(article.file, first + n, each.line) for n, each in enumerate(row)]
        pictures = [
            (each, source)
            for each, source in zip(row, sources, strict=True)
            if isinstance(each, content.Picture)
        ]
        if pictures:
            yield from picture_blocks(pictures, images, template.page)
        else:
            yield from _block(row[0], sources[0], prints_links=template.prints_links)


def _block(
    block: content.Block, source: Source, *, prints_links: bool
) -> Iterator[document.StyledBlock]:
    match block:
        case content.Paragraph() | content.Heading() | content.Note():
            runs = compose_runs(block.inline, prints_links=prints_links)
            yield document.StyledParagraph(_style(block), runs, source)
        case content.Table():
            if block.caption:
                caption = (Run(block.caption),)
                yield document.StyledParagraph("table_caption", caption, source, part="caption")
            yield _table(block, source, prints_links=prints_links)


def _style(block: content.Paragraph | content.Heading | content.Note) -> str:
    match block:
        case content.Heading():
            return f"heading{block.level}"
        case content.Note():
            return "note"
    return "body"


def _table(block: content.Table, source: Source, *, prints_links: bool) -> document.StyledTable:
    rows = tuple(
        tuple(
            document.StyledParagraph(
                style, compose_runs(cell, prints_links=prints_links), source, alignment or None
            )
            for cell, alignment in zip(row, block.alignments, strict=True)
        )
        for style, row in zip(
            ("table_head", *["table"] * len(block.rows)), block.rows, strict=False
        )
    )
    return document.StyledTable(rows, source=source)


def _part(template: Template, part: str, facts: Facts) -> Iterator[document.StyledParagraph]:
    for row in template.parts[part]:
        yield from _paragraphs(row.style, row.render(facts), part)


def _footer(template: Template, side: str, facts: Facts) -> Iterator[document.StyledParagraph]:
    for row in template.parts["footer"]:
        if row.pages in (side, "both"):
            texts = row.render(facts | {"page_number": document.PAGE_NUMBER})
            yield from _paragraphs(row.style, texts, "footer")


def _paragraphs(
    style: str, texts: tuple[str, ...], part: str, source: Source | None = None
) -> Iterator[document.StyledParagraph]:
    for text in texts:
        yield document.StyledParagraph(style, (Run(text),) if text else (), source, part=part)


def compose_runs(inline: Inline, *, prints_links: bool) -> tuple[Run, ...]:
    """Return what an article says as runs, with the addresses of its links where they print."""
    runs: list[Run] = []
    for link, spans in groupby(inline, key=lambda span: span.link):
        runs += (Run(span.text, span.bold, span.raised, link) for span in spans)
        if link and prints_links:
            runs.append(Run(f"（{as_printed(link)}）", link=link, is_address=True))
    return tuple(runs)
