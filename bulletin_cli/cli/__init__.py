"""The command line: options in, one Workspace call, exit code out.

Only the standard library, Typer and errors are imported here; a command's module is loaded when
the command is called, so that `bulletin list` does not pay for what `bulletin render` needs.
"""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer._click.shell_completion import CompletionItem
from typer._completion_classes import completion_init
from typer.core import TyperGroup

from bulletin_cli import __version__
from bulletin_cli.cli import completion
from bulletin_cli.cli.chinese import ChineseHelp, Command, usage_message
from bulletin_cli.cli.common import colored, padded
from bulletin_cli.errors import BulletinError, reason
from bulletin_cli.typography import display_width


class Entry(NamedTuple):
    """A command: its function, what it does, arguments to try, other words it is asked for by."""

    place: str
    text: str
    example: str = ""
    words: str = ""


# Group -> command -> what is known of it before its module is loaded, in the order of the work.
GROUPS = {
    "出一期": {
        "new": Entry("setup:new", "新建一期，自动编期号和总期号", "", "新建 新一期 create"),
        "add-article": Entry(
            "articles:add_article",
            "加入稿件（Word、网页、.md、.txt，或打开编辑器）",
            "来稿.docx",
            "加入 加稿 收稿 add insert",
        ),
        "move-article": Entry(
            "articles:move_article", "调整稿件的次序", "3 1", "移动 调整 次序 move mv"
        ),
        "remove-article": Entry(
            "articles:remove_article",
            "撤下稿件（移到 removed/）",
            "3",
            "撤下 删除 撤稿 remove rm delete del",
        ),
        "show": Entry("browse:show", "看一期的稿件、单位、字数和问题", "35", "查看 看 view"),
    },
    "校对和排版": {
        "check": Entry(
            "check:check", "校对一期、一篇稿件或别的文字，可以自动改", "35", "校对 检查 proof lint"
        ),
        "rule": Entry("rule:rule", "列出校对规则，说明一条规则", "PUN006", "规则 rules"),
        "preview": Entry("preview:preview", "看排好的各页：行和页断在哪里", "--serve", "预览"),
        "render": Entry(
            "render:render",
            "排出 Word 文件、PDF 或纯文本",
            "35",
            "排版 打印 输出 导出 print export",
        ),
    },
    "收回和归档": {
        "revise": Entry("revise:revise", "收回领导改过的 Word 文件", "改过.docx", "收回 回收 修订"),
        "import": Entry(
            "importing:import_", "收进旧的各期（.docx、.txt、.pdf）", "旧简报", "导入 归档 收进"
        ),
        "list": Entry("browse:list_issues", "列出各期", "", "列表 列出 ls lst dir"),
    },
    "设置": {
        "init": Entry("setup:init", "新建工作区", "简报", "初始化 工作区"),
        "glossary": Entry(
            "glossary:glossary", "用词表：加一条、列出、查它自己", "add term 快递员", "用词 用词表"
        ),
        "doctor": Entry("doctor:doctor", "检查程序、字体和工作区", "", "诊断 体检"),
        "help": Entry("helping:help_", "列出全部命令，说明一个命令", "check", "帮助 ? /? man"),
    },
}
COMMANDS = {name: entry for group in GROUPS.values() for name, entry in group.items()}

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
        module, _, function = entry.place.partition(":")
        called = getattr(import_module(f"bulletin_cli.cli.{module}"), function)
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
        if args[0] in COMMANDS or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from bulletin_cli.cli.meant import refusal

        raise refusal(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands in their groups, each with an example, without loading them."""
        examples = {name: f"{name} {entry.example}" for name, entry in COMMANDS.items()}
        width = max(map(display_width, examples.values()))
        for group, entries in GROUPS.items():
            with formatter.section(group):
                formatter.write_dl(
                    (padded(examples[name], width), entry.text) for name, entry in entries.items()
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
            if error.errno not in _FULL:
                raise
            code = _complain(f"输出写不进去（{reason(error)}）", "清出空间再试。")
            sys.stdout = None  # nothing is left to flush at exit
        except (typer.Abort, KeyboardInterrupt):
            if sys.stderr.isatty():
                typer.echo(err=True)  # behind a question, or the terminal's own ^C
            code = _complain("已取消", code=130)
        except typer.TyperException as error:
            code = _complain(*usage_message(error, self.called))
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
    del version, install_completion, show_completion
    ctx.obj = directory
    if ctx.invoked_subcommand is None:
        from bulletin_cli.cli.greeting import greet

        greet(ctx)


def run() -> None:
    """Run the command line on this process's arguments."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that cannot show a sign shows ?
    app(prog_name="bulletin")
