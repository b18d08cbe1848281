"""Contributors' .md and .txt -> Article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.base.errors import BodilessError, BulletinError, UntitledError
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Article
from bulletin_cli.content.article_text import FENCE, parse_article
from bulletin_cli.content.markdown import dump_text, heading_level, parse
from bulletin_cli.incoming.clean import clean
from bulletin_cli.incoming.credit import extract_credits
from bulletin_cli.incoming.given_title import (
    NOTHING,
    GivenTitle,
    doubt,
    left_above,
    plain_title,
)
from bulletin_cli.incoming.headings import sent_heading_level
from bulletin_cli.incoming.official import take_official
from bulletin_cli.incoming.text_title import TextTitle, find_title, given_lines, written

_HASHES = re.compile(r"^#{1,6}\s+(?=\S)")  # what chat programs leave of Markdown before a title


@record
class ConvertedArticle:
    """An article as it came, its file name still empty, and what was taken out of its text."""

    article: Article
    messages: tuple[str, ...]


def read_incoming(
    text: str, file: str, *, markdown: bool, title: GivenTitle = NOTHING
) -> ConvertedArticle:
    """Return the article that `text` holds; with its `title` given, all of the text is its body.

    Raises BodilessError where nothing stands below the title, BulletinError with file and line for
    what the dialect cannot hold.
    """
    above = len(text) - len(text.lstrip("\n"))  # only there for the numbers of the lines
    text, messages = clean(text[above:])
    text = "\n" * above + text
    if not text.strip():
        raise BulletinError("稿件是空的", "检查是不是选错了文件。", file=file)
    if markdown:
        article, told = _from_markdown(text, file, title)
    else:
        article, told = _from_plain_text(text, file, title)
    if not article.title:
        raise UntitledError(
            "缺少标题", "在文件开头写“# 标题”，或用 --title 写明。", file=file, line=1
        )
    if not article.blocks:
        raise BodilessError(
            f"“{article.full_title}”只有标题，没有正文", "补上正文再加。", file=file
        )
    if markdown and text.startswith(FENCE):
        # Whoever wrote front matter said there what is what.
        return ConvertedArticle(article, messages)
    article, taken = take_official(article)
    article, credits_ = extract_credits(article)
    return ConvertedArticle(article, messages + told + taken + credits_)


def _from_markdown(text: str, file: str, title: GivenTitle) -> tuple[Article, tuple[str, ...]]:
    """Leading `# ` lines are the title, unless there is front matter."""
    if title.lines:
        raise BulletinError(
            "Markdown 稿件的标题不按行数认", "写成“# 标题”，或用 --title 写明。", file=file
        )
    if text.startswith(FENCE):
        article = parse_article(text, "", file)
        return replace(article, title=title.text or article.title), ()
    lines = text.split("\n")
    found: list[str] = []
    start = 0
    while start < len(lines) and (not lines[start] or lines[start].startswith("# ")):
        if lines[start]:
            found.append(lines[start][2:].strip())
        start += 1
    blocks = parse("\n".join(lines[start:]), file, start + 1)
    return Article("", title.text or tuple(found), blocks), ()


def _from_plain_text(text: str, file: str, title: GivenTitle) -> tuple[Article, tuple[str, ...]]:
    """Find the title; all other lines are text, not Markdown."""
    lines = text.split("\n")
    if title.text:
        return Article("", title.text, parse(_body(lines), file)), ()
    found = given_lines(lines, title, file) if title else find_title(lines)
    if found.end == 0:
        raise UntitledError(
            "开头看不出标题",
            "标题后面空一行再写正文，或用 --title 写明，或用 --title-line 说是第几行。",
            file=file,
            line=1,
        )
    titles = (line for line in lines[found.start : found.end] if line)
    texts = tuple(plain_title(_HASHES.sub("", line)) for line in titles)
    left = [n for n in found.heads or () if n < found.start]
    kept = [
        "" if n in left or found.start <= n < found.end else line for n, line in enumerate(lines)
    ]
    return Article("", texts, parse(_body(kept), file)), tuple(_messages(found, lines))


def _body(lines: Sequence[str]) -> str:
    """Return lines of text in the dialect: what says something behind a colon is no heading."""
    return "\n".join(
        f"\\{text}" if heading_level(line) and not sent_heading_level(line) else text
        for line, text in zip(lines, map(dump_text, lines), strict=True)
    )


def _messages(found: TextTitle, lines: Sequence[str]) -> Iterator[str]:
    for n, kind in sorted((found.heads or {}).items()):
        if n < found.start:
            yield left_above(kind, lines[n])
    if found.other is not None:
        counted = written(lines)
        yield doubt(*((counted.index(n), lines[n]) for n in (found.start, found.other)))
