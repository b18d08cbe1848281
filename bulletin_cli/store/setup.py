"""Making a workspace: bulletin.toml from the template's starter and the user's answers."""

from __future__ import annotations

import re
from pathlib import Path

from bulletin_cli.errors import BulletinError
from bulletin_cli.glossary import Organisation
from bulletin_cli.model import IssueNumber, Periodical
from bulletin_cli.record import record
from bulletin_cli.store import templates
from bulletin_cli.store.config import NAME, new_config
from bulletin_cli.store.files import file_error, refuse_unusable, write_files
from bulletin_cli.store.glossary import NAME as GLOSSARY
from bulletin_cli.store.glossary import new_glossary
from bulletin_cli.strict_toml import Table
from bulletin_cli.typography import FORBIDDEN, LINE_ENDS


@record
class Answers:
    """What `init` was told."""

    template: str
    nameplate: tuple[str, ...]
    issuer: str
    baseline: IssueNumber | None = None


def starting_answers(template: str) -> Answers:
    """Return what the template's starter.toml proposes."""
    starter = templates.starter(template)
    return Answers(template, starter.texts("nameplate"), starter.text("issuer"))


def refuse_workspace(root: Path) -> None:
    """Refuse a folder that is a workspace already. Raises BulletinError."""
    if (root / NAME).exists():
        raise BulletinError(
            "这里已经是工作区", f"改设置就编辑 {root / NAME}，另建就换个文件夹。", file=str(root)
        )


def create_workspace(root: Path, answers: Answers, *, copy_template: bool = False) -> None:
    """Write bulletin.toml, glossary.toml, and the template's folder if asked.

    Raises BulletinError.
    """
    refuse_workspace(root)
    refuse_unusable(root)
    for text in (*answers.nameplate, answers.issuer):
        if not text.strip() or re.search(f"[\t{FORBIDDEN}{LINE_ENDS}]", text):
            raise BulletinError("刊名或编发单位是空的，或有控制字符", "一行一项，写看得见的字。")
    starter = templates.starter(answers.template)
    periodical = Periodical(
        nameplate=answers.nameplate,
        issuer=answers.issuer,
        template=answers.template,
        report_to=starter.texts("report_to", ()),
        copy_to=starter.texts("copy_to", ()),
        issue_to=starter.texts("issue_to", ()),
    )
    files: dict[Path, bytes | str] = {}
    if copy_template:
        source = templates.find(answers.template, None)
        for path in sorted(source.iterdir()):
            files[root / "templates" / answers.template / path.name] = path.read_bytes()
    files[root / NAME] = new_config(periodical, answers.baseline)
    if not (root / GLOSSARY).exists():
        files[root / GLOSSARY] = new_glossary(_organisations(starter, answers.issuer))
    write_files(files, root)
    try:
        (root / "issues").mkdir(exist_ok=True)
    except OSError as error:
        raise file_error(error, "建不了文件夹", "issues") from error


def _organisations(starter: Table, issuer: str) -> list[Organisation]:
    """Return the bulletin's own organisations: the starter's, and an issuer of one name."""
    found = [
        Organisation(table.text("name"), table.texts("short", ()))
        for table in starter.tables("organisations")
    ]
    known = any(issuer.startswith(each.name) for each in found)
    if not known and not re.search("[、，；○ ]", issuer):
        found.append(Organisation(issuer))
    return found
