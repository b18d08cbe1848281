"""PAG002: titles that fill their line, or leave a character or two on the last one."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.layout.typeset.widths import most_width
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.set_pages import place_of, set_paragraphs, titled_article
from bulletin_cli.proof.register import issue_rule

_FEW = 3  # characters; a last line below it looks lost


@issue_rule(
    "PAG002",
    "info",
    "标题的行",
    about="标题占满了一行；末行不到三个字。在 title 里按意思分行，上下长短相近。",
)
def title_lines(context: IssueContext) -> Iterator[Found]:
    """A title's lines leave some room beside them, and the last is no remnant."""
    pages = context.pages
    for lines in set_paragraphs(pages) if pages else ():
        source = lines[0].source
        if pages is None or source is None or titled_article(lines, context) is None:
            continue
        last = lines[-1]
        if len(lines) > 1 and len(last.text) < _FEW:
            yield Found(
                f"标题末行只有 {len(last.text)} 个字，在 title 里按意思分行",
                place_of(source, context, last),
            )
        elif any(_fills(line, pages) for line in lines):
            yield Found(
                "标题占满了一行，在 title 里按意思分成两行，或短一两个字",
                place_of(source, context, lines[0]),
            )


def _fills(line: Line, pages: Pages) -> bool:
    """Return whether less than a character's room is left beside a line."""
    style = pages.document.styles[line.style]
    most = pages.document.page.column.text_width - style.size
    return most_width(line.text, style) > most and line.width > most
