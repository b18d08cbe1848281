"""Issue + Template -> Document: where content and looks meet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, takewhile
from types import MappingProxyType, SimpleNamespace
from typing import Literal

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import chinese_date
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.content.issue import Issue, Periodical
from bulletin_cli.content.numbering import format_id, label
from bulletin_cli.content.official import first_attachment
from bulletin_cli.layout import document
from bulletin_cli.layout.article_blocks import article_blocks
from bulletin_cli.layout.document import Document, Source
from bulletin_cli.layout.official import (
    begin_page,
    set_apart,
    with_official_styles,
)
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.row_blocks import Facts, RowBlock, paragraph, row_blocks
from bulletin_cli.layout.template import Template, TemplateRow
from bulletin_cli.layout.turning import is_head_alone, turn_foot, turn_head, turn_tables
from bulletin_cli.layout.typeset import LatinWidths, half_widths, typeset

# Facts of an article that a paragraph may show alone; `head` is what mixes them with other words.
_HEAD = ("title", "unit", "author", "editor_note")
_SEPARATORS = re.compile("[、，,\\s]+")  # between the names of a credit
_PASSES = 3  # numbers of one more digit may move an article once; hardly twice

Side = Literal["odd", "even", "first"]


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

    def set_with(numbers: Mapping[str, int], *, turns_first: bool) -> Pages:
        whole = compose_balanced(
            issue, template, periodical, latin, names, numbers, turns_first=turns_first
        )
        if header:
            whole = replace(
                whole, odd_header=header, even_header=header, first_header=None, first_footer=None
            )
        return typeset(whole, latin, first)

    pages = set_with({}, turns_first=False)
    turns_first = is_head_alone(pages)
    if turns_first:
        pages = set_with({}, turns_first=True)
    numbers = first_pages(pages)
    for _ in range(_PASSES if issue.contents else 0):
        pages = set_with(numbers, turns_first=turns_first)
        if first_pages(pages) == numbers:
            break
        numbers = first_pages(pages)
    return pages


def compose_balanced(
    issue: Issue,
    template: Template,
    periodical: Periodical,
    latin: LatinWidths,
    names: Collection[str],
    page_numbers: Mapping[str, int] | None = None,
    *,
    turns_first: bool = False,
) -> Document:
    """Return what `compose` does, long titles broken by sense where the template asks for it."""
    document = compose(issue, template, periodical, page_numbers, turns_first=turns_first)
    if not template.balances:
        return document
    from bulletin_cli.layout.titles import break_titles

    authors = (each for article in issue.articles for each in (article.unit, article.author))
    known = (*names, *(name for each in authors for name in _SEPARATORS.split(each)))
    return break_titles(document, latin, known)


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
    *,
    turns_first: bool = False,
) -> Document:
    """Return `issue` as styled blocks in the looks of `template`.

    `page_numbers` say where each article begins, for the contents; without them they stand empty.
    `turns_first` says that the first title goes with the landscape table that is below it.
    Raises BulletinError when a text of the template cannot be rendered.
    """
    if issue.tight:
        template = template.without_spare_rows()
    facts = _facts(issue, periodical, template.print_fields(periodical.fields, issue.fields))
    above = (
        *_part(template, "masthead", facts),
        *_contents(issue, template, facts, page_numbers or {}),
    )

    def margin(part: str, side: Side) -> tuple[document.StyledParagraph, ...]:
        return tuple(_margin(template, part, side, facts))

    body = (*above, *_articles(issue, template, facts, turns_first=turns_first))
    return Document(
        page=template.page,
        line_breaking=template.line_breaking,
        styles=with_official_styles(template.styles, body),
        body=body,
        across=len(above),
        imprint=tuple(_part(template, "imprint", facts)),
        properties=DocumentProperties(
            title=f"{periodical.name}{label(issue.number)}",
            subject="工作简报",
            creator=periodical.issuer,
            identifier=format_id(issue.number),
            created=issue.date,
        ),
        base=template.base,
        prints_links=template.prints_links,
        odd_header=margin("header", "odd"),
        even_header=margin("header", "even"),
        odd_footer=margin("footer", "odd"),
        even_footer=margin("footer", "even"),
        first_header=margin("header", "first") if template.first_page_differs else None,
        first_footer=margin("footer", "first") if template.first_page_differs else None,
    )


def _facts(issue: Issue, periodical: Periodical, fields: Mapping[str, str]) -> Facts:
    """Return what every text of a template may name; docs/template-reference.md lists it."""
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


def _article_facts(issue: Issue, place: int, page: int | None = None) -> Mapping[str, str | int]:
    """Return what a text may say of the article that is `place`th, from 0."""
    article, count = issue.articles[place], len(issue.articles)
    return MappingProxyType(
        {
            "title": LINE_BREAK.join(article.title),
            "full_title": article.full_title,
            "unit": article.unit,
            "author": article.author,
            "editor_note": article.editor_note,
            "page": "" if page is None else page,
            "number": place + 1,
            "count": count,
            "is_first": place == 0,
            "is_last": place == count - 1,
        }
    )


def _articles(
    issue: Issue, template: Template, facts: Facts, *, turns_first: bool
) -> Iterator[document.StyledBlock]:
    rows = template.parts["article"]
    apart = list(takewhile(lambda row: row.between, rows))
    section, begins_page = "", False  # below the attachments of another article
    for place, article in enumerate(issue.articles):
        # What parts two articles stands before the name of the second one's section.
        between = _article(issue, place, apart, template, facts) if place else ()
        heads: Iterable[document.StyledBlock] = ()
        if article.section and article.section != section:
            heads = _part(template, "section", facts | {"section": article.section})
        section = article.section
        own = chain(heads, _article(issue, place, rows[len(apart) :], template, facts))
        # The first title stays below the masthead, which would have its page to itself.
        blocks = turn_head(chain(between, own)) if place or turns_first else own
        yield from begin_page(blocks) if begins_page else blocks
        begins_page = first_attachment(article.blocks) < len(article.blocks)


def _contents(
    issue: Issue, template: Template, facts: Facts, page_numbers: Mapping[str, int]
) -> Iterator[RowBlock]:
    if not issue.contents:
        return
    for repeats, rows in groupby(template.parts["contents"], key=lambda row: row.repeats):
        if repeats:
            yield from _entries(issue, tuple(rows), facts, page_numbers)
        else:
            for row in rows:
                yield from row_blocks(row, facts, "contents")


def _entries(
    issue: Issue, rows: Sequence[TemplateRow], facts: Facts, page_numbers: Mapping[str, int]
) -> Iterator[RowBlock]:
    """Yield the rows of each section, and those of its articles where they stand among them."""
    places = range(len(issue.articles))
    for section, members in groupby(places, key=lambda place: issue.articles[place].section):
        own, articles = facts | {"section": section}, list(members)
        for of_section, group in groupby(rows, key=lambda row: row.each_section):
            if of_section and not section:
                continue
            repeated = list(group)
            for place in articles[:1] if of_section else articles:
                page = page_numbers.get(issue.articles[place].file)
                entry = own | {"article": _article_facts(issue, place, page)}
                for row in repeated:
                    yield from row_blocks(row, entry, "contents")


def _article(
    issue: Issue, place: int, rows: Iterable[TemplateRow], template: Template, facts: Facts
) -> Iterator[document.StyledBlock]:
    article, own = issue.articles[place], _article_facts(issue, place)
    alone = {str(own[name]): name for name in reversed(_HEAD)}
    body = list(article_blocks(article, issue.images, template))
    attached = first_attachment(article.blocks)
    main = [each for each in body if each.source and each.source.block < attached]
    least = template.line_breaking.landscape_from
    attachments = list(turn_tables(set_apart(body[len(main) :]), least))
    text: list[document.StyledBlock] = []
    is_below = False
    for row in rows:
        if row.body:
            text = list(turn_tables(set_apart(main), least))
            yield from text
            is_below = True
        elif not (row.between and own["is_last" if is_below else "is_first"]):
            source = Source(article.file, -1, 1)
            blocks = row_blocks(row, facts | {"article": own}, "head", source, alone)
            # At the very end the foot of the text keeps the imprint company.
            is_end = own["is_last"] and not attachments
            yield from blocks if is_end else turn_foot(blocks, text)
    if is_below:
        yield from attachments


def _part(template: Template, part: str, facts: Facts) -> Iterator[RowBlock]:
    for row in template.parts[part]:
        yield from row_blocks(row, facts, part)


def _margin(
    template: Template, part: str, side: Side, facts: Facts
) -> Iterator[document.StyledParagraph]:
    """Yield the rows of the header or the footer of such pages; the first one is an odd one."""
    own = facts | {"page_number": document.PAGE_NUMBER, "page_count": document.PAGE_COUNT}
    sides, most = (("odd", "both"), 1) if side == "first" else ((side, "both"), 2)
    for row in template.parts[part]:
        if row.pages in sides and row.from_page <= most and row.stands(own):
            for text in row.render(own):
                yield paragraph(row.style, text, part)
