"""Signs of a Word file that an article can say only in part: raised ones, private ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_cli.incoming.word.content import Piece, Raised, is_deleted
from bulletin_cli.incoming.word.symbols import is_private

# What Unicode has (U+2070-209F and Latin-1); Word's minus is − or -.
_SIGNS: dict[Raised, dict[str, str]] = {
    "superscript": dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True)),
    "subscript": dict(zip("0123456789+-−=()n", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ", strict=True)),
}
_NAMES = {"superscript": "上标", "subscript": "下标"}


def raised_text(piece: Piece) -> str:
    """Return a piece's text in raised signs where all of it has them, else as it stands."""
    signs = _SIGNS.get(piece.raised, {})
    has_all = all(each in signs or each.isspace() for each in piece.text)
    return "".join(signs.get(each, each) for each in piece.text) if has_all else piece.text


def sign_messages(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield what came to stand on the line, and what no face but its own can show."""
    lost: dict[str, dict[str, None]] = {}
    private: dict[str, int] = {}
    for piece in pieces:
        if is_deleted(piece.change):
            continue
        if piece.raised and piece.text.strip() and raised_text(piece) == piece.text:
            lost.setdefault(_NAMES[piece.raised], {})[piece.text.strip()] = None
        for each in filter(is_private, piece.text):
            private[each] = private.get(each, 0) + 1
    for name, texts in lost.items():
        yield f"{name}收成了平常的字：“{'、'.join(texts)}”；请核对"
    if private:
        codes = "、".join(f"U+{ord(each):04X}" for each in private)
        yield f"有 {sum(private.values())} 个私用的符号认不出来（{codes}），留在原处；对照原件改"
