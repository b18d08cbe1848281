"""Help and usage errors in Chinese; Typer has them in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import zip_longest
from typing import Any

from typer import _click  # Typer carries its own Click and exports no formatter
from typer.core import TyperCommand, TyperGroup

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.typography import display_width

_HEADINGS = {"Options": "选项", "Arguments": "参数", "Commands": "命令"}
_HELP = {"Show this message and exit.": "显示帮助", "[required]": "[必填]"}


class ChineseFormatter(_click.HelpFormatter):
    """Typer's help formatter with Chinese headings and standard phrases."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line, which Typer would leave out where there is nothing to add."""
        del prefix
        self.write(f"用法：{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Any, *args: Any, **settings: Any) -> None:
        """Write a list of terms, aligned by what a terminal shows: a Han character is two wide."""
        del args, settings
        rows = list(rows)
        widths = [display_width(term) for term, _ in rows]
        # A term that would leave its text less than half of the width has a line of its own.
        left = max((width for width in widths if width <= self.width // 2), default=0) + 2
        for term, text in rows:
            lines = list(self._lines(_phrase(text), left)) or [""]
            if display_width(term) > left:
                lines.insert(0, "")
            for head, line in zip_longest([term], lines, fillvalue=""):
                blanks = " " * (left - display_width(head))
                self.write(f"{'':>{self.current_indent}}{head}{blanks}{line}".rstrip() + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, which Typer would wrap at blanks alone."""
        for paragraph in text.split("\n"):
            for line in [*self._lines(paragraph, 0)] or [""]:
                self.write(f"{'':>{self.current_indent}}{line}".rstrip() + "\n")

    def _lines(self, text: str, left: int) -> Iterator[str]:
        """Yield `text` in lines for what is free of the width behind `left` columns."""
        from bulletin_cli.proof.reports.excerpt import wrap

        return wrap(text, max(self.width - self.current_indent - left, 20))


class ChineseHelp:
    """Mixed into a command: its help comes through ChineseFormatter."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        formatter = ChineseFormatter(width=ctx.terminal_width, max_width=ctx.max_content_width)
        self.format_help(ctx, formatter)  # type: ignore[attr-defined]
        return str(formatter.getvalue().rstrip("\n"))


class Command(ChineseHelp, TyperCommand):
    """A command with Chinese help."""


class Group(ChineseHelp, TyperGroup):
    """A command with commands of its own."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with their help, which Typer would cut short."""
        rows = [(name, each.help or "") for name, each in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse a call without a command. Raises BulletinError."""
        if not args and not ctx.resilient_parsing:
            raise BulletinError("没有写命令", f"可以写：{'、'.join(self.commands)}。")
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is called. Raises BulletinError where there is none."""
        known = args[0] in self.commands or args[0].startswith("-")
        if not known and not ctx.resilient_parsing:
            raise BulletinError(
                f"{self.name} 没有 {args[0]} 这个命令", f"可以写：{'、'.join(self.commands)}。"
            )
        return super().resolve_command(ctx, args)


class ListingGroup(Group):
    """A group whose command `list` need not be named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read a call that begins with an option, or has no words at all, as one of `list`."""
        if (not args or args[0].startswith("-")) and not {"-h", "--help"} & {*args}:
            args = ["list", *args]
        return super().parse_args(ctx, args)


def usage_message(error: Any, called: str) -> tuple[str, str]:
    """Return message and hint for a usage error of Typer's in the command `called`."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    hint = f"{context.command_path if context else called} --help 列出用法。"
    if kind == "NoSuchOption" and error.option_name[1:2].isdigit():
        return "不能是负数", hint
    if kind == "NoSuchOption":
        close = _meant(error.option_name, error.possibilities or ())
        return f"没有 {error.option_name} 这个选项", f"是不是 {close}？" if close else hint
    if kind == "BadOptionUsage":
        wrong = "要写值" if "requires" in error.message else "不写值"
        return f"{error.option_name} 后面{wrong}", hint
    name = _parameter(error)
    if kind == "MissingParameter" and name.startswith("-"):
        return f"缺少 {name}", f"加上 {name} {error.param.metavar}；{hint}"
    if kind == "MissingParameter":
        return f"缺少 {name}", hint
    value = _quoted(error.format_message())
    if kind == "BadParameter":
        return f"{name} 的值不对{f'：{value}' if value else ''}", hint
    return f"多写了 {value}", hint


def _meant(option: str, possible: Sequence[str]) -> str:
    """Return which of the options is nearest; `--` alone makes Typer think two words alike."""
    names = {each.lstrip("-"): each for each in possible}
    close = get_close_matches(option.lstrip("-"), names, n=1)
    return names[close[0]] if close else ""


def _parameter(error: Any) -> str:
    """Return the name that help gives the parameter an error is about."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "参数"
    option = str(parameter.opts[0])
    return option if option.startswith("-") else str(parameter.metavar or option)


def _quoted(message: str) -> str:
    """Return what a message of Typer's quotes: its last '…', or what stands in brackets."""
    quoted = re.findall(r"'([^']*)'", message) or re.findall(r"\(([^()]*)\)", message)
    return quoted[-1] if quoted else ""


def _phrase(text: str) -> str:
    for english, chinese in _HELP.items():
        text = text.replace(english, chinese)
    return text
