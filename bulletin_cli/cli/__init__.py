"""The command line: options in, one Workspace call, exit code out.

Only the standard library, Typer and errors are imported here; a command's module is loaded when
the command is called, so that `bulletin list` does not pay for what `bulletin render` needs.
"""

from __future__ import annotations

import errno
import sys
import warnings
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bulletin_cli import __version__
from bulletin_cli.cli.chinese import ChineseHelp, Command, usage_message
from bulletin_cli.cli.common import colored
from bulletin_cli.errors import BulletinError, reason

# Command -> (module:function, what the list of commands says of it).
COMMANDS = {
    "init": ("setup:init", "新建工作区"),
    "new": ("setup:new", "新建一期，自动编期号和总期号"),
    "add-article": (
        "articles:add_article",
        "加入稿件（Word、网页、.md、.txt，或打开编辑器）",
    ),
    "move-article": ("articles:move_article", "调整稿件的次序"),
    "remove-article": ("articles:remove_article", "撤下稿件（移到 removed/）"),
    "list": ("browse:list_issues", "列出各期"),
    "show": ("browse:show", "看一期的稿件、单位、字数和问题"),
    "check": ("check:check", "校对一期、一篇稿件或别的文字，可以自动改"),
    "rule": ("rule:rule", "列出校对规则，说明一条规则"),
    "glossary": ("glossary:glossary", "用词表：加一条、列出、查它自己"),
    "preview": ("preview:preview", "看排好的各页：行和页断在哪里"),
    "render": ("render:render", "排出 Word 文件或纯文本"),
    "import": ("importing:import_", "收进旧的各期（.docx、.txt、.pdf）"),
    "revise": ("revise:revise", "收回领导改过的 Word 文件"),
    "doctor": ("doctor:doctor", "检查程序、字体和工作区"),
}

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
        module, _, function = COMMANDS[cmd_name][0].partition(":")
        called = getattr(import_module(f"bulletin_cli.cli.{module}"), function)
        if isinstance(called, typer.Typer):
            group = typer.main.get_command(called)
            group.name = cmd_name
            return group
        single = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        single.command(cmd_name, cls=Command, options_metavar="[选项]")(called)
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

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
            if error.errno not in _FULL:
                raise
            code = _complain(f"输出写不进去（{reason(error)}）", "清出空间再试。")
            sys.stdout = None  # nothing is left to flush at exit
        except (typer.Abort, KeyboardInterrupt):
            if sys.stderr.isatty():
                typer.echo(err=True)  # behind a question, or the terminal's own ^C
            code = _complain("已取消", code=130)
        except typer.TyperException as error:
            code = _complain(*usage_message(error, self.called, tuple(COMMANDS)))
        sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str, hint: str = "", *, code: int = 2) -> int:
    colored(f"错误：{message}", "red", err=True)
    if hint:
        typer.echo(f"提示：{hint}", err=True)
    return code


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"bulletin {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
)


@app.callback()
def bulletin(
    ctx: typer.Context,
    directory: Annotated[
        Path, typer.Option("-C", metavar="文件夹", help="从这个文件夹找工作区", show_default=False)
    ] = Path(),
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """编排工作简报：编号、收稿、校对，排成正式版式的 Word 文件。"""
    del version
    ctx.obj = directory


def run() -> None:
    """Run the command line on this process's arguments."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # libraries warn developers of what users cannot mend
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that cannot show a sign shows ?
    app(prog_name="bulletin")
