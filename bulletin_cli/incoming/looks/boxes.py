"""Text boxes float: blank lines below keep their place, which a row takes for itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bulletin_cli.base.record import replace
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, is_blank

_LINE = 1.3  # times the size: the height of a line of most faces


def in_lines(blocks: Sequence[SeenBlock]) -> list[SeenBlock]:
    """Return blocks with what boxes say in place of the blank lines that they float upon.

    What these take more than the lines of the box is the space after it, so that all below stays
    where it was.
    """
    found: list[SeenBlock] = []
    at = 0
    while at < len(blocks):
        boxed = list(takewhile(_is_boxed, blocks[at:]))
        if not boxed:
            found.append(blocks[at])
            at += 1
            continue
        at += len(boxed)
        wanted, room = sum(map(_height, boxed)), 0.0
        while found and room < wanted and _is_free(found[-1]):
            room += _height(found.pop())
        while at < len(blocks) and room < wanted and _is_free(blocks[at]):
            room += _height(blocks[at])
            at += 1
        found += [*boxed[:-1], _with_space(boxed[-1], max(room - wanted, 0.0))]
    return found


def _is_boxed(block: SeenBlock) -> bool:
    return isinstance(block, SeenParagraph) and block.box


def _is_free(block: SeenBlock) -> bool:
    return is_blank(block) and isinstance(block, SeenParagraph) and not block.is_rule


def _height(block: SeenBlock) -> float:
    """Return how high a paragraph of one line is."""
    if not isinstance(block, SeenParagraph):
        return 0.0
    style = block.style
    line = style.line or max(style.size * _LINE * style.multiple, style.least)
    return style.before + line + style.after


def _with_space(block: SeenBlock, space: float) -> SeenBlock:
    if not isinstance(block, SeenParagraph) or not space:
        return block
    after = round(block.style.after + space, 2)
    return replace(block, style=replace(block.style, after=after))
