"""The captions of pictures and tables in the article dialect: one line of plain text."""

from __future__ import annotations

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.inline import parse_inline
from bulletin_cli.content.raised import has_signs, plain_in_signs

_MARK = "{横排}"


def cut_landscape(text: str) -> tuple[str, bool]:
    """Return a table's caption without the mark that asks for a landscape page; whether it had."""
    before = text.removesuffix(_MARK)
    asked = before != text and not before.endswith("\\")
    return (before.rstrip(), True) if asked else (text, False)


def mark_landscape(caption: str, *, landscape: bool) -> str:
    """Return a caption as it is written, with that mark or without, whatever its words are."""
    if landscape:
        return f"{caption} {_MARK}"
    return f"{caption.removesuffix(_MARK)}\\{_MARK}" if caption.endswith(_MARK) else caption


def read_caption(text: str, file: str, number: int) -> str:
    """Return the caption that `text` writes on a line. Raises BulletinError for bold in it."""
    inline = parse_inline(text, file, number)
    if any(span.bold for span in inline):
        raise BulletinError("图题、表题不能加粗", "去掉 **。", file=file, line=number)
    if any(span.link for span in inline):
        raise BulletinError(
            "图题、表题不能有链接", "只留文字，链接写进正文。", file=file, line=number
        )
    if any(span.raised and not has_signs(span.text, span.raised) for span in inline):
        raise BulletinError(
            "图题、表题里的上标、下标只能是数字", "写在一行里，去掉 ^、~。", file=file, line=number
        )
    return plain_in_signs(inline)
