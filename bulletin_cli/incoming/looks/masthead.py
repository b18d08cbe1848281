"""The masthead of an issue made in Word -> the rows of a template's, and its facts as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.back_issues.dates import find_day
from bulletin_cli.incoming.back_issues.masthead import MARKING
from bulletin_cli.incoming.back_issues.number import find_number
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, paragraphs_in
from bulletin_cli.incoming.looks.naming import IssueFacts, Named
from bulletin_cli.incoming.looks.rows import RowMaker, blank_role
from bulletin_cli.layout.template.draft import DraftRow

_MARKING_MOST = 30  # characters


def printed_facts(
    blocks: Sequence[SeenBlock], facts: IssueFacts, known: Sequence[str]
) -> IssueFacts:
    """Return the facts with the nameplate's lines and the marking as the masthead prints them.

    It may print no more than some of the lines that are `known`.
    """
    rest, lines = "".join(map(close_up, facts.nameplate)), []
    marking = ""
    for line in _lines(blocks):
        said = close_up(line)
        if rest and said and rest.startswith(said):
            lines.append(line.strip())
            rest = rest.removeprefix(said)
        elif not marking and MARKING.search(said) and len(said) <= _MARKING_MOST:
            is_other = find_number(line) or find_day(line) or close_up(facts.issuer) in said
            marking = "" if facts.issuer and is_other else line.strip()
    nameplate = tuple(lines) if not rest else facts.nameplate
    if set(nameplate) <= set(known):
        nameplate = tuple(known)
    return replace(facts, nameplate=nameplate, marking=marking)


def masthead_rows(
    blocks: Sequence[SeenBlock], facts: IssueFacts, maker: RowMaker
) -> Iterator[DraftRow]:
    """Yield the rows of the masthead."""
    names = _nameplate_texts(blocks, facts.nameplate)

    def read(block: SeenParagraph) -> tuple[str, str]:
        if block.is_blank:
            return blank_role(block), ""
        if name := names.get(block.text):
            return "nameplate", maker.naming.write(block.text, (Named(block.text, name),))
        if facts.marking and facts.marking in block.text:
            return "marking", maker.naming.write(block.text)
        known = find_number(block.text) or find_day(block.text)
        role = "issue_line" if known or (facts.issuer and facts.issuer in block.text) else ""
        return role or "masthead", maker.naming.write(block.text)

    yield from maker.rows(blocks, read)


def _lines(blocks: Sequence[SeenBlock]) -> Iterator[str]:
    for each in paragraphs_in(tuple(blocks)):
        yield from re.split(f"[{LINE_BREAK}\t]", each.text)


def _nameplate_texts(blocks: Sequence[SeenBlock], nameplate: Sequence[str]) -> Mapping[str, str]:
    """Return the texts of paragraphs that are lines of the nameplate, and what prints them."""
    found: dict[str, str] = {}
    at = 0
    for each in paragraphs_in(tuple(blocks)):
        lines = tuple(line.strip() for line in each.text.split(LINE_BREAK))
        starts = range(at, len(nameplate) - len(lines) + 1)
        here = [n for n in starts if lines == tuple(nameplate[n : n + len(lines)])]
        if here:
            at = here[0] + len(lines)
            found[each.text] = _printed(here[0], at, len(nameplate))
    return found


def _printed(start: int, end: int, count: int) -> str:
    """Return what prints these of so many lines of the nameplate."""
    name = "periodical.nameplate"
    if (start, end) == (0, count):
        return f"{{{{ {name} | join(line_break) }}}}"
    if end - start == 1:
        return f"{{{{ {name} | last }}}}" if end == count else f"{{{{ {name}[{start}] }}}}"
    bounds = f"{start or ''}:{'' if end == count else end}"
    return f"{{{{ {name}[{bounds}] | join(line_break) }}}}"
