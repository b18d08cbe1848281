"""The inline half of the article dialect: bold, ^raised^ and ~lowered~ text, links, escapes.

CommonMark closes no `**` between ” and a Han character; here `**` simply begins and ends bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Inline, Raised, Span
from bulletin_cli.content.links import LITERAL, LinkPlace, fault, find_links, without_self_links
from bulletin_cli.content.raised import can_raise

_ESCAPED = r"\\([!-/:-@\[-`{-~])"
_MARKUP = re.compile(r"[\\`*_\[\]<~&^]")
_RAISED: dict[str, Raised] = {"^": "superscript", "~": "subscript"}
_SIGNS = {raised: sign for sign, raised in _RAISED.items()}
RAISED_MOST = 10  # characters between two signs
_PAIR = re.compile(
    rf"([\^~])((?:{_ESCAPED}|(?!\1)[^\s\\*]|\\(?![!-/:-@\[-`{{-~])){{1,{RAISED_MOST}}})\1(?!(?<=~)~)"
)
_NOTHING = "****"  # bold that begins and ends at once: ~~ would strike out
_EXCERPT, _LINK_EXCERPT = 12, 30  # characters of what is refused, for the message
_AS_TEXT = "改成普通文字（乘号用 ×）；要保留这个符号本身，在它前面加反斜杠 \\。"
_SPECIAL = r"[\\`*_\[<~&!^]|\](?=\()"
_LEAST_SPECIAL = r"\\(?=[!-/:-@\[-`{-~])|\*|\\$"
# What CommonMark would read as something else than text, found where escapes and ** are masked.
_FOREIGN = (
    (r"`", "代码"),
    (r"\*[^\s*][^*]*\*", "斜体"),
    (r"(?<!\w)_{1,2}[^_\s](?:[^_]*[^_\s])?_", "斜体"),
    (r"~~[^~\s]", "删除线"),
    (r"\[\^", "脚注"),
    (r"</?[A-Za-z][^<>]*>|<!--|<https?:", "HTML 或链接"),
    (r"&#?[A-Za-z0-9]+;", "HTML 字符"),
)


class _Character(NamedTuple):
    text: str
    bold: bool
    raised: Raised
    link: str
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
    spans = _spans((each for each in characters if each), column)
    return tuple(_merge(without_self_links(spans)))


def dump_inline(inline: Inline, also: str = "") -> str:
    """Return `inline` in the dialect; characters of `also` are escaped too."""
    text = _join(inline, _LEAST_SPECIAL, also)
    if _foreign(text) or text.startswith("\\") or _reads_otherwise(text, inline):
        text = _join(inline, _SPECIAL, also)
    return text


def _reads_otherwise(text: str, inline: Inline) -> bool:
    """Return whether a ^, a ~ or brackets of the text itself would raise or link something."""
    if "^" not in text and "~" not in text and "](" not in text:
        return False
    read = ((each.raised, each.link) for each in _characters(text) if each)
    return list(read) != [(span.raised, span.link) for span in inline for _ in span.text]


def _spans(characters: Iterator[_Character], column: int) -> Iterator[Span]:
    for (bold, raised, link), group in groupby(characters, key=lambda each: each[1:4]):
        run = list(group)
        places = tuple(each.place + column for each in run)
        yield Span("".join(each.text for each in run), bold, raised, link, places)


def _merge(spans: Iterator[Span]) -> Iterator[Span]:
    """Yield the spans, neighbours alike made one."""
    for look, group in groupby(spans, key=lambda span: (span.bold, span.raised, span.link)):
        own = list(group)
        columns = tuple(column for span in own for column in span.columns)
        yield Span("".join(span.text for span in own), *look, columns)


def _characters(text: str) -> Iterator[_Character | None]:
    """Yield character, look and place; a last None says that bold was left open."""
    at, bold, end = 0, False, -1
    raised: Raised = ""
    links = {each.start: each for each in _links(text)}
    link: LinkPlace | None = None
    while at < len(text):
        if text.startswith("**", at):
            bold, at = not bold, at + 2
        elif at == end:
            at, end, raised = at + 1, -1, ""
        elif link and at == link.middle:
            at, link = link.end, None
        elif not (link or raised) and at in links:
            link, at = links[at], at + 1
        elif not raised and (pair := _pair(text, at, link)):
            raised, end, at = _RAISED[text[at]], pair.end(2), at + 1
        else:
            at += 1 if re.match(_ESCAPED, text[at : at + 2]) else 0
            yield _Character(text[at], bold, raised, link.address if link else "", at)
            at += 1
    if bold:
        yield None


def _pair(text: str, at: int, link: LinkPlace | None) -> re.Match[str] | None:
    """Return the ^ or ~ at a place, its pair and what they raise, no more than its link holds."""
    end = link.middle if link else len(text)
    match = _PAIR.match(text, at, end) if text[at] in _RAISED else None
    if match and can_raise(re.sub(_ESCAPED, r"\1", match[2]), _RAISED[text[at]]):
        return match
    return None


def _refuse_foreign(text: str, file: str, line: int) -> None:
    found = _foreign(text)
    if found:
        raise BulletinError(*found, file=file, line=line)


def _foreign(text: str) -> tuple[str, str] | None:
    """Return what of a line the dialect does not hold, and what to do about it."""
    masked = _masked(text)
    known: list[tuple[int, int]] = []  # brackets and addresses of links
    for link in _links(text):
        if wrong := fault(link, masked):
            return f"{wrong[0]}：{text[link.start : link.start + _LINK_EXCERPT]}", wrong[1]
        known += [(link.start, link.start + 1), (link.middle, link.end)]
    masked = _without(masked, sorted(known)).replace("**", "\0\0")
    for form, name in _FOREIGN:
        match = re.search(form, masked)
        if match:
            excerpt = text[match.start() : max(match.end(), match.start() + _EXCERPT)]
            return f"稿件里不能用{name}：{excerpt}", _AS_TEXT
    return None


def _links(text: str) -> Iterator[LinkPlace]:
    return find_links(_masked(text)) if "](" in text else iter(())


def _masked(text: str) -> str:
    """Return `text` with other signs in the place of those that are escaped."""
    return re.sub(_ESCAPED, lambda match: "\0" + (LITERAL if match[1] == "[" else "\0"), text)


def _without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return `text`, as long as it was, with nothing in these stretches."""
    pieces, at = [], 0
    for start, end in stretches:
        pieces += [text[at:start], "\0" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _join(inline: Inline, special: str, also: str) -> str:
    text = ""
    for address, spans in groupby(inline, key=lambda span: span.link):
        if address:
            text += f"[{_embolden(spans, special, also + '[]')}]({address})"
        else:
            text += _embolden(spans, special, also)
    return text


def _embolden(inline: Iterable[Span], special: str, also: str) -> str:
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
    signs = f"{special}|[{re.escape(also)}]" if also else special
    return re.sub(signs, lambda match: "\\" + match[0], text)
