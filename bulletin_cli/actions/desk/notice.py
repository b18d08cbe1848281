"""The notice (采用情况通报) of a period, as an article of an issue or as a document of its own."""

from __future__ import annotations

from datetime import date

from bulletin_cli.actions.articles import add_articles
from bulletin_cli.actions.desk.bare import bare_document, bare_template
from bulletin_cli.actions.desk.figure_files import tables, tables_title
from bulletin_cli.actions.desk.figures import Statistics
from bulletin_cli.actions.desk.notice_text import notice_text
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import chinese_date
from bulletin_cli.content.article import Article, OfficialLine, OfficialPart, Span
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.layout.document import Document
from bulletin_cli.store.intake import ArticleWithPictures
from bulletin_cli.workspace import Workspace


def write_notice(space: Workspace, found: Statistics, on: date, today: date) -> Article:
    """Return the text of the notice, dated `on`, without its tables. Raises BulletinError."""
    shown = found.figures
    if not (shown.issues or shown.submitted or shown.total.period.due):
        raise BulletinError(
            f"{shown.period.label}没有发布的期，没有来稿，没有可通报的",
            "看看期间写对没有，各期发布了没有：bulletin list。",
        )
    return notice_text(space, found, on, today, tables_title(shown))


def add_notice(
    space: Workspace, found: Statistics, article: Article, issue: str, at: int | None
) -> ArticleWithPictures:
    """Put the notice and its tables into an issue as an article. Raises BulletinError."""
    titles = space.titles(issue)
    twin = next((file for file, each in titles.items() if each == article.full_title), "")
    if twin:
        raise BulletinError(
            f"{issue} 里已经有这篇通报：{twin}",
            f"重写就先撤下：bulletin remove-article {twin} --issue {issue}。",
        )
    whole = replace(article, blocks=(*article.blocks, *tables(found.figures)))
    (added,) = add_articles(
        space, issue, [ArticleWithPictures(ConvertedArticle(whole, ()), {})], at
    )
    return added


def notice_document(space: Workspace, found: Statistics, article: Article, on: date) -> Document:
    """Return the notice signed and dated, its tables attached on a page of their own."""
    signed = replace(
        article,
        file="notice.md",
        blocks=(
            *article.blocks,
            *(_line("signature", each) for each in space.config.periodical.issuers),
            _line("signed_on", chinese_date(on)),
            _line("attachment", "附件"),
            _line("attachment_title", tables_title(found.figures)),
            *tables(found.figures),
        ),
    )
    return bare_document(space, bare_template(space), (signed,), on, "通报")


def _line(part: OfficialPart, text: str) -> OfficialLine:
    return OfficialLine(part, (Span(text),))
