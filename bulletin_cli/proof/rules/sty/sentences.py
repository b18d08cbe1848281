"""STY001: sentences that are too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_LONGEST = 150


@paragraph_rule(
    "STY001",
    "info",
    "句子太长",
    about=f"一句超过{_LONGEST}字，读者要读两遍，拆成几句。平时不查，用 --select STY001 打开。",
    good=("会议召开。" * 40,),
    bad=("各单位要认真学习、" * 20 + "抓好落实。",),
    off=True,
)
def long_sentence(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A sentence has 150 characters at most."""
    if len(paragraph.text) <= _LONGEST:
        return
    for match in re.finditer("[^。！？；]+", paragraph.text):
        length = match.end() - match.start()
        if length > _LONGEST:
            end = match.start() + 10
            yield paragraph.report(match.start(), end, f"这一句有{length}字，拆成几句")
