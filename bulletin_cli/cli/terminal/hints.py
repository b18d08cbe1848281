"""A first word that is no command: which command it may stand for, or what to do with a file."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import CONFIG_FILE, ISSUE_FILE
from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.table import COMMANDS
from bulletin_cli.cli.terminal.options import command_line, quote
from bulletin_cli.cli.terminal.printing import pad
from bulletin_cli.store.files import exists, is_file, is_folder

_TEXTS = (".md", ".markdown", ".txt")
_WORD = (".docx", ".docm", ".dotx", ".dotm")
_OFFICE = (".doc", ".wps", ".rtf", ".odt")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")
# What to do with a file -> endings it fits, and what it does.
_FITS = {
    "add-article": ((*_WORD, *_OFFICE, *_TEXTS, ".html", ".htm"), "作为稿件加入这一期"),
    "check": ((*_WORD, *_OFFICE, *_TEXTS), "只校对，不加入"),
    "revise": ((".docx",), "是领导改过的一期，收回稿件"),
    "import": ((*_WORD, *_OFFICE, ".txt", ".pdf"), "是旧的一期，收进来"),
}


def refusal(ctx: typer.Context, words: Sequence[str]) -> BulletinError:
    """Return what to say of a line whose first word is no command."""
    word, *rest = words
    path = Path(word)
    if word not in _asked_for() and word and exists(path):
        return _dropped(ctx, path, words)
    if lines := [command_line(ctx, name, *rest) for name in _meant(word)]:
        return BulletinError(f"没有 {word} 这个命令", f"可能是 {'，或 '.join(lines)}")
    if path.suffix or len(path.parts) > 1:
        return BulletinError(
            f"没有 {word} 这个命令，也没有这个文件", f"找过的文件夹是 {Path.cwd()}。"
        )
    return BulletinError(f"没有 {word} 这个命令", f"{command_line(ctx, 'help')} 列出全部命令。")


def _meant(word: str) -> list[str]:
    """Return the commands that are asked for by `word`, begin with it, or are much like it."""
    word, asked = word.lower(), _asked_for()
    if word in asked:
        return [asked[word]]
    known = {**asked, **{name: name for name in COMMANDS}}
    begun = [name for name in COMMANDS if word and name.startswith(word)]
    return begun or list(dict.fromkeys(known[each] for each in get_close_matches(word, known, 2)))


def _asked_for() -> dict[str, str]:
    """Return the other words that commands are asked for by, with the commands' names."""
    return {word: name for name, entry in COMMANDS.items() for word in entry.words.split()}


def _dropped(ctx: typer.Context, path: Path, words: Sequence[str]) -> BulletinError:
    """Return the lines that fit an existing file or folder, to be copied."""
    kind = "文件夹" if is_folder(path) else "文件"
    if is_file(path / CONFIG_FILE):
        line = f"bulletin -C {quote(words[0])}"
        return BulletinError(f"{path.name} 是工作区的文件夹，没有写做什么", f"看做到哪一步：{line}")
    rows = _for_folder(path) if is_folder(path) else _for_file(path)
    if not rows:
        return BulletinError(f"{path.name} 是文件，没有命令收它", _advice(path))
    lines = {command_line(ctx, name, *words): text for name, text in rows.items()}
    width = max(map(display_width, lines))
    listed = "\n".join(f"  {pad(line, width)}  {text}" for line, text in lines.items())
    return BulletinError(f"只写了{kind} {path.name}，没有写做什么", f"照抄一行：\n{listed}")


def _for_file(path: Path) -> dict[str, str]:
    ending = path.suffix.lower()
    return {name: text for name, (endings, text) in _FITS.items() if ending in endings}


def _for_folder(path: Path) -> dict[str, str]:
    if is_file(path / ISSUE_FILE):
        return {name: COMMANDS[name].text for name in ("show", "check", "render")}
    return {"import": "里面是旧的各期，收进来", "init": "在里面新建工作区"}


def _advice(path: Path) -> str:
    if path.suffix.lower() in _PICTURES:
        return f"图片随稿件加入：放在稿件旁边，在稿件里写一行 ![说明]({path.name})。"
    return "稿件用 Word 文件、网页、.md 或 .txt；别的先在 Word 或 WPS 里另存为 .docx。"
