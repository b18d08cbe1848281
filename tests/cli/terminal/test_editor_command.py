"""VISUAL and EDITOR as people write them, on Windows and elsewhere."""

from __future__ import annotations

import pytest

from bulletin_cli.cli.terminal.editor_command import words_of

NOTEPAD_PP = r"C:\Program Files\Notepad++\notepad++.exe"
CODE = r"C:\Program Files\Microsoft VS Code\Code.exe"
WINDOWS = {
    NOTEPAD_PP: NOTEPAD_PP,
    CODE: CODE,
    "notepad": r"C:\Windows\notepad.EXE",
    "code": r"C:\Program Files\Microsoft VS Code\bin\code.CMD",
    r"D:\我的 程序\编辑器.exe": r"D:\我的 程序\编辑器.exe",
}
POSIX = {
    "/usr/bin/my editor": "/usr/bin/my editor",
    "/usr/bin/my": "/usr/bin/my",
    "code": "/usr/bin/code",
    "vim": "/usr/bin/vim",
}


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (f"{NOTEPAD_PP} -multiInst", [NOTEPAD_PP, "-multiInst"]),
        (f'"{NOTEPAD_PP}" -multiInst -nosession', [NOTEPAD_PP, "-multiInst", "-nosession"]),
        (f'"{CODE}" --wait', [CODE, "--wait"]),
        (f'"{CODE} --wait"', [CODE, "--wait"]),
        (CODE, [CODE]),
        (f'"{CODE}"', [CODE]),
        ("code --wait", [WINDOWS["code"], "--wait"]),
        ("  code   --wait  ", [WINDOWS["code"], "--wait"]),
        (f'"{CODE}" --user-data-dir "D:\\a b"', [CODE, "--user-data-dir", "D:\\a b"]),
        (f'{CODE} --user-data-dir="D:\\a b"', [CODE, "--user-data-dir=D:\\a b"]),
        ("notepad", [WINDOWS["notepad"]]),
        (r"D:\我的 程序\编辑器.exe /w", [r"D:\我的 程序\编辑器.exe", "/w"]),
    ],
)
def test_windows_keeps_backslashes_and_strips_quotes(command: str, words: list[str]) -> None:
    assert words_of(command, WINDOWS.get, windows=True) == words


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/usr/bin/my editor", ["/usr/bin/my editor"]),
        ("/usr/bin/my editor --wait", ["/usr/bin/my editor", "--wait"]),
        ("'/usr/bin/my editor' --wait", ["/usr/bin/my editor", "--wait"]),
        (r"/usr/bin/my\ editor --wait", ["/usr/bin/my editor", "--wait"]),
        ("/usr/bin/my other", ["/usr/bin/my", "other"]),
        ("code --wait", ["/usr/bin/code", "--wait"]),
        ("vim -c 'set tw=0'", ["/usr/bin/vim", "-c", "set tw=0"]),
    ],
)
def test_elsewhere_words_are_parted_as_a_shell_does(command: str, words: list[str]) -> None:
    assert words_of(command, POSIX.get, windows=False) == words


@pytest.mark.parametrize("windows", [True, False])
@pytest.mark.parametrize("command", ["", " ", "no-such --wait", '"no such" -x', '"code', '""'])
def test_what_names_no_program_is_refused(command: str, windows: bool) -> None:
    programs = {} if windows else POSIX
    with pytest.raises(ValueError, match=r"no program|quotation"):
        words_of(command, programs.get, windows=windows)
