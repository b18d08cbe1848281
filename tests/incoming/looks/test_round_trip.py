"""An issue that is set with a template gives a template that sets the same pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from bulletin_cli.content.issue import Issue, Periodical
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.looks import read_template
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.pages import Line, PageItem, Pages
from bulletin_cli.layout.style import Style
from bulletin_cli.layout.template import Template, load
from bulletin_cli.store.pictures import read_image
from bulletin_cli.store.template_sample import load_sample
from bulletin_cli.store.templates import list_names, load_template
from bulletin_cli.writers.docx import write
from tests import samples
from tests.rowed import rowed

FILE = "template.toml"
# What no Word file says: which style it is, how titles are broken, what nameplates and tables may.
UNSAID = ("key", "name", "balance", "keep_with_next", "outline", "narrowest", "spread",
          "smallest")  # fmt: skip
PAGE_HEADER = (
    '[styles.page_header]\nbased_on = "blank"\nname = "header"\nline = "auto"\n'
    'rule_below = "double 0.75pt #FF0000"\ncenter_tab = true\nright_tab = "blank"\n\n'
)
# Everything that a page and styles may have, upon a shipped template.
CHANGES = (
    ("[typesetting]", 'grid = "15.6pt"\ncolumns = 2\nheader = "18mm"\n\n[typesetting]'),
    ("widow_control = false", "widow_control = true\nauto_space = false"),
    ("hang_punctuation = false", "hang_punctuation = true"),
    ('size = "三号"\nline = "28.95pt"', 'size = "五号"\nlatin = "Times New Roman"\nline = "1.3"'),
    ('after = "14.5pt"', 'after = "6pt"\nbox = "dotted 1pt #00AA00"\nunderline = true'),
    ("[styles.section]", '[styles.section]\nband = "#FFEEAA"\nscale = 80\nline = "at least 24pt"'),
    ("[styles.unit]", PAGE_HEADER + "[styles.unit]"),
    ("[[footer]]", "[[footer]]\nfrom_page = 2"),
)  # fmt: skip
HEADER = (
    '\n[[header]]\nstyle = "page_header"\nfrom_page = 2\n'
    r'text = "{{ periodical.nameplate | join }}\t{{ issue.label }}\t共 {{ page_count }} 页"'
)


def again(template: Template, issue: Issue, periodical: Periodical) -> tuple[Pages, Pages]:
    """Return the issue in a template, and in that which its Word file gives."""
    pages = set_issue(issue, template, periodical)
    known = TemplateFacts(nameplate=periodical.nameplate, issuer=periodical.issuer)
    found = read_template(write(pages.document), "一期.docx", known, "照着做的")
    assert found.told == ()
    other = load(
        found.text, FILE, "own", template.base, lambda path, _: read_image(found.pictures[path])
    )
    # What its maker called a field otherwise is filled in under the label that is printed.
    filled = replace(issue, fields={**found.issue.fields, **issue.fields})
    said = {**found.periodical.fields, **periodical.fields}
    return pages, set_issue(filled, other, replace(periodical, fields=said))


def seen(pages: Pages) -> Iterator[tuple[object, ...]]:
    """Yield what is on the pages, and how it looks."""
    for page in pages.pages:
        for item in (*page.items, *page.margin_lines, *page.margin_strokes):
            yield page.number, *_item(item, pages)


def _item(item: PageItem, pages: Pages) -> tuple[object, ...]:
    place = round(item.left, 1), round(item.top, 1), round(item.height, 1), round(item.width, 1)
    if isinstance(item, Line):
        look = _look(pages.document.styles[item.style])
        return *place, item.text, item.bold, item.raised, look if item.text else ""
    return (*place, type(item).__name__, getattr(item, "color", ""))


def _look(style: Style) -> tuple[object, ...]:
    return tuple(getattr(style, each.name) for each in fields(Style) if each.name not in UNSAID)


@pytest.mark.parametrize("name", list_names(None))
@pytest.mark.parametrize("issue", [load_sample(), samples.issue()], ids=["sample", "other"])
def test_an_issue_in_a_template_gives_the_same_pages(name: str, issue: Issue) -> None:
    template = load_template(name, samples.ROOT)
    values = {each.key: "示例" for each in template.fields}
    office = replace(samples.periodical(name), fields=values)
    one, other = again(template, replace(issue, fields=values), office)
    assert one.document.page == other.document.page
    assert [*seen(one)] == [*seen(other)]


@pytest.mark.parametrize("name", ["gbt9704", "newsletter"])
def test_captions_without_numbers_come_back_as_captions(name: str) -> None:
    whole = samples.issue()
    text = samples.BODY.replace("图1　示例图", "会议现场").replace("表1　各区", "表　各区")
    first = replace(whole.articles[0], blocks=parse(text, "01.md"))
    issue = replace(whole, articles=(first, whole.articles[1]))
    one, other = again(load_template(name, samples.ROOT), issue, samples.periodical(name))
    assert [*seen(one)] == [*seen(other)]


def test_tables_pictures_and_fields_around_the_articles_come_back() -> None:
    issue = replace(load_sample(), fields={"签发人": "张三"})
    one, other = again(rowed(), issue, samples.periodical())
    assert [*seen(one)] == [*seen(other)]


def test_columns_a_grid_boxes_bands_and_headers_come_back() -> None:
    text = (samples.ROOT / "templates/gbt9704/template.toml").read_text(encoding="utf-8") + HEADER
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after)
    base = (samples.ROOT / "templates/gbt9704/base.docx").read_bytes()
    one, other = again(load(text, FILE, "own", base), load_sample(), samples.periodical())
    assert [*seen(one)] == [*seen(other)]


def test_a_template_is_as_short_as_a_written_one() -> None:
    template = load_template("gbt9704", samples.ROOT)
    pages = set_issue(load_sample(), template, samples.periodical())
    found = read_template(write(pages.document), "一期.docx", TemplateFacts(), "照着做的")
    shipped = (samples.ROOT / "templates/gbt9704/template.toml").read_text(encoding="utf-8")
    assert len(found.text.splitlines()) < 1.1 * len(shipped.splitlines())
