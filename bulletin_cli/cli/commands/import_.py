"""bulletin import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin_cli.cli.terminal.options import FormatOption, choose, workspace
from bulletin_cli.cli.terminal.printing import display_path
from bulletin_cli.cli.terminal.progress import with_progress
from bulletin_cli.cli.terminal.streams import print_machine


def import_(
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="文件或文件夹…", help="旧的各期：.docx、.doc、.wps、.txt、.pdf"),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看，不写")] = False,
    form: FormatOption = "text",
) -> None:
    """收进旧的各期：认出报头、稿件、版记，作为已发布的放进 issues/。

    有没收进来的文件，退出码为 1。
    """
    from bulletin_cli.actions.import_ import Importer
    from bulletin_cli.cli.reports.back_issues import as_json, print_report
    from bulletin_cli.store.back_issues import find_source_files

    choose("--format", form, ("text", "json"))
    space = workspace(ctx)
    files = find_source_files(paths, space.issues)
    importer = Importer(space, write=not dry_run)
    outcomes = [
        importer.import_file(path, display_path(path.absolute()))
        for path in with_progress(files, lambda each: each.name)
    ]
    doubts, receivers = importer.doubts(), importer.receivers()
    if form == "json":
        print_machine(as_json(outcomes, doubts, receivers))
    else:
        print_report(outcomes, doubts, receivers, written=not dry_run)
    if any(each.status in ("different", "refused") for each in outcomes):
        raise typer.Exit(1)
