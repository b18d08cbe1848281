"""Take out what Word and chat programs leave in a text, and say what was taken."""

from __future__ import annotations

import re

from bulletin_cli.base.typography import FORBIDDEN

_BLANK = " \t\u3000\u2000-\u200a"
_SIGNS = (
    (
        "看不见的字符",
        re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"),
        "",
    ),
    ("控制字符", re.compile(f"[{FORBIDDEN}\x80-\x84\x86-\x9f]"), ""),
    ("不换行空格", re.compile("\u00a0"), " "),
)
# Name for the message, pattern, replacement; in this order.
_LEFTOVERS = (
    ("Word 的手动换行符", re.compile("[\x0b\u2028\u2029\x85]"), "\n"),
    ("分页符", re.compile("\x0c"), "\n"),
    *_SIGNS,
    ("段首缩进", re.compile(f"^[{_BLANK}]+(?=\\S)", re.MULTILINE), ""),
    ("行尾空白", re.compile(f"(?<![{_BLANK}])[{_BLANK}]+$", re.MULTILINE), ""),
    ("制表符", re.compile("\t+"), "\u3000"),
)
_BLANK_LINES = re.compile("\n{3,}")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` without leftovers, and one message for each kind that was found.

    Blank lines are counted and left: they part paragraphs, however many stand together.
    """
    messages = []
    for name, pattern, replacement in _LEFTOVERS:
        text, count = pattern.subn(replacement, text)
        if count:
            messages.append(f"清理了{name} {count} 处")
    if count := len(_BLANK_LINES.findall(text)):
        messages.append(f"清理了多余的空行 {count} 处")
    return text, tuple(messages)


def clean_signs(text: str) -> str:
    """Return `text` without signs that nobody sees; its blanks and lines stay."""
    for _, pattern, replacement in _SIGNS:
        text = pattern.sub(replacement, text)
    return text
