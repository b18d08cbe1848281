"""The articles that show what a template looks like; they lie beside the shipped templates."""

from __future__ import annotations

from datetime import date

from bulletin_cli.base.paths import IMAGES, TEMPLATE_SAMPLE
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.store.files import read_text
from bulletin_cli.store.pictures import read_image
from bulletin_cli.store.templates import shipped_folder

_FILES = ("01.md", "02.md")
_PICTURE = "sample.png"


def load_sample() -> Issue:
    """Return an issue that has every part of a page, with two articles and all switches on."""
    folder = shipped_folder() / TEMPLATE_SAMPLE
    articles = tuple(parse_article(read_text(folder / each, each), each, each) for each in _FILES)
    return Issue(
        number=IssueNumber(2024, 36, 487),
        date=date(2024, 12, 2),
        files=_FILES,
        contents=True,
        units=True,
        print_run=120,
        also_to=("示例增发单位",),
        articles=articles,
        images={f"{IMAGES}/{_PICTURE}": read_image((folder / _PICTURE).read_bytes())},
    )
