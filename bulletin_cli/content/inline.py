"""The inline half of the article dialect: bold, ^raised^ and ~lowered~ text, escapes.

CommonMark closes no `**` between ” and a Han character; here `**` simply begins and ends bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Inline, Raised, Span
from bulletin_cli.content.raised import can_raise

_ESCAPED = r"\\([!-/:-@\[-`{-~])"
_MARKUP = re.compile(r"[\\`*_\[<~&^]")
_RAISED: dict[str, Raised] = {"^": "superscript", "~": "subscript"}
_SIGNS = {raised: sign for sign, raised in _RAISED.items()}
RAISED_MOST = 10  # characters between two signs
_PAIR = re.compile(
    rf"([\^~])((?:{_ESCAPED}|(?!\1)[^\s\\*]|\\(?![!-/:-@\[-`{{-~])){{1,{RAISED_MOST}}})\1(?!(?<=~)~)"
)
_NOTHING = "****"  # bold that begins and ends at once: ~~ would strike out
_EXCERPT = 12  # characters of what is refused, for the message
_SPECIAL = r"[\\`*_\[<~&!^]"
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
_FOREIGN_HINT = "改成普通文字（乘号用 ×）；要保留这个符号本身，在它前面加反斜杠 \\。"
_PICTURE_HINT = "图单独写一行，一行一张或并排两三张；文字、注另起一行。"


class _Character(NamedTuple):
    text: str
    bold: bool
    raised: Raised
    place: int


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
    return tuple(_spans((each for each in characters if each), column))


def dump_inline(inline: Inline, also: str = "") -> str:
    """Return `inline` in the dialect; characters of `also` are escaped too."""
    text = _join(inline, _LEAST_SPECIAL, also)
    if _foreign(text) or text.startswith("\\") or _pairs_otherwise(text, inline):
        text = _join(inline, _SPECIAL, also)
    return text


def _pairs_otherwise(text: str, inline: Inline) -> bool:
    """Return whether a ^ or ~ of the text itself would raise something."""
    if "^" not in text and "~" not in text:
        return False
    read = (each for each in _characters(text) if each)
    return [each.raised for each in read] != [span.raised for span in inline for _ in span.text]


def _spans(characters: Iterator[_Character], column: int) -> Iterator[Span]:
    for (bold, raised), group in groupby(characters, key=lambda each: (each.bold, each.raised)):
        run = list(group)
        places = tuple(each.place + column for each in run)
        yield Span("".join(each.text for each in run), bold, raised, places)


def _characters(text: str) -> Iterator[_Character | None]:
    """Yield character, look and place; a last None says that bold was left open."""
    at, bold, end = 0, False, -1
    raised: Raised = ""
    while at < len(text):
        if text.startswith("**", at):
            bold, at = not bold, at + 2
        elif at == end:
            at, end, raised = at + 1, -1, ""
        elif not raised and (pair := _pair(text, at)):
            raised, end, at = _RAISED[text[at]], pair.end(2), at + 1
        else:
            at += 1 if re.match(_ESCAPED, text[at : at + 2]) else 0
            yield _Character(text[at], bold, raised, at)
            at += 1
    if bold:
        yield None


def _pair(text: str, at: int) -> re.Match[str] | None:
    """Return the ^ or ~ at a place, its pair and what they raise."""
    match = _PAIR.match(text, at) if text[at] in _RAISED else None
    if match and can_raise(re.sub(_ESCAPED, r"\1", match[2]), _RAISED[text[at]]):
        return match
    return None


def _refuse_foreign(text: str, file: str, line: int) -> None:
    found = _foreign(text)
    if found:
        raise BulletinError(
            f"稿件里不能用{found[0]}：{found[1]}",
            _PICTURE_HINT if found[1].startswith("![") else _FOREIGN_HINT,
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
    text = ""
    for bold, spans in groupby(inline, key=lambda span: span.bold):
        weight = "**" * bold
        text += weight + "".join(_raise(span, special, also) for span in spans) + weight
    return text


def _raise(span: Span, special: str, also: str) -> str:
    """Return a span between its signs, cut where it is longer than they may hold."""
    if not span.raised or not can_raise(span.text, span.raised):
        return _escape(span.text, special, also)
    sign, text = _SIGNS[span.raised], span.text
    pieces = (text[at : at + RAISED_MOST] for at in range(0, len(text), RAISED_MOST))
    return _NOTHING.join(f"{sign}{_escape(each, special, also)}{sign}" for each in pieces)


def _escape(text: str, special: str, also: str) -> str:
    escaped = re.sub(special, lambda match: "\\" + match[0], text)
    for character in also:
        escaped = escaped.replace(character, "\\" + character)
    return escaped
