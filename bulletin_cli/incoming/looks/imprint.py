"""The imprint of an issue made in Word -> the rows of a template's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.incoming.back_issues.content import OldIssue
from bulletin_cli.incoming.back_issues.imprint import RUN
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, paragraphs_in
from bulletin_cli.incoming.looks.naming import Named, joined, separator
from bulletin_cli.incoming.looks.rows import RowMaker, blank_role
from bulletin_cli.layout.template.draft import DraftRow

_ALSO = re.compile(r"(\s*本期增发\s*[：:]\s*)(.+?)([。.]?\s*)")


def imprint_rows(blocks: Sequence[SeenBlock], old: OldIssue, maker: RowMaker) -> Iterator[DraftRow]:
    """Yield the rows of the imprint; the first keeps no space that pushed it down the page."""
    receivers = {key: getattr(old, key) for key in ("report_to", "copy_to", "issue_to")}
    copies = [Named(f"{old.print_run}份", "{{ issue.print_run }}份")] if old.print_run else []
    texts = "\n".join(each.text for each in paragraphs_in(tuple(blocks)))
    usual = next(filter(None, (separator(each, texts) for each in receivers.values())), "，")

    def read(block: SeenParagraph) -> tuple[str, str]:
        if copies and block.text == copies[0].text:
            return "print_run", copies[0].written
        return _read(block, receivers, maker, usual)

    yield from maker.rows([*map(_first, blocks[:1]), *blocks[1:]], read)


def also_to(blocks: Sequence[SeenBlock]) -> tuple[str, ...]:
    """Return the receivers of this issue alone."""
    for block in blocks:
        if isinstance(block, SeenParagraph) and (found := _ALSO.fullmatch(block.text)):
            return tuple(each for each in re.split("[，、；]", found[2]) if each)
    return ()


def _first(block: SeenBlock) -> SeenBlock:
    if not isinstance(block, SeenParagraph):
        return block
    plain = block.plain
    style = replace(block.style, before=plain.before, page_break_before=plain.page_break_before)
    return replace(block, style=style)


def _read(
    block: SeenParagraph, receivers: Mapping[str, Sequence[str]], maker: RowMaker, usual: str
) -> tuple[str, str]:
    """Return the role of a line, and its text in the template."""
    said = block.text
    if block.is_blank:
        return blank_role(block, "imprint_rule"), ""
    if also := _ALSO.fullmatch(said):
        entries = [each for each in re.split("[，、；]", also[2]) if each]
        text = also[1] + joined("issue.also_to", separator(entries, also[2]) or usual) + also[3]
        return "imprint", f"{{% if issue.also_to %}}{text}{{% endif %}}"
    named = list(_lists(said, receivers, usual))
    if len(named) == 1 and maker.naming.write(said, named) != named[0].written:
        name = named[0].written.split()[1]
        text = maker.naming.write(said, named)
        return "imprint", f"{{% if {name} %}}{text}{{% endif %}}"
    if run := RUN.search(said):
        figures = re.search(r"\d+", run[0])
        if figures is None:
            maker.tell(f"印数写成“{run[0]}”，模板印阿拉伯数字")
        return "print_run", _with_run(said, run, maker)
    return "imprint", maker.naming.write(said, named)


def _with_run(said: str, run: re.Match[str], maker: RowMaker) -> str:
    """Return a line with the number of copies, which stands only where an issue says it."""
    before, after = said[: run.start()], said[run.end() :]
    blank = before[len(before.rstrip()) :]
    number = run.start(1) - run.start(), run.end(1) - run.start()
    count = f"{run[0][: number[0]]}{{{{ issue.print_run }}}}{run[0][number[1] :]}"
    head, tail = maker.naming.write(before.rstrip()), maker.naming.write(after)
    return f"{head}{{% if issue.print_run %}}{blank}{count}{{% endif %}}{tail}"


def _lists(said: str, receivers: Mapping[str, Sequence[str]], usual: str) -> Iterator[Named]:
    """Yield the lists of receivers that a line prints."""
    for name, entries in receivers.items():
        inside = [each for each in entries if each in said]
        if not inside or inside[0] != entries[0]:
            continue
        start = said.find(inside[0])
        end = said.find(inside[-1], start) + len(inside[-1])
        sign = separator(inside, said[start:end]) or usual
        yield Named(said[start:end], joined(f"periodical.{name}", sign))
