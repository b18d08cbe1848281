"""Issues with tables that stand on landscape pages."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.template import Template, load
from tests import samples
from tests.composed import template

NOTE = "注：数据截至11月底。\n\n"


def wide(rows: int, columns: int = 10, caption: str = "表1　各单位情况 {横排}\n\n") -> str:
    """Return a table of so many rows and columns as an article has it, with its caption."""
    lines = [[f"指标{n}" for n in range(columns)], ["---"] * columns]
    lines += [[str(1000 * row + n) for n in range(columns)] for row in range(1, rows + 1)]
    return caption + "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def looks(
    name: str = "shanghai-post", key: str = "", added: str = "", page: str = "", top: str = ""
) -> Template:
    """Return a shipped template with these lines in [typesetting], at its end, in [page].

    `top` is its upper margin.
    """
    file = samples.ROOT / "templates" / name / "template.toml"
    text = file.read_text(encoding="utf-8").replace("[typesetting]\n", f"[typesetting]\n{key}\n")
    text = text.replace("[page]", f"[page]\n{page}\n", 1)
    text = text.replace('top = "72pt"', f'top = "{top}"') if top else text
    return load(text + added, file.name, "own", template(name).base)


def pages_of(body: str, made: Template | None = None, *, place: int = 0, unit: str = "") -> Pages:
    """Return the pages of an issue of two articles, the one at `place` with this body."""
    sample = samples.issue()
    articles = list(sample.articles[:2])
    articles[place] = Article("01.md", ("题目",), parse(body, "01.md"), unit=unit)
    issue = replace(sample, contents=False, articles=tuple(articles))
    return set_issue(issue, made or looks(), samples.periodical())


def shapes(pages: Pages) -> str:
    """Return a letter for each page, whether it is landscape or upright."""
    return "".join("LU"[page.sheet.height > page.sheet.width] for page in pages.pages)
