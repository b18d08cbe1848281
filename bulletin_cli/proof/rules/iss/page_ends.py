"""ISS009: what the typesetter sees - ugly line and page ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from bulletin_cli.layout.document import CELL_MARGIN, StyledTable
from bulletin_cli.layout.fit.ends import few_last_lines
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.set_pages import (
    place_of,
    set_paragraphs,
    titled_article,
    whole_text,
)
from bulletin_cli.proof.register import issue_rule

_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月")

_NAMES = re.compile("[、，,\\s]+")


@issue_rule(
    "ISS009",
    "info",
    "难看的行末和页末",
    about="一段的末行只有一个字；标题落在页末；标题一行排不下，title 里没有分行，模板也不按意思分；"
    "最后一页正文不到三行；报头、版记里的"
    "日期断在两行；表格有一栏排不下一个字。模板写了 report_cuts = true 的，"
    "正文里的日期和作者姓名断在两行也提示。"
    "行和页断在哪里，由排版程序按 Word 的规则算出，见 typesetting.md。",
)
def ugly_ends(context: IssueContext) -> Iterator[Found]:
    """No last line of one character, no title at a page's foot, no last page of hardly a line."""
    pages = context.pages
    if pages is None or not pages.pages:
        return
    for lines in set_paragraphs(pages):
        yield from _short_last_line(lines, context)
        yield from _long_title(lines, pages, context)
        yield from _cut(lines, pages, context)
    if not context.issue.broken:  # pages end elsewhere once the articles left out are back
        for page in pages.pages:
            yield from _title_at_foot(page, pages, context)
        yield from _hardly_filled(pages, context)
    yield from _narrow_columns(pages, context)


def _short_last_line(lines: list[Line], context: IssueContext) -> Iterator[Found]:
    source, last = lines[-1].source, lines[-1]
    if source is None or source.block < 0 or last.style != "body" or len(lines) < 2:
        return
    if len(last.text.rstrip("。！？；”）")) <= 1:
        yield Found(
            "这一段末行只有一个字，前面增删一两个字就能收进上一行", place_of(source, context, last)
        )


def _long_title(lines: list[Line], pages: Pages, context: IssueContext) -> Iterator[Found]:
    """Find a title that the typesetter broke by widths: not one that was broken by sense."""
    source, article = lines[0].source, titled_article(lines, context)
    if source is None or article is None:
        return
    by_sense = pages.document.styles[lines[0].style].balance and len(article.title) == 1
    if len(lines) > len(article.title) and not by_sense:
        yield Found(
            f'标题排成 {len(lines)} 行，在 title 里按意思分行：title = ["…", "…"]',
            place_of(source, context, lines[0]),
        )


def _cut(lines: list[Line], pages: Pages, context: IssueContext) -> Iterator[Found]:
    """Find what is cut in a masthead or imprint, and in articles where the template asks for it."""
    source = lines[0].source
    if source and not pages.document.line_breaking.report_cuts:
        return
    ends = list(accumulate(len(line.text) for line in lines))[:-1]
    text = whole_text(lines)
    for start, end in _uncut(text, context) if ends else ():
        if any(start < each < end for each in ends):
            place = place_of(source, context) if source else context.issue_file
            yield Found(f"“{text[start:end]}”断在两行，前面增删一两个字", place)


def _uncut(text: str, context: IssueContext) -> Iterator[tuple[int, int]]:
    """Yield where dates stand, and the authors' names: what should stay on one line."""
    names = {name for each in context.issue.articles for name in _NAMES.split(each.author) if name}
    for pattern in (_DATE, *(re.compile(re.escape(name)) for name in sorted(names))):
        for match in pattern.finditer(text):
            yield match.span()


def _title_at_foot(page: LaidOutPage, pages: Pages, context: IssueContext) -> Iterator[Found]:
    lines = [line for line in page.lines if line.text]
    if page.number == len(pages.pages) or not lines or lines[-1].source is None:
        return
    if pages.document.styles[lines[-1].style].outline:
        yield Found(
            f"标题落在第 {page.number} 页页末，前面增删一两行",
            place_of(lines[-1].source, context, lines[-1]),
        )


def _hardly_filled(pages: Pages, context: IssueContext) -> Iterator[Found]:
    last = few_last_lines(pages)
    if last and last[0].source:
        yield Found(
            f"最后一页（第 {len(pages.pages)} 页）正文只有 {len(last)} 行，收回几行就能少一页；"
            "bulletin fit 看怎么收",
            place_of(last[0].source, context),
        )


def _narrow_columns(pages: Pages, context: IssueContext) -> Iterator[Found]:
    for block in pages.document.body:
        if isinstance(block, StyledTable) and block.source:
            size = pages.document.styles[block.rows[0][0].style].size
            if min(block.widths) - 2 * CELL_MARGIN < size:
                yield Found(
                    f"表格有 {len(block.widths)} 栏，最窄的排不下一个字，拆成两个表",
                    place_of(block.source, context),
                )
