"""Lines of official texts in old issues: 附件1 and its title, lists of attachments, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Literal

from bulletin_cli.content.official import is_attachment, is_listed
from bulletin_cli.incoming.back_issues.paper import TextLine
from bulletin_cli.incoming.credit_line import is_date, is_unit

_TITLE_LINES = 3
_TITLE_MOST = 40  # characters of one line
_SIGNERS_MOST = 5
_HANGING = (4.5, 7.5)  # characters before a line that hangs below 附件：1.; a signature has more
_REMARK = re.compile("（.*）")


def attachment_lines(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Yield where 附件1 stands alone at the top of its page, and where its title below it ends."""
    for at, line in enumerate(lines):
        if at and is_attachment(line.text) and lines[at - 1].text:
            below = lines[at + 1 : at + 1 + _TITLE_LINES]
            title = [*takewhile(_may_be_title, below[:1])]
            title += takewhile(lambda each: _may_be_title(each) and not each.blank, below[1:])
            yield at, at + 1 + (len(title) if below[:1] and title[:1] == below[:1] else 0)


def closing_lines(lines: Sequence[TextLine]) -> dict[int, Literal["credit", "continued"]]:
    """Return the places of lists of attachments, and of names with a date below them.

    Where a line of the list goes on with the name of an attachment, it is `continued`.
    """
    found: dict[int, Literal["credit", "continued"]] = {}
    listing = False
    for at, line in enumerate(lines):
        if is_listed(line.text, below_another=listing):
            found[at], listing = "credit", True
        elif listing and not line.blank and _hangs(line):
            found[at] = "continued"
        else:
            listing = False
            found |= dict.fromkeys(_signature(lines, at), "credit")
    return found


def _hangs(line: TextLine) -> bool:
    least, most = _HANGING
    return least <= (line.line.indent or 0) <= most


def _signature(lines: Sequence[TextLine], at: int) -> Iterator[int]:
    """Yield the places of a signature and its date, or of the remark below, that ends at `at`."""
    if is_date(lines[at].text):
        names = takewhile(lambda n: is_unit(lines[n].text), range(at - 1, -1, -1))
        found = [*islice(names, _SIGNERS_MOST)]
        yield from (*found, *([at] if found else []))
    elif at > 1 and _REMARK.fullmatch(lines[at].text) and is_date(lines[at - 1].text):
        yield from [at] if is_unit(lines[at - 2].text) else []


def _may_be_title(line: TextLine) -> bool:
    text = line.text
    plain = 0 < len(text) <= _TITLE_MOST and text[-1] not in "。；：，、"
    return plain and not line.line.cells and "\t" not in text and not line.line.picture
