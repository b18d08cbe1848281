"""The body of an article -> styled blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from bulletin_cli.base.record import replace
from bulletin_cli.content import article as content
from bulletin_cli.content.article import Article, Inline
from bulletin_cli.content.links import as_printed
from bulletin_cli.content.picture_line import picture_rows
from bulletin_cli.layout import document
from bulletin_cli.layout.document import Run, Source
from bulletin_cli.layout.pictures import picture_blocks
from bulletin_cli.layout.run_in import with_run_in_heading
from bulletin_cli.layout.template import Template


def article_blocks(
    article: Article, images: Mapping[str, content.Image], template: Template
) -> Iterator[document.StyledBlock]:
    """Yield the blocks of an article's body, pictures that stand abreast as one row."""
    for first, row in picture_rows(article.blocks):
        sources = [Source(article.file, first + n, each.line) for n, each in enumerate(row)]
        pictures = [
            (each, source)
            for each, source in zip(row, sources, strict=True)
            if isinstance(each, content.Picture)
        ]
        if pictures:
            yield from picture_blocks(pictures, images, template.page.column)
        else:
            yield from _block(row[0], sources[0], template)


def _block(
    block: content.Block, source: Source, template: Template
) -> Iterator[document.StyledBlock]:
    prints_links = template.prints_links
    match block:
        case content.Paragraph() | content.Heading() | content.Note() | content.OfficialLine():
            runs = compose_runs(block.inline, prints_links=prints_links)
            if template.runs_in and isinstance(block, content.Paragraph):
                runs = with_run_in_heading(runs)
            yield document.StyledParagraph(_style(block), runs, source)
        case content.Table():
            if block.caption:
                caption = (Run(block.caption),)
                yield document.StyledParagraph("table_caption", caption, source, part="caption")
            table = _table(block, source, prints_links=prints_links)
            yield replace(table, turned=block.landscape and template.page.may_turn)


def _style(
    block: content.Paragraph | content.Heading | content.Note | content.OfficialLine,
) -> str:
    match block:
        case content.OfficialLine():
            return block.part
        case content.Heading():
            return f"heading{block.level}"
        case content.Note():
            return "note"
    return "body"


def _table(block: content.Table, source: Source, *, prints_links: bool) -> document.StyledTable:
    spread = {(each.row, each.column) for each in block.merged if each.width > 1}
    tall = block.header > 1  # names above names stand in the middle, as their style has them
    rows = tuple(
        tuple(
            document.StyledParagraph(
                "table_head" if at < block.header else "table",
                compose_runs(cell, prints_links=prints_links),
                source,
                None
                if at < block.header and (tall or (at, place) in spread)
                else _align(alignment),
            )
            for place, (cell, alignment) in enumerate(zip(row, block.alignments, strict=True))
        )
        for at, row in enumerate(block.rows)
    )
    figures = frozenset(at for at, each in enumerate(block.alignments) if each == "decimal")
    return document.StyledTable(
        rows,
        source=source,
        header=block.header,
        merged=block.merged,
        shares=block.widths,
        decimals=figures,
    )


def _align(alignment: content.Alignment) -> document.Align | None:
    """Return how a cell of a column stands; the typesetter moves figures to their place."""
    return "center" if alignment == "decimal" else alignment or None


def compose_runs(inline: Inline, *, prints_links: bool) -> tuple[Run, ...]:
    """Return what an article says as runs, with the addresses of its links where they print."""
    runs: list[Run] = []
    for link, spans in groupby(inline, key=lambda span: span.link):
        runs += (Run(span.text, span.bold, span.raised, link) for span in spans)
        if link and prints_links:
            runs.append(Run(f"（{as_printed(link)}）", link=link, is_address=True))
    return tuple(runs)
