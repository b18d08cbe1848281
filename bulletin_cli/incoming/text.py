"""Contributors' .md and .txt -> Article."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.base.errors import BulletinError, UntitledError
from bulletin_cli.base.record import record
from bulletin_cli.content.article import Article
from bulletin_cli.content.article_text import FENCE, parse_article
from bulletin_cli.content.markdown import dump_text, parse
from bulletin_cli.incoming.clean import clean
from bulletin_cli.incoming.credit import extract_credits

_TITLE_LINES = 3
_TITLE_LINE = 60  # characters; a longer line is no title


@record
class ConvertedArticle:
    """An article as it came, its file name still empty, and what was taken out of its text."""

    article: Article
    messages: tuple[str, ...]


def read_incoming(
    text: str, file: str, *, markdown: bool, title: tuple[str, ...] = ()
) -> ConvertedArticle:
    """Return the article that `text` holds; with `title` given, all of the text is its body.

    Raises BulletinError with file and line of what the dialect cannot hold.
    """
    above = len(text) - len(text.lstrip("\n"))  # only there for the numbers of the lines
    text, messages = clean(text[above:])
    text = "\n" * above + text
    if not text.strip():
        raise BulletinError("稿件是空的", "检查是不是选错了文件。", file=file)
    read = _from_markdown if markdown else _from_plain_text
    article = read(text, file, title)
    if not article.title:
        raise UntitledError(
            "缺少标题",
            "在文件开头写“# 标题”（.txt 写标题后空一行），或用 --title 写明。",
            file=file,
            line=1,
        )
    if not article.blocks:
        raise BulletinError("只有标题，没有正文", "补上正文；标题和正文之间空一行。", file=file)
    if markdown and text.startswith(FENCE):
        # Whoever wrote front matter said there what is what.
        return ConvertedArticle(article, messages)
    article, credits_ = extract_credits(article)
    return ConvertedArticle(article, messages + credits_)


def _from_markdown(text: str, file: str, title: tuple[str, ...]) -> Article:
    """Leading `# ` lines are the title, unless there is front matter."""
    if text.startswith(FENCE):
        article = parse_article(text, "", file)
        return replace(article, title=title or article.title)
    lines = text.split("\n")
    found: list[str] = []
    start = 0
    while start < len(lines) and (not lines[start] or lines[start].startswith("# ")):
        if lines[start]:
            found.append(lines[start][2:].strip())
        start += 1
    blocks = parse("\n".join(lines[start:]), file, start + 1)
    return Article("", title or tuple(found), blocks)


def _from_plain_text(text: str, file: str, title: tuple[str, ...]) -> Article:
    """The lines before the first blank one are the title; the rest is text, not Markdown."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line), 0)
    if not title:
        end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
        title, start = tuple(lines[start:end]), end
        if len(title) > _TITLE_LINES or any(len(line) > _TITLE_LINE for line in title):
            raise UntitledError(
                "开头看不出标题",
                "标题后面空一行再写正文，或用 --title 写明标题。",
                file=file,
                line=1,
            )
    body = "\n".join(dump_text(line) for line in lines[start:])
    return Article("", title, parse(body, file, start + 1))
