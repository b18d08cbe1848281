"""Lines below the last text that close an issue: who was present, whom to ask.

`import` reads them as text, having no place for them; a template prints them from fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, is_blank
from bulletin_cli.incoming.looks.naming import literal
from bulletin_cli.incoming.looks.rows import RowMaker, blank_role, read_as
from bulletin_cli.layout.template.draft import DraftRow

_PRESENT = re.compile(
    r"\s*(?P<label>(?:出\s*席|列\s*席|请\s*假|缺\s*席|参\s*加|参\s*会)(?:人员|单位|同志|领导)?)"
    r"(?P<colon>\s*[：:]\s*)(?P<value>[^{}]+?)(?P<end>。?\s*)"
)
_CONTACT = re.compile(r"\s*[（(]\s*(?:联系人|联系电话|电话)\s*[：:][^。]{1,60}[）)]\s*")
_FIELD = re.compile(r"\{\{ field\.(\w+) \}\}")


def find_closing(blocks: Sequence[SeenBlock], first: int, last: int) -> range:
    """Return the places of these lines from 0, with the blank ones above and between them.

    `first` is where the articles begin, `last` the title of the last one. What stands below
    another article, too, is not the issue's.
    """
    end = len(blocks)
    while end > last and is_blank(blocks[end - 1]):
        end -= 1
    start = end
    while start > last and (is_blank(blocks[start - 1]) or _closes(blocks[start - 1])):
        start -= 1
    if start == end or any(map(_closes, blocks[first:last])):
        return range(len(blocks), len(blocks))
    return range(start, end)


def closing_rows(blocks: Sequence[SeenBlock], maker: RowMaker) -> Iterator[DraftRow]:
    """Yield the rows of these lines; one stands only where its field is filled in."""
    for block in blocks:
        if not isinstance(block, SeenParagraph):
            continue
        text = maker.fields.write(_written(block.text, maker))
        keys = (key for key in _FIELD.findall(text) if not maker.fields.is_required(key))
        when = " and ".join(["article.is_last", *(f"field.{key}" for key in list(keys)[:1])])
        role = blank_role(block) if block.is_blank else "closing"
        yield from maker.paragraph(block, read_as(role, text), when=when)


def _closes(block: SeenBlock) -> bool:
    if not isinstance(block, SeenParagraph):
        return False
    return bool(_PRESENT.fullmatch(block.text) or _CONTACT.fullmatch(block.text))


def _written(text: str, maker: RowMaker) -> str:
    """Return a line with all who are named in it as one field."""
    if found := _PRESENT.fullmatch(text):
        field = maker.fields.name(found["label"], found["value"])
        return f"{literal(found['label'])}{found['colon']}{field}{found['end']}"
    return literal(text)
