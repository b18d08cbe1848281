"""An archive of a few issues, as the lists know them."""

from __future__ import annotations

from datetime import date

from bulletin_cli.writers.web.page import nameplate_look
from bulletin_cli.writers.web.parts import read_document
from bulletin_cli.writers.web.site.frame import Site
from bulletin_cli.writers.web.site.listed import ListedArticle, ListedIssue
from tests.samples import document

LOOK = nameplate_look(document("gbt9704"), read_document(document("gbt9704")).nameplate)
SITE = Site(("示例行业", "工作简报"), "示例局办公室", LOOK)


def listed_article(place: int = 0, title: str = "题目", **said: object) -> ListedArticle:
    """Return an article; units, section and text are what `said` says of them."""
    facts: dict[str, object] = {"units": (), "section": "", "text": "正文。", **said}
    return ListedArticle(place, title, **facts)  # type: ignore[arg-type]


def listed_issue(number: int, *articles: ListedArticle, year: int = 2024) -> ListedIssue:
    """Return an issue that came out on the day of its number in November."""
    label = f"{year}年第{number}期"
    return ListedIssue(f"{year}-{number}", label, year, date(year, 11, number), articles)
