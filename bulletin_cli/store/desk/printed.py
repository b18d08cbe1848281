"""The articles of published issues, as much of them as is counted: no body is parsed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.strict_toml import parse
from bulletin_cli.content.article_text import split_front_matter
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.desk.records import PrintedArticle
from bulletin_cli.store.files import read_text
from bulletin_cli.store.issues import by_year


def numbers_of_years(root: Path, first: int, last: int) -> list[IssueNumber]:
    """Return the numbers of the issues of these years, by their folders' names, oldest first."""
    found: list[list[IssueNumber]] = []
    for numbers in by_year(root, last):
        if numbers[0].year < first:
            break
        found.append(numbers)
    return [number for year in reversed(found) for number in year]


def printed_on(head: Issue) -> date | None:
    """Return the day from which an issue's articles count, None while it is not published."""
    return head.date if head.status == "published" else None


def printed_article(root: Path, identifier: str, name: str, printed: date) -> PrintedArticle:
    """Return what is counted of the article in the file `name`. Raises BulletinError."""
    file = IssuePaths(identifier).article(name)
    table = parse(split_front_matter(read_text(root / file, file), file)[0], file, offset=1)
    return PrintedArticle(
        f"{identifier}/{name}",
        printed,
        table.text("unit", ""),
        "".join(table.text_or_texts("title")),
        table.text("section", ""),
        table.texts("submissions", ()),
    )
