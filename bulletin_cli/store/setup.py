"""Making a workspace: bulletin.toml from the template's starter and what the user said."""

from __future__ import annotations

import re
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import CONFIG_FILE, GLOSSARY_FILE, ISSUES, TEMPLATES
from bulletin_cli.base.typography import FORBIDDEN, LINE_ENDS
from bulletin_cli.content.glossary import Organisation
from bulletin_cli.content.issue import IssueNumber, Periodical
from bulletin_cli.store import templates
from bulletin_cli.store.config import new_config
from bulletin_cli.store.disk import stage_name, sweep
from bulletin_cli.store.files import file_error, refuse_unusable, write_files
from bulletin_cli.store.glossary import new_glossary


def starting_periodical(template: str) -> Periodical:
    """Return the bulletin of nothing but placeholders that the template's starter.toml proposes."""
    starter = templates.load_starter(template)
    return Periodical(
        nameplate=starter.texts("nameplate"),
        issuers=starter.text_or_texts("issuer"),
        template=template,
        report_to=starter.texts("report_to", ()),
        copy_to=starter.texts("copy_to", ()),
        issue_to=starter.texts("issue_to", ()),
    )


def refuse_name(what: str, text: str) -> None:
    """Refuse a name that is blank or would not load again. Raises BulletinError."""
    if not text.strip():
        raise BulletinError(f"{what}是空的", "写看得见的字，或不写这一项。")
    if re.search(f"[\t{FORBIDDEN}{LINE_ENDS}]", text):
        raise BulletinError(f"{what}里有换行或控制字符", "一项一行，只写看得见的字。")


def refuse_place(root: Path) -> None:
    """Refuse a folder where no workspace can be made. Raises BulletinError.

    Tried by making a folder and removing it: on network shares nothing else tells.
    """
    refuse_name("文件夹的名字", str(root))
    refuse_unusable(root)
    try:
        if root.is_file():
            raise BulletinError("这是文件，不是文件夹", "换一个名字。", file=str(root))
        if (root / CONFIG_FILE).exists():
            hint = f"改设置就编辑 {root / CONFIG_FILE}，另建就换个文件夹。"
            raise BulletinError("这里已经是工作区", hint, file=str(root))
        _try_folder(_nearest_folder(root))
    except OSError as error:
        raise file_error(error, "在这里建不了工作区", str(root)) from error


def _try_folder(folder: Path) -> None:
    sweep(folder)
    trial = folder / stage_name(0)
    trial.mkdir()
    trial.rmdir()


def _nearest_folder(root: Path) -> Path:
    """Return the folder that is there and that `root` would lie in, or is."""
    root = root.absolute()
    for each in (root, *root.parents):
        if each.exists():
            return each
    drive = root.anchor.rstrip("\\/") or root.anchor
    raise BulletinError(f"没有 {drive} 这个盘", "U 盘没有插就插上；不然换一个有的盘。")


def create_workspace(
    root: Path,
    periodical: Periodical,
    counted_from: IssueNumber | None = None,
    *,
    copy_template: bool = False,
) -> tuple[str, ...]:
    """Write bulletin.toml, glossary.toml, and the template's folder if asked.

    Returns the names of what was made. Raises BulletinError.
    """
    refuse_place(root)
    for line in periodical.nameplate:
        refuse_name("刊名", line)
    for issuer in periodical.issuers:
        refuse_name("编发单位", issuer)
    for receiver in (*periodical.report_to, *periodical.copy_to, *periodical.issue_to):
        refuse_name("受文单位", receiver)
    files: dict[Path, bytes | str] = {}
    made = [CONFIG_FILE]
    if not (root / GLOSSARY_FILE).exists():
        files[root / GLOSSARY_FILE] = new_glossary(_organisations(periodical.issuers))
        made.append(GLOSSARY_FILE)
    if copy_template:
        folder = f"{TEMPLATES}/{periodical.template}/"
        for path in sorted(templates.find(periodical.template, None).iterdir()):
            files[root / folder / path.name] = path.read_bytes()
        made.append(folder)
    files[root / CONFIG_FILE] = new_config(periodical, counted_from)
    write_files(files, root)
    try:
        (root / ISSUES).mkdir(exist_ok=True)
    except OSError as error:
        raise file_error(error, "建不了文件夹", ISSUES) from error
    return (*made, f"{ISSUES}/")


def _organisations(issuers: tuple[str, ...]) -> list[Organisation]:
    """Return the issuers, each where it is one body of a name that is known."""
    return [Organisation(each) for each in issuers if not re.search("[、，；○ ]", each)]
