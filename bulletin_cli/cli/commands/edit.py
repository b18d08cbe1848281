"""bulletin edit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import ArticleArgument, IssueOption, workspace
from bulletin_cli.cli.terminal.printing import complain
from bulletin_cli.cli.terminal.questions import confirm

if TYPE_CHECKING:
    from bulletin_cli.cli.terminal.editor import Draft
    from bulletin_cli.workspace import Workspace


def edit(ctx: typer.Context, which: ArticleArgument, issue: IssueOption = None) -> None:
    """在编辑器里改一篇稿件，改完校对这一篇。

    编辑器是 VISUAL 或 EDITOR 指定的，没有设就是记事本或 vi；写的不会丢。
    """
    from bulletin_cli.actions.articles import read_article_source, rewrite_article
    from bulletin_cli.cli.terminal.editor import WAIT_HINT, Draft, find_editor
    from bulletin_cli.store.editing import refuse_unreadable

    space = workspace(ctx)
    identifier = space.resolve(issue)
    source = read_article_source(space, identifier, which)
    file = PurePosixPath(source.file)
    without = f"设好环境变量 EDITOR，或直接改 {file}。"
    draft = Draft(source.text, file.stem, find_editor(BulletinError("没有设编辑器", without)))
    of_issue = f" --issue {identifier}" if issue else ""
    with draft.keep_on_error(
        f"改好后用 bulletin replace-article {file.name} 文件{of_issue} 换上。"
    ):
        text = _write_until_readable(
            draft, lambda text: refuse_unreadable(space.root, identifier, file.name, text)
        )
        if text is not None:
            rewrite_article(space, identifier, file.name, source, text)
    typer.echo(f"没有改动 {file}" if text is None else f"改好 {file}")
    if text is None and not draft.waits and not sys.stdin.isatty():
        typer.echo(f"提示：{WAIT_HINT}", err=True)
    _check(space, space.root / file)


def _write_until_readable(draft: Draft, refuse: Callable[[str], None]) -> str | None:
    """Return what was written, opening the editor again as long as it is broken; None if nothing.

    Raises BulletinError for a broken article where nobody wants to go on.
    """
    while True:
        draft.open()
        if not draft.changed:
            return None
        try:
            text = draft.text()
            refuse(text)
        except BulletinError as error:
            if not sys.stdin.isatty():
                raise
            complain(error)
            if not confirm("再打开改吗"):
                raise BulletinError("没有写进稿件") from error
        else:
            return text


def _check(space: Workspace, place: Path) -> None:
    """Print what the rules find in the article, as `check` does."""
    from bulletin_cli.actions.check.options import CheckOptions
    from bulletin_cli.actions.check.run import run_check
    from bulletin_cli.cli.reports.findings import print_fixed, show_findings

    result = run_check(space.root, [str(place)], lambda: b"", CheckOptions())
    print_fixed(result, err=False)
    show_findings(result, "text")
