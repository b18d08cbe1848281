"""The notice (采用情况通报) of a period, as an article of an issue or as a document of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bulletin_cli.actions.articles import add_articles
from bulletin_cli.actions.desk.bare import bare_document, bare_template
from bulletin_cli.actions.desk.figure_files import tables, tables_title
from bulletin_cli.actions.desk.figures import Statistics
from bulletin_cli.actions.desk.notice_text import notice_text
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Article
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.template import Template
from bulletin_cli.layout.template.rows import TemplateRow
from bulletin_cli.layout.template.texts import sandbox
from bulletin_cli.store.intake import ArticleWithPictures
from bulletin_cli.workspace import Workspace

_INSET = 2.0  # characters from the right margin: GB/T 9704-2012, 7.3.5.2
_TEXTS = (
    "{{ article.unit }}",
    "{% if article.unit %}{{ issue.date }}{% endif %}",
    "{% if not article.unit %}附件{% endif %}",
)


def notice(space: Workspace, found: Statistics, on: date, today: date) -> Article:
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
    """Return the notice signed and dated, its tables on a page of their own behind it."""
    issuer = space.config.periodical.issuer
    signed = replace(article, file="notice.md", unit=issuer)
    title = tables_title(found.figures)
    attachment = Article("tables.md", (title,), tuple(tables(found.figures)))
    template = _signing(bare_template(space))
    return bare_document(space, template, (signed, attachment), on, "通报")


def _signing(template: Template) -> Template:
    """Return a template that signs the article of a unit, and heads the other as attachment."""
    body, heading = template.styles["body"], template.styles["heading1"]
    right = replace(body, align="right", first_line=0.0, right=_INSET)
    above = replace(right, name="通报署名", before=body.size, keep_with_next=True)
    head = replace(heading, name="附件标识", first_line=0.0, outline=0, page_break_before=True)
    styles = {
        "notice_issuer": above,
        "notice_date": replace(right, name="通报日期"),
        "notice_attachment": head,
    }
    rows = [row for row in template.parts["article"] if not row.between]
    issuer, dated, attachment = (
        TemplateRow(key, sandbox.from_string(text), rows[0].origin)
        for key, text in zip(styles, _TEXTS, strict=True)
    )
    own = {key: replace(style, key=key) for key, style in styles.items()}
    return replace(
        template,
        styles={**template.styles, **own},
        parts={**template.parts, "article": (attachment, *rows, issuer, dated)},
    )
