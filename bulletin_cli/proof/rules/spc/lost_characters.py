"""SPC007: question marks where Han were, lost between two encodings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.typography import is_han
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule


@paragraph_rule(
    "SPC007",
    "error",
    "汉字变成了问号",
    about="三个以上连着的半角问号，是换编码时丢了汉字，多半是 PowerShell 的管道弄丢的：它把每个"
    "汉字都换成“?”。不用管道，直接写文件名。网址和代号里的、全角的“？？？”不算。",
    good=("会议强调，要抓好落实。", "怎么办？"),
    bad=("会议由示例局局长???主持。", "# ????????", "2024?11?25????????????AED???"),
    spared=(
        "见https://example.com/a???b=1。",
        "编号ZJ???的车辆停运。",
        "What??? Nothing was said of it.",
        "这样行吗？？？",
        "是吗??",
    ),
    needs="?",
)
def lost_han(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No row of half-width question marks stands where Han should be."""
    for run in lost(paragraph.text):
        yield paragraph.report(*run.span(), "汉字变成了“?”，是换编码时丢的，对照原稿补上")


def lost(text: str) -> Iterator[re.Match[str]]:
    """Yield the rows of question marks in a paragraph that were Han.

    Beside Latin letters and digits they may belong to a code, unless all of the paragraph is lost.
    """
    has_han = any(map(is_han, text))
    is_all = not has_han and 2 * text.count("?") >= len("".join(text.split()))
    for run in _row().finditer(text):
        if run["row"] and (is_all or (has_han and not _is_code(text, run))):
            yield run


def _is_code(text: str, run: re.Match[str]) -> bool:
    before = text[max(run.start() - 9, 0) : run.start()].rstrip()
    beside = before[-1:] + text[run.end() : run.end() + 1]
    return any(each.isascii() and each.isalnum() for each in beside)


@cache
def _row() -> re.Pattern[str]:
    return re.compile(r"(?:(?<![A-Za-z])[A-Za-z]+://|www\.)[!-~]*|(?P<row>\?{3,})")
