"""bulletin doctor."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli import __version__
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import command_line, output_place, workspace
from bulletin_cli.cli.terminal.printing import display_path, echo_colored
from bulletin_cli.cli.terminal.questions import agree, on_terminal

if TYPE_CHECKING:
    from bulletin_cli.base.fonts import FontFile
    from bulletin_cli.workspace import Workspace

_LIBRARIES = (
    "typer", "rich", "jinja2", "tomli", "tomlkit", "pillow", "typst", "fonttools",
)  # fmt: skip
_BUGS_SHOWN = 3


def doctor(
    ctx: typer.Context,
    probe: Annotated[
        str,
        typer.Option(
            "--probe",
            metavar="探针.docx",
            help="不检查，写出一份探针：几十个小问题，看 Word、WPS 断的行和预计的合不合",
            show_default=False,
        ),
    ] = "",
    probe_read: Annotated[
        Path | None,
        typer.Option(
            "--probe-read",
            metavar="探针.pdf",
            help="不检查，读 Word、WPS 用探针另存的 PDF，打出合不合的表",
            show_default=False,
        ),
    ] = None,
    log: Annotated[
        bool,
        typer.Option("--log", help="不检查，打出读外来文件时记下的程序错误，和记在哪里"),
    ] = False,
) -> None:
    """检查 Python、程序库、模板要的字体和工作区；工作区有问题时退出码为 1。"""
    if log and (probe or probe_read):
        raise BulletinError("--log 只能单独用", "去掉别的选项。")
    if probe and probe_read:
        raise BulletinError(
            "--probe 和 --probe-read 不能同写", "先写出探针，在 Word 或 WPS 里存成 PDF，再读。"
        )
    if probe:
        _write_probe(ctx, probe)
    elif probe_read:
        _read_probe(probe_read)
    elif log:
        _print_log()
    else:
        _examine(ctx)


def _print_log() -> None:
    from bulletin_cli.store.bug_log import last_bugs, log_place

    bugs = last_bugs(_BUGS_SHOWN)
    if not bugs:
        typer.echo(f"没有记下过错误；有了会记在 {log_place()}。")
        return
    typer.echo(f"记在 {log_place()}，最近 {len(bugs)} 条，新的在下面：\n")
    typer.echo("\n\n".join(bugs))


def _write_probe(ctx: typer.Context, output: str) -> None:
    from bulletin_cli.actions.probe import write_probe
    from bulletin_cli.store.files import is_folder

    if Path(output).suffix.lower() != ".docx" and not is_folder(Path(output)):
        hint = "写成“探针.docx”这样；读 PDF 用 --probe-read。"
        raise BulletinError("探针是 Word 文件，名字要以 .docx 结尾", hint, file=output)
    place = output_place(output, Path("探针.docx"))

    def may_replace() -> None:
        what = f"已有 {display_path(place)}，内容不同"
        if not on_terminal():
            raise BulletinError(what, "换一个名字，或先移走它。")
        agree(f"{what}，写过去吗？")

    count = write_probe(place, may_replace)
    read = command_line(ctx, "doctor", "--probe-read", str(place.with_suffix(".pdf")))
    typer.echo(f"写出了 {display_path(place)}，应有 {count} 页。")
    typer.echo(f"在 Word 或 WPS 里打开，什么都不改，另存为 PDF；再运行\n  {read}")


def _read_probe(path: Path) -> None:
    from bulletin_cli.actions.probe import read_probe_file
    from bulletin_cli.cli.reports.probe import print_probe

    print_probe(read_probe_file(path))


def _examine(ctx: typer.Context) -> None:
    typer.echo(f"bulletin {__version__}　Python {platform.python_version()}　{platform.system()}")
    typer.echo("程序库：" + "　".join(f"{name} {_version(name)}" for name in _LIBRARIES))
    try:
        space = workspace(ctx)
    except BulletinError as error:
        typer.echo(f"工作区：{error}")
        raise typer.Exit(1) from None
    typer.echo(f"工作区：{space.root}")
    problems = list(_problems(space))
    if not problems:
        _print_fonts(space)
    for problem in problems:
        echo_colored(f"× {problem}", "red")
    typer.echo(f"工作区有 {len(problems)} 个问题。" if problems else "工作区没有问题。")
    if problems:
        raise typer.Exit(1)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "没有装"


def _print_fonts(space: Workspace) -> None:
    from bulletin_cli.store.fonts import find_faces

    installed = find_faces()
    styles = space.template().styles.values()
    wanted = dict.fromkeys(fonts for each in styles for fonts in (each.fonts, each.latin_fonts))
    typer.echo(f"模板 {space.config.periodical.template} 要的字体：")
    for fonts in filter(None, wanted):
        typer.echo(f"  {fonts[0]}：{_found(fonts, installed)}")


def _found(fonts: tuple[str, ...], installed: Mapping[str, FontFile] | None) -> str:
    if installed is None:
        return "查不到本机装了哪些字体"
    if fonts[0] in installed:
        return f"有{_rights(installed[fonts[0]])}"
    other = next((face for face in fonts[1:] if face in installed), None)
    if other:
        return f"没有，本机用 {other} 代替{_rights(installed[other])}"
    return "没有；不影响排出的 Word 文件，打开它的电脑上要有"


def _rights(file: FontFile) -> str:
    from bulletin_cli.store.opentype import may_embed

    return "" if may_embed(file) else "；不许嵌入或读不出来，OFD 里只写它的名字"


def _problems(space: Workspace) -> Iterator[str]:
    """Yield what keeps issues from being read, and what does not belong among them."""
    from bulletin_cli.actions.desk.verify import verify_issue
    from bulletin_cli.base.paths import IssuePaths
    from bulletin_cli.content.numbering import format_id
    from bulletin_cli.store.desk import desk_readers
    from bulletin_cli.store.desk.submissions import broken_submissions
    from bulletin_cli.store.issues import leftovers

    for read in (space.template, *desk_readers(space.root)):
        try:
            read()
        except BulletinError as error:
            yield f"{error}　{error.hint}"
    yield from (f"{each}　{each.hint}" for each in broken_submissions(space.root))
    for identifier in map(format_id, space.numbers()):
        try:
            issue = space.issue(identifier, partial=True)
            faults, told = issue.faults, format_id(issue.number)
            changed = verify_issue(space, identifier).differences
        except BulletinError as error:  # its issue.toml
            faults, changed, told = (error,), (), identifier
        if told != identifier:
            file = IssuePaths(identifier).issue_file
            yield f"{file}：写的是 {told}，文件夹是 {identifier}　改成一致"
        yield from (f"{each}　{each.hint}" for each in faults)
        yield from (f"{IssuePaths(identifier).folder}：签发、发布以后，{each}" for each in changed)
    for name in leftovers(space.root):
        yield f"{IssuePaths(name).folder} 不是一期，移走它"
