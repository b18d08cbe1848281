"""PAG001: masthead, contents and imprint that do not stand as they should."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.base.paths import CONFIG_FILE
from bulletin_cli.layout.fit.ends import contents_overrun, is_imprint_alone
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found, Place
from bulletin_cli.proof.reading.set_pages import set_paragraphs, whole_text
from bulletin_cli.proof.register import issue_rule


@issue_rule(
    "PAG001",
    "info",
    "报头、要目、版记的位置",
    about="刊名一行排不下；要目排到了第二页；版记独占一页。",
)
def frames(context: IssueContext) -> Iterator[Found]:
    """The nameplate is whole, the contents are on one page, the imprint stands below a text."""
    pages = context.pages
    if pages is None or context.issue.broken:
        return
    yield from _nameplate(pages, context)
    if overrun := contents_overrun(pages):
        yield Found(
            f"要目排到了第 {overrun} 页，标题短一些，或用 bulletin set contents 否 不印",
            context.issue_file,
        )
    if is_imprint_alone(pages):
        yield Found(f"版记独占第 {len(pages.pages)} 页，{_advice(pages)}", context.issue_file)


def _advice(pages: Pages) -> str:
    before, last = pages.pages[-2:]
    if before.sheet != last.sheet:
        return "横排的表后面排不了版记；把表往前放，或在表后面写几行正文"
    if any(line.part == "imprint" for line in before.lines):
        return "一页排不下；受文单位少列几家，或写统称"
    return "前面收回几行就能少一页；bulletin fit 看怎么收"


def _nameplate(pages: Pages, context: IssueContext) -> Iterator[Found]:
    nameplate = context.periodical.nameplate
    for lines in set_paragraphs(pages):
        if lines[0].part != "masthead" or len(lines) <= len(nameplate):
            continue
        if whole_text(lines) == context.periodical.name:
            yield Found(
                f"刊名排成了 {len(lines)} 行，在 nameplate 里分行，或把模板里刊名的字号改小",
                Place(CONFIG_FILE),
            )
