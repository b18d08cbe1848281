"""What the portable folder's .bat files do: with files dropped on them, and opening a console.

Each is a command of the command line with what somebody needs who never types one: the workspace
that was used last, the result opened, the window kept open, and one line on what to do next.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import typer

from bulletin_cli.cli import run as run_command
from bulletin_cli.cli.terminal.questions import ask_until

# Of cmd: after a name with & in it, it would run what follows as a command, unless told to exit.
DROPPED = 200
_PATH = re.compile(r'"([^"]*)"|([^" ]+)')  # quoted where it has a blank; a path holds no quote
_NONE = "把文件拖到这个图标上再松开。可以一次拖几个。"


def main() -> None:
    """Run `python -m bulletin_cli.cli.dropped add|submit|check|revise|window [FILE…]`."""
    task, *given = sys.argv[1:]
    line = os.environ.get("BULLETIN_DROPPED", "")
    files = dropped(line)
    code = run(task, given if files is None else files)
    sys.exit(code if files is None else DROPPED)


def dropped(line: str) -> list[str] | None:
    r"""Return the files dropped on a .bat, of cmd's own command line; None if it was typed.

    Explorer runs cmd /c ""C:\folder\name.bat" C:\a&b.docx "C:\c d.docx"".
    """
    start = re.search(r'/c ""[^"]*\.bat"(.*)"', line, re.IGNORECASE | re.DOTALL)
    return start and ["".join(each) for each in _PATH.findall(start[1])]


def run(task: str, files: Sequence[str]) -> int:
    """Do a task, say what to do next, and wait until somebody has read it."""
    if task == "window":
        code, following = _window()
    else:
        code, following = TASKS[task](files) if files else (2, _NONE)
    with suppress(EOFError, KeyboardInterrupt):
        if following:
            input(f"下一步：{following}按回车键关闭窗口。")
    return code


def _add(files: Sequence[str]) -> tuple[int, str]:
    following = "bulletin show 看这一期，bulletin render --docx 排出来"
    return _take("add-article", files, "没有加入稿件", following)


def _submit(files: Sequence[str]) -> tuple[int, str]:
    following = "bulletin inbox 看来稿，bulletin accept 编号 采用"
    return _take("submit", files, "没有登记来稿", following)


def _take(command: str, files: Sequence[str], failed: str, following: str) -> tuple[int, str]:
    """Give all files to a command; return its exit code and what to do next."""
    root = _workspace()
    code = call("-C", root, command, *files) if root else 2
    if code:
        return code, f"{failed}；照上面的提示改好，再拖一次。"
    return 0, f"双击“打开简报窗口.bat”，用 {following}。"


def _check(files: Sequence[str]) -> tuple[int, str]:
    """Proofread the files one by one, so that one that cannot be read does not keep the others."""
    from bulletin_cli.actions.check.file_targets import annotated_beside
    from bulletin_cli.store.recent import is_workspace

    start = _recent()
    if start is None or not is_workspace(start):
        start = Path()
    codes = []
    for file in files:
        copy = annotated_beside(Path(file))
        codes.append(call("-C", start, "check", file, "--format", "docx", "--output", copy))
        if codes[-1] < 2:
            _open(copy)
    if max(codes) > 1:
        return 2, "照上面的提示改好，再拖一次。"
    return max(codes), "照批注改原来的文件，或就在带批注的这一份里改；0 条批注的不用改。"


def _revise(files: Sequence[str]) -> tuple[int, str]:
    root = _workspace()
    codes = [call("-C", root, "revise", each, "--ask") if root else 2 for each in files]
    if max(codes) == 1:
        return 1, "上面标着“冲突”“不在稿件里”“放不进去”的，打开稿件自己改。"
    if max(codes):
        return max(codes), "有文件没有收回来；照上面的提示做，再拖一次。"
    again = "双击“打开简报窗口.bat”，用 bulletin check 再校对一遍，bulletin render --docx 重排"
    return 0, f"稿件改了的，{again}；没有改动的不用再做什么。"


def _window() -> tuple[int, str]:
    """Open a console in the workspace, where `bulletin` is found; say how it stands first."""
    root = _workspace()
    if root is None:
        return 2, "照上面的提示做，再双击一次。"
    folder = Path(sys.executable).parents[1]
    path = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
    # pushd, because cmd has no current folder on a share; it takes a drive letter for it.
    console = f'cmd /k pushd "{root}" && bulletin'
    return subprocess.call(console, env={**os.environ, "PATH": path}), ""  # noqa: S603


TASKS: dict[str, Callable[[Sequence[str]], tuple[int, str]]] = {
    "add": _add,
    "submit": _submit,
    "check": _check,
    "revise": _revise,
}


def call(*words: str | Path) -> int:
    """Run a command of the command line, and return its exit code."""
    try:
        run_command(list(map(str, words)))
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    return 0


def _memory() -> Path:
    return Path(typer.get_app_dir("bulletin")) / "workspace.txt"


def _recent() -> Path | None:
    from bulletin_cli.store.recent import recall

    return recall(_memory())


def _workspace() -> Path | None:
    """Return the workspace used last, else one that is asked for; None if nobody answers."""
    from bulletin_cli.base.errors import BulletinError
    from bulletin_cli.store.recent import is_workspace, remember

    last = _recent()
    if last and is_workspace(last):
        return last
    try:
        root = _ask_workspace(last)
    except typer.Abort:
        typer.echo()
        return None
    if not is_workspace(root) and call("init", root, "--from-icon"):
        return None
    with suppress(BulletinError):  # it will be asked for again
        remember(_memory(), root)
    return root


def _ask_workspace(gone: Path | None) -> Path:
    """Return a workspace, or where one can be made; `gone` is where the last one was."""
    from bulletin_cli.base.errors import BulletinError
    from bulletin_cli.store.recent import is_workspace
    from bulletin_cli.store.setup import refuse_place

    def read(text: str) -> Path:
        root = Path(text.strip('"')).absolute()
        if root == gone and not is_workspace(root):  # a new one there would pass for the old one
            raise BulletinError(
                "还是找不到", "插上 U 盘再按回车，或写它现在在哪里；要新建，写另一个文件夹。"
            )
        if not is_workspace(root):
            refuse_place(root)
        return root

    if gone:
        typer.echo(f"上次的工作区 {gone} 找不到（U 盘没有插？改名了？）。")
    else:
        typer.echo("各期简报存在一个文件夹里，叫工作区。已经有了，就写它在哪里；没有，就新建一个。")
    return ask_until("工作区", read, str(gone or Path.home() / "Documents" / "工作简报"))


def _open(path: Path) -> None:
    """Open a file; where Windows has no program for it, leave it to the reader."""
    from bulletin_cli.base.errors import BulletinError
    from bulletin_cli.cli.terminal.desktop import open_place

    if sys.platform != "win32":  # where nobody drops files, but tests run
        return
    try:
        open_place(path)
    except BulletinError as error:
        typer.echo(f"{error}。装了 Word 或 WPS 的电脑上双击就能打开。")


if __name__ == "__main__":
    main()
