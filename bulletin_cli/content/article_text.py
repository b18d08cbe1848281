"""The text of articles/*.md <-> Article: TOML front matter between +++ lines, then the body."""

from __future__ import annotations

import re
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import replace
from bulletin_cli.base.strict_toml import TomlTable
from bulletin_cli.base.strict_toml import parse as parse_toml
from bulletin_cli.base.typography import FORBIDDEN
from bulletin_cli.content.article import Article, Review
from bulletin_cli.content.markdown import dump
from bulletin_cli.content.markdown import parse as parse_body

FENCE = "+++"
TITLE_MOST = 200  # characters; anything longer is a body that strayed into the title
_OPTIONAL = ("unit", "author", "section", "received", "editor_note")


def parse_article(text: str, name: str, file: str) -> Article:
    """Return the article that the file `name` holds; `file` is its path for messages.

    Raises BulletinError with file and line.
    """
    _refuse_control_characters(text, file)
    if not text.strip():
        raise BulletinError(
            "稿件是空的", "写上内容，或用 bulletin remove-article 撤下。", file=file
        )
    front, body, first_line = split_front_matter(text, file)
    table = parse_toml(front, file, offset=1)
    article = Article(
        file=name,
        title=table.text_or_texts("title"),
        blocks=parse_body(body, file, first_line),
        unit=table.text("unit", ""),
        author=table.text("author", ""),
        section=table.text("section", ""),
        received=table.day("received"),
        submissions=table.texts("submissions", ()),
        editor_note=table.text("editor_note", ""),
        ignore=table.texts("ignore", ()),
        review=tuple(map(_review, table.tables("review"))),
        title_line=table.line("title") or 1,
    )
    article = replace(
        article,
        unit_line=(article.unit and table.line("unit")) or article.title_line,
        note_line=(article.editor_note and table.line("editor_note")) or article.title_line,
    )
    article = replace(article, front_places=_front_places(article, front))
    table.close()
    refuse_title(article.title, file, article.title_line)
    return article


def _review(table: TomlTable) -> Review:
    review = Review(
        table.text("text"),
        table.text("author", ""),
        table.text("date", ""),
        table.text("quote", ""),
        table.line() or 0,
    )
    table.close()
    return review


def _front_places(article: Article, front: str) -> dict[str, tuple[int, int]]:
    """Return line and column of each text that stands between quotes just as it is."""
    places: dict[str, tuple[int, int]] = {}
    lines = front.split("\n")
    for text in (*article.title, article.unit, article.editor_note):
        for number, line in enumerate(lines, start=2):
            at = line.find(f'"{text}"')
            if text and at >= 0 and "\\" not in text:
                places.setdefault(text, (number, at + 2))
    return places


def refuse_title(title: tuple[str, ...], file: str, line: int | None) -> None:
    """Refuse a title that is empty or hardly one. Raises BulletinError."""
    if not title or not all(each.strip() for each in title):
        raise BulletinError("缺少标题", "在 title 中写明标题。", file=file, line=line)
    length = sum(map(len, title))
    if length > TITLE_MOST:
        raise BulletinError(
            f"标题有 {length} 字，超过 {TITLE_MOST} 字",
            "看看是不是把正文写进了标题。",
            file=file,
            line=line,
        )


def split_front_matter(text: str, file: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line on which the body begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise BulletinError(
            "开头没有 +++ 之间的稿件信息",
            '第一行写 +++，再写 title = "…"，再一行 +++。',
            file=file,
            line=1,
        )
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    raise BulletinError(
        "稿件信息没有结束的 +++", "在稿件信息后面单独写一行 +++。", file=file, line=1
    )


def dump_article(article: Article) -> str:
    """Return the file's text for a new article."""
    return f"{FENCE}\n{revise_front('', article)}{FENCE}\n\n{dump(article.blocks)}"


def revise_front(front: str, article: Article) -> str:
    """Return front matter that says what `article` says, all else in it as it was."""
    import tomlkit

    table = tomlkit.parse(front)
    facts: dict[str, Any] = {
        "title": article.title[0] if len(article.title) == 1 else list(article.title),
        **{key: getattr(article, key) for key in _OPTIONAL},
        "submissions": list(article.submissions),
        "ignore": list(article.ignore),
        "review": [_facts(each) for each in article.review],
    }
    for key, value in facts.items():
        if key in table and table[key] == value:
            continue
        if value:
            table[key] = value
        else:
            table.pop(key, None)
    return tomlkit.dumps(table)


def _facts(review: Review) -> dict[str, str]:
    facts = {"author": review.author, "date": review.date, "text": review.text}
    return {key: value for key, value in {**facts, "quote": review.quote}.items() if value}


def _refuse_control_characters(text: str, file: str) -> None:
    if text.replace("\n", "").isprintable():
        return
    found = re.search(f"[{FORBIDDEN}]", text)
    if found:
        raise BulletinError(
            f"有控制字符 U+{ord(found[0]):04X}",
            "删去这个看不见的字符（从 Word、微信粘贴时带来的）。",
            file=file,
            line=text.count("\n", 0, found.start()) + 1,
        )
