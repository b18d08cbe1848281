"""The text of articles/*.md with another title or other widths of its pictures, nothing else."""

from __future__ import annotations

import re

from bulletin_cli.content.article import Article, Picture
from bulletin_cli.content.article_text import split_front_matter
from bulletin_cli.content.picture_line import PICTURE


def edited_text(text: str, file: str, old: Article, new: Article) -> str:
    """Return `text`, which says `old`, with the title and the pictures' widths of `new`.

    All else stays as it was written.
    """
    lines = text.split("\n")
    for was, now in zip(old.blocks, new.blocks, strict=True):
        if isinstance(was, Picture) and isinstance(now, Picture) and was.width != now.width:
            lines[was.line - 1] = _with_width(lines[was.line - 1], now.width)
    if old.title == new.title:
        return "\n".join(lines)
    front, _, first = split_front_matter(text, file)
    return "\n".join([lines[0], _retitled(front, new.title), *lines[first - 2 :]])


def _with_width(line: str, width: int) -> str:
    """Return a picture's line with another width; blanks at its ends stay."""
    written = line.strip()
    match = re.match(PICTURE, written)
    place = written[: match.end(2) + 1] if match else written
    return line.replace(written, f"{place}{{width={width}%}}")


def _retitled(front: str, title: tuple[str, ...]) -> str:
    import tomlkit

    table = tomlkit.parse(front)
    table["title"] = title[0] if len(title) == 1 else list(title)
    return tomlkit.dumps(table)
