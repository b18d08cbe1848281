"""The lines of official texts on the page: their styles, the blank lines round them, what stays.

GB/T 9704-2012, 7.3.2 to 7.3.7; where they stand on their lines is typeset/official.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import OfficialPart
from bulletin_cli.content.official import OFFICIAL_NAMES
from bulletin_cli.layout.document import (
    Style,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledTable,
)
from bulletin_cli.layout.template.style_names import are_twins

# Style: what stands above it with no blank line between.
_CLOSE = {
    "attachment_list": ("attachment_list",),
    "signature": ("signature", "signed_on"),
    "signed_on": ("signature", "signed_on"),
    "attachment_title": ("attachment_title",),
}
_KEPT = ("attachment_list", "signature", "signed_on", "remark")  # with what stands above
PARTS_BY_NAME = {name: key for key, name in OFFICIAL_NAMES.items()}


def set_apart(blocks: Iterable[StyledBlock]) -> Iterator[StyledBlock]:
    """Yield blocks with a blank line where the standard has one.

    Endings are tied to the text, a note to the last row of the table that it stands below.
    """
    before: StyledBlock | None = None
    for block in blocks:
        own, above = _style(block), _style(before)
        if before:
            is_kept = own in _KEPT or (own == "note" and isinstance(before, StyledTable))
            yield _kept(before) if is_kept else before
            if _is_apart(own, above):
                yield _blank(
                    own if own in _CLOSE else above, keep=is_kept or above == "attachment_title"
                )
        before = block
    if before:
        yield before


def begin_page(blocks: Iterable[StyledBlock]) -> Iterator[StyledBlock]:
    """Yield blocks, the first of which begins a page."""
    for place, block in enumerate(blocks):
        if place == 0 and isinstance(block, StyledParagraph):
            yield replace(block, page_break_before=True)
        else:
            yield block


def with_official_styles(
    styles: Mapping[str, Style], blocks: Iterable[StyledBlock]
) -> Mapping[str, Style]:
    """Return the styles with those of official lines that stand in `blocks` and are lacking."""
    used = {_style(each) for each in blocks}
    lacking = [key for key in OFFICIAL_NAMES if key in used and key not in styles]
    if not lacking:
        return styles
    every = dict(styles)
    for key in lacking:
        made = _derived(key, styles)
        is_taken = any(are_twins(replace(made, key=f"{key}_"), each) for each in every.values())
        every[key] = replace(made, name=key) if is_taken else made
    return every


def _derived(key: OfficialPart, styles: Mapping[str, Style]) -> Style:
    """Return a style that a template does not have, made of its body and its first heading."""
    body, heading = styles["body"], styles["heading1"]
    plain = replace(body, key=key, name=OFFICIAL_NAMES[key], first_line=0.0)
    match key:
        case "attachment_list":
            return replace(plain, left=body.first_line)
        case "signature":
            return replace(plain, align="right", right=2.0, keep_with_next=True)
        case "signed_on":
            return replace(plain, align="right", left=2.0, right=2.0)
        case "remark":
            return replace(plain, first_line=body.first_line)
        case "attachment":
            label = replace(plain, fonts=heading.fonts, align="left", keep_with_next=True)
            return replace(label, page_break_before=True)
        case "attachment_title":
            return replace(plain, fonts=heading.fonts, align="center", keep_with_next=True)
    return plain


def _style(block: StyledBlock | None) -> str:
    return block.style if isinstance(block, StyledParagraph) and block.text else ""


def _is_apart(own: str, above: str) -> bool:
    opens = own in _CLOSE and above not in _CLOSE[own]
    return opens or (above == "attachment_title" and own != above)


def _blank(style: str, *, keep: bool) -> StyledParagraph:
    return StyledParagraph(style, keep_with_next=keep or None)


def _kept(block: StyledBlock) -> StyledBlock:
    if isinstance(block, StyledPicture):  # its style keeps it
        return block
    return replace(block, keep_with_next=True)
