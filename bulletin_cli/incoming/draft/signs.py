"""Signs of a Word file that an article can say only in part: raised ones, private ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bulletin_cli.content.article import Span
from bulletin_cli.content.links import as_address
from bulletin_cli.content.raised import can_raise, has_signs, in_signs
from bulletin_cli.incoming.word.content import WordPiece, is_deleted
from bulletin_cli.incoming.word.symbols import is_private

_NAMES = {"superscript": "上标", "subscript": "下标"}


def raised_text(text: str, look: WordPiece) -> Iterator[Span]:
    """Yield `text` in the look of a piece: raised without its blanks, else in raised signs.

    What an article cannot raise and Unicode has no signs for stands on the line.
    """
    link = as_address(look.link)
    if not look.raised:
        yield Span(text, look.bold, link=link)
        return
    for part in filter(None, re.split(r"(\s+)", text)):
        if can_raise(part, look.raised):
            yield Span(part, look.bold, look.raised, link)
        else:
            yield Span(in_signs(part, look.raised), look.bold, link=link)


def sign_messages(pieces: Iterable[WordPiece]) -> Iterator[str]:
    """Yield what came to stand on the line, and what no face but its own can show."""
    lost: dict[str, dict[str, None]] = {}
    private: dict[str, int] = {}
    for piece in pieces:
        if is_deleted(piece.change):
            continue
        for text in piece.text.split() if piece.raised else ():
            if not (can_raise(text, piece.raised) or has_signs(text, piece.raised)):
                lost.setdefault(_NAMES[piece.raised], {})[text] = None
        for each in filter(is_private, piece.text):
            private[each] = private.get(each, 0) + 1
    for name, texts in lost.items():
        yield f"{name}收成了平常的字：“{'、'.join(texts)}”；请核对"
    if private:
        codes = "、".join(f"U+{ord(each):04X}" for each in private)
        yield f"有 {sum(private.values())} 个私用的符号认不出来（{codes}），留在原处；对照原件改"
