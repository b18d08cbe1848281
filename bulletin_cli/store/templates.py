"""Template folders: the workspace's own first, then those shipped with the package."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError, TemplateError
from bulletin_cli.base.paths import BASE_FILE, CONFIG_FILE, STARTER_FILE, TEMPLATE_FILE, TEMPLATES
from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import TomlTable, parse, suggestion
from bulletin_cli.layout.fields import TemplateField, read_fields
from bulletin_cli.store.files import read_bytes, read_text, relative

if TYPE_CHECKING:  # Jinja comes with it, which half of the commands do without
    from bulletin_cli.content.article import Image
    from bulletin_cli.layout.template import Template

BASE_MOST = 20_000_000  # bytes
_PLAIN = "gbt9704"
_HERE = Path(__file__).resolve().parents[1]


@record
class TemplateOffer:
    """A shipped template as `init` offers it: its name, and what template.toml says it is."""

    name: str
    description: str


def shipped_folder() -> Path:
    """Return the folder of the shipped templates: in the wheel, or beside the package's source."""
    packaged = _HERE / TEMPLATES
    return packaged if packaged.is_dir() else _HERE.parent / TEMPLATES


def list_names(root: Path | None) -> tuple[str, ...]:
    """Return the names of all templates to be had in the workspace at `root`."""
    folders = [shipped_folder()] if root is None else [root / TEMPLATES, shipped_folder()]
    found = {path.parent.name for folder in folders for path in folder.glob(f"*/{TEMPLATE_FILE}")}
    return tuple(sorted(found))


def is_own(name: str, root: Path) -> bool:
    """Return whether a template lies in the workspace."""
    return (root / TEMPLATES / name / TEMPLATE_FILE).is_file()


def is_taken(name: str, root: Path) -> bool:
    """Return whether a template has this name, or something else lies where it would."""
    return name in list_names(root) or (root / TEMPLATES / name).exists()


def blank_base() -> bytes:
    """Return the base.docx of the shipped templates, which is blank and has a style for tables."""
    return (shipped_folder() / _PLAIN / BASE_FILE).read_bytes()


def describe(name: str, root: Path) -> str:
    """Return the line that a template says of itself, "" where it cannot be read."""
    try:
        return parse(*_text(find(name, root), root)).text("description", "")
    except BulletinError:
        return ""


def style_parents(name: str, root: Path) -> frozenset[str]:
    """Return the styles of template `name` upon which others are based."""
    styles = parse(*_text(find(name, root), root)).table("styles")
    return frozenset(styles.table(key).text("based_on", "") for key in styles.keys)


def list_offers() -> tuple[TemplateOffer, ...]:
    """Return the shipped templates with a line on each."""
    return tuple(
        TemplateOffer(name, _parsed(name, TEMPLATE_FILE).text("description"))
        for name in list_names(None)
    )


def find(name: str, root: Path | None) -> Path:
    """Return the folder of template `name`. Raises TemplateError with the names there are."""
    if name not in list_names(root):
        raise TemplateError(
            f"没有叫“{name}”的模板",
            suggestion(name, list_names(root)) + _looked(root),
            file=CONFIG_FILE if root else "",
        )
    own = root / TEMPLATES / name if root else None
    return own if own and (own / TEMPLATE_FILE).is_file() else shipped_folder() / name


def _looked(root: Path | None) -> str:
    return f"找过 {root / TEMPLATES} 和程序自带的模板。" if root else ""


def load_template(name: str, root: Path) -> Template:
    """Return template `name`, ready to use. Raises TemplateError or BulletinError."""
    from bulletin_cli.layout.template import load

    folder = find(name, root)
    text, file = _text(folder, root)
    base_file = file.replace(TEMPLATE_FILE, BASE_FILE)
    base = read_bytes(folder / BASE_FILE, base_file, BASE_MOST)
    if folder.is_relative_to(root):  # a shipped one is as it was tested
        from bulletin_cli.store.base_document import refuse_bad_base

        refuse_bad_base(base, base_file)
    return load(text, file, name, base, partial(_picture, folder, file))


def _picture(folder: Path, file: str, path: str, line: int | None) -> Image:
    """Return a picture of a template's folder; its file and line say where it is named."""
    from bulletin_cli.store.pictures import load_picture

    return load_picture(folder, path, file, line or 0)


def load_fields(name: str, root: Path) -> tuple[TemplateField, ...]:
    """Return what template `name` asks for, without a look at the rest of it.

    Raises TemplateError or BulletinError.
    """
    return read_fields(parse(*_text(find(name, root), root)).tables("fields"))


def _text(folder: Path, root: Path) -> tuple[str, str]:
    """Return the text of a template and its path as messages name it."""
    place = folder / TEMPLATE_FILE
    file = relative(place, root if place.is_relative_to(root) else shipped_folder().parent)
    return read_text(place, file), file


def load_starter(name: str) -> TomlTable:
    """Return starter.toml of template `name`: what `init` begins bulletin.toml with."""
    return _parsed(name, STARTER_FILE)


def _parsed(name: str, file: str) -> TomlTable:
    return parse(read_text(find(name, None) / file, file), file)
