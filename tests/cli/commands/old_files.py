"""Issues as an office would have left them: text dumps, Word files, PDFs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from bulletin_cli.content.article import Article
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.pages import Pages
from bulletin_cli.store.config import load_config
from bulletin_cli.store.templates import load_template
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers.docx import write as docx
from tests.conftest import bulletin, write
from tests.dumps import closed, doubled, numbered, printed, spread, texts
from tests.samples import ROOT

DAYS = {31: date(2024, 10, 28), 32: date(2024, 11, 4), 33: date(2024, 11, 11)}


@cache
def sample() -> Issue:
    """Return the project's sample issue."""
    return Workspace(ROOT).issue("2024-36")


def pages(number: IssueNumber, day: date, periodical: Periodical) -> Pages:
    """Return the sample issue as set under another number and date."""
    issue = replace(sample(), number=number, date=day)
    return set_issue(issue, load_template("shanghai-post", ROOT), periodical)


def old_file(root: Path, path: Path, number: IssueNumber, day: date) -> Path:
    """Write the sample issue as a .txt or .docx that the workspace at `root` may have printed."""
    found = pages(number, day, load_config(root).periodical)
    if path.suffix == ".docx":
        return write(path, docx(found.document))
    lines = numbered("{0}")(spread(printed(found)))
    return write(path, doubled(lines) if number.number % 2 else closed(lines))


def articles(root: Path, identifier: str) -> tuple[Article, ...]:
    """Return the articles of an issue of the archive."""
    return Workspace(root).issue(identifier).articles


def put(workspace: Path, name: str, count: int) -> Path:
    """Write issue `count` of 2024 into the folder of old issues, its day as in DAYS."""
    return old_file(
        workspace,
        workspace / "旧 的各期" / name,
        IssueNumber(2024, count, count + 451),
        DAYS[count],
    )


def taken(*words: str | Path, code: int = 0) -> str:
    """Return what import prints."""
    result = bulletin("import", *words)
    assert (result.exit_code, result.stderr) == (code, "")
    return result.stdout


def told(*words: str | Path) -> dict[str, dict[str, object]]:
    """Return what import says of each file, by the file's name."""
    report = json.loads(bulletin("import", "--format", "json", *words).stdout)
    return {Path(each["file"]).name: each for each in report["files"]}


def without_caption(workspace: Path, identifier: str) -> list[tuple[str, list[str]]]:
    """Return the texts of an issue; without its picture a caption is a paragraph."""
    return [
        (title, [each for each in body if not each.startswith("图1")])
        for title, body in texts(articles(workspace, identifier))
    ]
