"""Word files in the bulletin's own looks that are no issue: neither masthead nor imprint."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Article
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.template import Template
from bulletin_cli.layout.volume.frame import bare
from bulletin_cli.store.fonts import latin_widths
from bulletin_cli.workspace import Workspace


def bare_template(space: Workspace) -> Template:
    """Return the workspace's template without what only an issue has."""
    return bare(space.template())


def bare_document(
    space: Workspace, template: Template, articles: Sequence[Article], on: date, subject: str
) -> Document:
    """Return articles as they are printed in a bulletin, as a document dated `on` of their own."""
    files = tuple(each.file for each in articles)
    issue = Issue(IssueNumber(on.year, 1), on, "published", files, articles=tuple(articles))
    names = space.glossary.right_names if template.balances else ()
    pages = set_issue(issue, template, space.config.periodical, latin_widths, names)
    issuer = space.config.periodical.issuer
    properties = DocumentProperties(articles[0].full_title, subject, issuer, "", on)
    return replace(pages.document, properties=properties)
