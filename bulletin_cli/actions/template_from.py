"""What `template from` does: a template made of an issue that an office made in Word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.file_names import flaw
from bulletin_cli.base.paths import BASE_FILE, TEMPLATE_FILE, TEMPLATES
from bulletin_cli.base.record import record, replace
from bulletin_cli.store import templates as store

if TYPE_CHECKING:
    from bulletin_cli.content.issue import Issue, Periodical
    from bulletin_cli.incoming.back_issues.content import OldSource
    from bulletin_cli.layout.pages import Pages
    from bulletin_cli.layout.template import Template
    from bulletin_cli.workspace import Workspace

_NAME_MOST = 40  # characters


@record
class ProposedTemplate:
    """A template that is not written yet: its files, what is `told` of it, the issue set in it.

    `periodical` has what bulletin.toml would have to say, `source` the Word file's own bytes.
    """

    files: Mapping[str, bytes]
    template: Template
    pages: Pages
    periodical: Periodical
    source: bytes
    told: tuple[str, ...]


def propose(space: Workspace, path: Path, file: str, name: str) -> ProposedTemplate:
    """Return the template that a Word file looks like, under a name that is free.

    Raises BulletinError, where no template can say what the file has, too.
    """
    from bulletin_cli.incoming.back_issues.facts import TemplateFacts
    from bulletin_cli.incoming.looks import read_template
    from bulletin_cli.layout.compose import set_issue
    from bulletin_cli.layout.template import load
    from bulletin_cli.store.bug_log import reading
    from bulletin_cli.store.fonts import latin_widths
    from bulletin_cli.store.pictures import read_image
    from bulletin_cli.store.word import word_bytes

    _refuse_name(space, name)
    own = space.config.periodical
    known = TemplateFacts(nameplate=own.nameplate, issuer=own.issuer)
    with reading(file):
        data = word_bytes(path, file)
        found = read_template(data, file, known, f"照 {path.name} 做的")
        base = store.blank_base()
        template = load(
            found.text, f"{TEMPLATES}/{name}/{TEMPLATE_FILE}", name, base,
            lambda picture, _: read_image(found.pictures[picture]),
        )  # fmt: skip
        issue = _with_pictures(found.issue, found.source, template)
        pages = set_issue(issue, template, found.periodical, latin_widths)
    files = {TEMPLATE_FILE: found.text.encode(), BASE_FILE: base, **found.pictures}
    return ProposedTemplate(files, template, pages, found.periodical, data, found.told)


def write_proposal(space: Workspace, proposal: ProposedTemplate) -> Path:
    """Write the template's folder as one change; return the place of template.toml."""
    from bulletin_cli.store.files import write_files

    name = proposal.template.name
    folder = space.root / TEMPLATES / name
    with space.lock():
        _refuse_name(space, name)
        write_files({folder / key: data for key, data in proposal.files.items()}, space.root)
    return folder / TEMPLATE_FILE


def _refuse_name(space: Workspace, name: str) -> None:
    """Refuse a name that no folder can have, or some template has. Raises BulletinError."""
    if what := flaw(name) or ("名字太长" if len(name) > _NAME_MOST else ""):
        raise BulletinError(f"模板不能叫“{name[:_NAME_MOST]}”：{what}", "写成 our-office 这样。")
    if store.is_taken(name, space.root):
        raise BulletinError(f"已有叫“{name}”的模板", "换一个名字；要重做，先把那个文件夹移开。")


def _with_pictures(issue: Issue, source: OldSource, template: Template) -> Issue:
    """Return the issue with its pictures as `import` would keep them."""
    from bulletin_cli.store.back_issues import name_files
    from bulletin_cli.store.pictures import read_image

    articles, pictures, _ = name_files(
        issue.articles, source.pictures, source.shapes, template.page.column.text_width
    )
    images = {path: read_image(data) for path, data in pictures.items()}
    return replace(issue, articles=articles, images=images)
