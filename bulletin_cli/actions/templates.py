"""What `template` does: the templates there are, what is odd about one, what it looks like."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.store import templates as store

if TYPE_CHECKING:
    from bulletin_cli.layout.pages import Pages
    from bulletin_cli.layout.template import Template
    from bulletin_cli.workspace import Workspace

# What is printed where bulletin.toml says nothing of it, so that every row of a template shows.
_MARKING = "内部资料"
_REPORT_TO = ("示例上级局", "示例领导机关")
_COPY_TO = ("各示例区局", "示例协会")
_ISSUE_TO = ("机关各处室",)


@record
class ListedTemplate:
    """A template: its name, what it says it is, whether it lies here, whether it is in use."""

    name: str
    description: str
    is_own: bool
    is_used: bool


@record
class TemplateLook:
    """How much a template's page holds; `oddities` are what its maker may have overlooked.

    Lengths in points; `missing` are faces that this machine lacks, None where they cannot be told.
    """

    name: str
    page: tuple[float, float]
    characters: int
    lines: int
    missing: tuple[str, ...] | None
    oddities: tuple[str, ...]


def list_templates(space: Workspace) -> list[ListedTemplate]:
    """Return the templates to be had here, the workspace's own first."""
    used = space.config.periodical.template
    found = (
        ListedTemplate(
            name, store.describe(name, space.root), store.is_own(name, space.root), name == used
        )
        for name in store.list_names(space.root)
    )
    return sorted(found, key=lambda each: not each.is_own)


def look_at(space: Workspace, name: str) -> TemplateLook:
    """Return what there is to say of a template. Raises BulletinError where it cannot be read."""
    from bulletin_cli.store.fonts import find_faces

    template = store.load_template(name, space.root)
    installed = find_faces()
    body, page = template.styles["body"], template.page
    looks = template.styles.values()
    wanted = dict.fromkeys(
        fonts for each in looks for fonts in (each.fonts, each.latin_fonts) if fonts
    )
    missing = (
        None
        if installed is None
        else tuple(fonts[0] for fonts in wanted if installed.keys().isdisjoint(fonts))
    )
    pages = sample_pages(space, template)
    parents = store.style_parents(name, space.root)
    return TemplateLook(
        name,
        (page.width, page.height),
        int((page.column.text_width + 1e-6) / (body.em + body.tracking)),
        int((page.text_height + 1e-6) / body.line) if body.line else 0,
        missing,
        (*_unused_styles(template, parents), *_broken_rows(pages)),
    )


def sample_pages(space: Workspace, template: Template) -> Pages:
    """Return the sample issue in a template, with the office's own names where it has some."""
    from bulletin_cli.layout.compose import set_issue
    from bulletin_cli.store.fonts import latin_widths
    from bulletin_cli.store.template_sample import load_sample

    own = space.config.periodical
    values = {each.key: f"〔{each.label}〕" for each in template.fields if each.required}
    periodical = replace(
        own,
        marking=own.marking or _MARKING,
        report_to=own.report_to or _REPORT_TO,
        copy_to=own.copy_to or _COPY_TO,
        issue_to=own.issue_to or _ISSUE_TO,
        fields=values,
    )
    return set_issue(replace(load_sample(), fields=values), template, periodical, latin_widths)


def write_sample(space: Workspace, pages: Pages, place: Path) -> dict[str, str]:
    """Write the sample as a PDF or a Word file, by the name; return the faces that stood in."""
    from bulletin_cli.actions.pages import draw_pages
    from bulletin_cli.store.outputs import save_outputs
    from bulletin_cli.writers import find_writer

    if place.suffix.lower() == ".docx":
        save_outputs(space.root, {place: find_writer("docx")(pages.document)})
        return {}
    drawing = draw_pages(pages, "pdf")
    save_outputs(space.root, {place: drawing.files[0]})
    return dict(drawing.stand_ins)


def _unused_styles(template: Template, parents: Collection[str]) -> Iterator[str]:
    """Yield the styles in which nothing is set, by no row, no article and no other style."""
    from bulletin_cli.layout.official import PARTS_BY_NAME
    from bulletin_cli.layout.template import BODY_STYLES

    used = {style for part in template.parts.values() for row in part for style in row.styles}
    used |= {*BODY_STYLES, *PARTS_BY_NAME.values(), *parents}
    for key in template.styles:
        if key not in used:
            yield f"样式 {key} 没有用到"


def _broken_rows(pages: Pages) -> Iterator[str]:
    """Yield the rows of the masthead that take more lines than they are written in."""
    from bulletin_cli.layout.paragraphs import paragraphs_of

    paragraphs = paragraphs_of(pages.document.body)
    rows = [each for each in paragraphs if each.part == "masthead" and each.text]
    lines = iter(line for line in pages.pages[0].lines if line.part == "masthead" and line.text)
    for row in rows:
        count = 1 + sum(1 for _ in takewhile(lambda line: not line.last, lines))
        if count > 1 + row.text.count(LINE_BREAK):
            words = row.text.replace(LINE_BREAK, "").replace("\t", "　")
            yield f"报头的“{words}”一行排不下，排成了 {count} 行"
