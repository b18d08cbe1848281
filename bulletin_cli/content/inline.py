"""The inline half of the article dialect: bold and backslash escapes.

CommonMark closes no `**` between ” and a Han character; here `**` simply begins and ends bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Inline, Span

_ESCAPED = r"\\([!-/:-@\[-`{-~])"
_MARKUP = re.compile(r"[\\`*_\[<~&]")
_EXCERPT = 12  # characters of what is refused, for the message
_SPECIAL = r"[\\`*_\[<~&!]"
_LEAST_SPECIAL = r"\\(?=[!-/:-@\[-`{-~])|\*|\\$"
# What CommonMark would read as something else than text, found where escapes and ** are masked.
_FOREIGN = (
    (r"`", "代码"),
    (r"\*[^\s*][^*]*\*", "斜体"),
    (r"(?<!\w)_{1,2}[^_\s](?:[^_]*[^_\s])?_", "斜体"),
    (r"~~[^~\s]", "删除线"),
    (r"!?\[[^\[\]]*\]\(", "链接或行内图片"),
    (r"\[\^", "脚注"),
    (r"</?[A-Za-z][^<>]*>|<!--|<https?:", "HTML 或链接"),
    (r"&#?[A-Za-z0-9]+;", "HTML 字符"),
)


def parse_inline(text: str, file: str, line: int, column: int = 1) -> Inline:
    """Return the spans of `text`, which begins at `column` of `line`.

    Raises BulletinError for markup the dialect does not hold and for a ** without its pair.
    """
    if not _MARKUP.search(text):  # nearly every line
        return (Span(text, columns=tuple(range(column, column + len(text)))),) if text else ()
    _refuse_foreign(text, file, line)
    characters = list(_characters(text))
    if characters and characters[-1] is None:
        raise BulletinError(
            "加粗的 ** 没有成对", "补上另一个 **，要写星号本身就写 \\*。", file=file, line=line
        )
    return tuple(
        Span(
            "".join(each[0] for each in run),
            bold,
            tuple(each[2] + column for each in run),
        )
        for bold, group in groupby((c for c in characters if c), key=lambda each: each[1])
        if (run := list(group))
    )


def dump_inline(inline: Inline, also: str = "") -> str:
    """Return `inline` in the dialect; characters of `also` are escaped too."""
    text = _join(inline, _LEAST_SPECIAL, also)
    if _foreign(text) or text.startswith("\\"):
        text = _join(inline, _SPECIAL, also)
    return text


def _characters(text: str) -> Iterator[tuple[str, bool, int] | None]:
    """Yield character, weight and place; a last None says that bold was left open."""
    at, bold = 0, False
    while at < len(text):
        if text.startswith("**", at):
            bold, at = not bold, at + 2
            continue
        at += 1 if re.match(_ESCAPED, text[at : at + 2]) else 0
        yield text[at], bold, at
        at += 1
    if bold:
        yield None


def _refuse_foreign(text: str, file: str, line: int) -> None:
    found = _foreign(text)
    if found:
        raise BulletinError(
            f"稿件里不能用{found[0]}：{found[1]}",
            "改成普通文字（乘号用 ×）；要保留这个符号本身，在它前面加反斜杠 \\。",
            file=file,
            line=line,
        )


def _foreign(text: str) -> tuple[str, str] | None:
    masked = re.sub(_ESCAPED, "\0\0", text).replace("**", "\0\0")
    for form, name in _FOREIGN:
        match = re.search(form, masked)
        if match:
            return name, text[match.start() : max(match.end(), match.start() + _EXCERPT)]
    return None


def _join(inline: Inline, special: str, also: str) -> str:
    return "".join(
        f"**{_escape(span.text, special, also)}**"
        if span.bold
        else _escape(span.text, special, also)
        for span in inline
    )


def _escape(text: str, special: str, also: str) -> str:
    escaped = re.sub(special, lambda match: "\\" + match[0], text)
    for character in also:
        escaped = escaped.replace(character, "\\" + character)
    return escaped
