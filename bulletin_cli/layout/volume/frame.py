"""What the pages that a volume adds have in common: the page, the styles and the footers."""

from __future__ import annotations

from bulletin_cli.base.record import replace
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.document import PAGE_NUMBER, Document, Run, StyledParagraph
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.template import Template

_ONLY_OF_ISSUES = ("masthead", "contents", "section", "imprint")


def bare(template: Template) -> Template:
    """Return a template without what only an issue has."""
    return replace(template, parts={**template.parts, **dict.fromkeys(_ONLY_OF_ISSUES, ())})


def frame(template: Template, periodical: Periodical, properties: DocumentProperties) -> Document:
    """Return a document of nothing but footers: those of the template, if they name no issue."""
    one, other = (
        compose(Issue(IssueNumber(year, year, year), None), bare(template), periodical)
        for year in (1001, 1002)
    )
    empty = replace(one, properties=properties)
    if (one.odd_footer, one.even_footer) == (other.odd_footer, other.even_footer):
        return empty
    number = (StyledParagraph("volume_fact", (Run(f"— {PAGE_NUMBER} —"),), part="footer"),)
    return replace(empty, odd_footer=number, even_footer=number)
