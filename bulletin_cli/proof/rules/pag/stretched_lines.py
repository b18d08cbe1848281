"""PAG004: lines spread wide because a long word after them did not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.set_pages import place_of, set_paragraphs
from bulletin_cli.proof.register import issue_rule

_WORD = re.compile("[!-~]{6,}")  # only a word as long as that can spread a line of Han
_WIDE = 0.2  # em between characters


@issue_rule(
    "PAG004",
    "info",
    "字间拉得太开",
    about="后面是一个不能断开的长词（网址、邮箱、英文、长数字），这一行收不进去，字间拉开了五分之一个字以上。"
    "把长词改短、挪开，或在前面加减几个字。",
)
def stretched_lines(context: IssueContext) -> Iterator[Found]:
    """No line is spread by more than a fifth of an em between its characters."""
    pages = context.pages
    for lines in set_paragraphs(pages) if pages else ():
        for line, after in pairwise(lines):
            word = _WORD.match(after.text)
            if pages is None or word is None or line.source is None:
                continue
            wide = _spread(line, pages)
            if wide > _WIDE:
                yield Found(
                    f"这一行字间拉开了 {wide:.1f} 个字宽：后面的“{word[0][:20]}”太长，放不下",
                    place_of(line.source, context, line),
                )


def _spread(line: Line, pages: Pages) -> float:
    """Return how far the characters of a line are spread, in ems: what most Han are wider by."""
    style = pages.document.styles[line.style]
    widths = sorted(line.advances[:-1])
    return (widths[len(widths) // 2] - style.size - style.tracking) / style.size if widths else 0.0
