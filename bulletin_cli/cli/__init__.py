"""The command line: options in, one action, exit code out.

Only the standard library, Typer and errors are imported here; a command's module is loaded when
the command is called, so that `bulletin list` does not pay for what `bulletin render` needs.
"""

from __future__ import annotations

import errno
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer._click.shell_completion import CompletionItem
from typer._completion_classes import completion_init
from typer.core import TyperGroup

from bulletin_cli import __version__
from bulletin_cli.base.errors import BulletinError, reason
from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.table import COMMANDS, GROUPS, load
from bulletin_cli.cli.terminal import completion
from bulletin_cli.cli.terminal.chinese import ChineseHelp, Command, usage_message
from bulletin_cli.cli.terminal.options import settle
from bulletin_cli.cli.terminal.patterns import expand
from bulletin_cli.cli.terminal.printing import complain, pad
from bulletin_cli.cli.terminal.streams import hush, is_reader_gone, repair

_FULL = (errno.ENOSPC, errno.EDQUOT)


class LazyGroup(ChineseHelp, TyperGroup):
    """The commands of COMMANDS, each loaded when called; errors turned into text and exit code."""

    called = "bulletin"

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return the commands' names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Return the command, its module imported now."""
        if cmd_name not in COMMANDS:
            return None
        self.called = f"bulletin {cmd_name}"
        entry = COMMANDS[cmd_name]
        called = load(cmd_name)
        epilog = f"例：bulletin {cmd_name} {entry.example}".rstrip()
        if isinstance(called, typer.Typer):
            group = typer.main.get_command(called)
            group.name, group.epilog = cmd_name, epilog
            return group
        single = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        single.command(cmd_name, cls=Command, options_metavar="[选项]", epilog=epilog)(called)
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is called; for another word raise what may have been meant."""
        if args[0] in COMMANDS or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from bulletin_cli.cli.terminal.hints import refusal

        raise refusal(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands in their groups, each with an example, without loading them."""
        examples = {name: f"{name} {entry.example}" for name, entry in COMMANDS.items()}
        width = max(map(display_width, examples.values()))
        for group, entries in GROUPS.items():
            with formatter.section(group):
                formatter.write_dl(
                    (pad(examples[name], width), entry.text) for name, entry in entries.items()
                )

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Offer the commands without loading them."""
        offered = [CompletionItem(name, help=entry.text) for name, entry in COMMANDS.items()]
        found = [each for each in offered if each.value.startswith(incomplete)]
        return found or super().shell_complete(ctx, incomplete)

    def _main_shell_completion(self, *args: Any, **extra: Any) -> None:
        """Complete, if a shell asks for it; where something is broken, offer nothing."""
        completion_init()
        try:
            super()._main_shell_completion(*args, **extra)
        except (BulletinError, OSError, typer.TyperException):
            sys.exit()

    def invoke(self, ctx: Any) -> Any:
        """Call the command; Typer would leave without a word at Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise typer.Abort from None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; the one place where errors become text and exit codes."""
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
            sys.stdout.flush()
        except BulletinError as error:
            code = _complain(str(error), error.hint)
        except OSError as error:
            code = _failed(error)
        except (typer.Abort, KeyboardInterrupt):
            if sys.stderr.isatty():
                typer.echo(err=True)  # behind a question, or the terminal's own ^C
            code = _complain("已取消", code=130)
        except typer.TyperException as error:
            code = _complain(*usage_message(error, self.called))
        sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str, hint: str = "", *, code: int = 2) -> int:
    complain(BulletinError(message, hint))
    return code


def _failed(error: OSError) -> int:
    """Say what the disk refused, or go quietly where nobody reads on; the rest are bugs."""
    if is_reader_gone(error):
        sys.stdout = None  # nothing is left to flush at exit
        return 1
    if error.errno in _FULL and error.filename is None:
        code = _complain(f"输出写不进去（{reason(error)}）", "清出空间再试。")
        sys.stdout = None
        return code
    if error.filename is None:
        raise error
    from bulletin_cli.store.files import file_error

    refusal = file_error(error, "用不了", str(error.filename))
    return _complain(str(refusal), refusal.hint)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"bulletin {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    add_completion=False,  # its options speak English
    epilog="命令后面的是例子；bulletin help 命令 说明一个命令。",
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
)


@app.callback()
def bulletin(
    ctx: typer.Context,
    directory: Annotated[
        Path, typer.Option("-C", metavar="文件夹", help="从这个文件夹找工作区", show_default=False)
    ] = Path(),
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="不提醒，不画进度条，只说结果和错误")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", callback=_version, is_eager=True)
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            help="装上按 Tab 补全，用于正在用的 shell",
            callback=completion.install,
            is_eager=True,
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option(
            "--show-completion", help="显示补全脚本", callback=completion.show, is_eager=True
        ),
    ] = False,
) -> None:
    """编排工作简报：编号、收稿、校对，排成正式版式的 Word 文件。"""
    from bulletin_cli.store.files import is_folder

    del version, install_completion, show_completion
    if not is_folder(directory):
        raise BulletinError(
            f"没有 {directory} 这个文件夹", f"检查 -C 后面的名字；找过的文件夹是 {Path.cwd()}。"
        )
    if quiet:
        hush()
    ctx.obj = directory
    settle(directory, once=COMMANDS[ctx.invoked_subcommand or "help"].once)
    if ctx.invoked_subcommand is None:
        from bulletin_cli.cli.reports.greeting import greet

        greet(ctx)


def run(words: Sequence[str] | None = None) -> None:
    """Run the command line on `words`, or on this process's arguments; end the process."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # libraries warn developers of what users cannot mend
    repair()
    if words is None and sys.platform == "win32":
        words = list(expand(sys.argv[1:]))
    app(words, prog_name="bulletin", windows_expand_args=False)
