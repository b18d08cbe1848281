"""The contents of an issue made in Word -> the rows of a template's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK, Article
from bulletin_cli.incoming.back_issues.contents import title_key
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, SeenTable
from bulletin_cli.incoming.looks.naming import Named
from bulletin_cli.incoming.looks.rows import RowMaker, blank_role
from bulletin_cli.layout.template.draft import DraftRow

_PAGE = re.compile(r"(\t|[.．…·•‥\s]{3,}|[（(]第?\s*)(\d{1,3})(\s*页?[）)]?)$")
_DOTS = re.compile(r"[.．…·•‥]{3,}")
_NUMBER = re.compile(r"\s*(\d{1,2})(?=[.．、])")
# A section before a title, with its brackets: not every article stands in one.
_OF_SECTION = re.compile(r"[【〖［\[（(]?\{\{ section \}\}[】〗］\]）)]?[\s：:]*")
_SECTION_MOST = 24  # characters
_LEADER = "要目里题目后面的点改用制表位连到页码"


def contents_rows(
    blocks: Sequence[SeenBlock], articles: Sequence[Article], maker: RowMaker
) -> list[DraftRow]:
    """Return the rows of the contents: what repeats once, a section's name before its titles."""
    rows = list(_rows(blocks, articles, maker))
    kinds = ([row for row in rows if key in row.keys] for key in ("each_section", "each_article"))
    repeated = [_fullest(each) for each in kinds if each]
    found: list[DraftRow] = []
    for n, row in enumerate(rows):
        if not row.keys:
            found.append(row)
        elif all(row.keys != each.keys for each in rows[:n]):
            found.append(repeated.pop(0))
    return found


def _fullest(rows: Sequence[DraftRow]) -> DraftRow:
    """Return the first of the rows with the text of the one that names most."""
    texts = [row.text or "" for row in rows]
    return replace(rows[0], text=max(texts, key=lambda text: text.count("{{")))


def _rows(
    blocks: Sequence[SeenBlock], articles: Sequence[Article], maker: RowMaker
) -> Iterator[DraftRow]:
    """Yield the rows of the contents, one for each line; those that repeat have keys."""
    titles = {title_key(each.full_title): n for n, each in enumerate(articles)}
    sections = tuple(dict.fromkeys(each.section for each in articles if each.section))
    listing = False
    for block in blocks:
        if isinstance(block, SeenTable):
            maker.tell("要目排在表格里，没有照排")
            continue
        listed = next((n for key, n in titles.items() if key in title_key(block.text)), None)
        section = next((each for each in sections if each in block.text), "")
        is_section = bool(section) and len(block.text) <= _SECTION_MOST and listed is None
        if listed is not None or is_section:
            listing = True
            yield (
                _section(block, section, maker)
                if listed is None
                else _entry(block, articles[listed], listed, maker)
            )
        elif not listing or not block.is_blank:
            yield from maker.paragraph(block, lambda each: _read(each, maker))


def _read(block: SeenParagraph, maker: RowMaker) -> tuple[str, str]:
    role = blank_role(block) if block.is_blank else "contents_title"
    return role, maker.naming.write(block.text)


def _section(block: SeenParagraph, section: str, maker: RowMaker) -> DraftRow:
    text = maker.naming.write(block.text, (Named(section, "{{ section }}"),))
    return _repeated(block, text, "contents_section", {"each_section": True}, maker)


def _entry(block: SeenParagraph, article: Article, place: int, maker: RowMaker) -> DraftRow:
    said, style = block.text.replace(LINE_BREAK, ""), block.style
    if (page := _PAGE.search(said)) and _DOTS.search(page[1]):
        said = f"{said[: page.start()]}\t{page[2]}"
        style = replace(style, right_tab="dots")
        maker.tell(_LEADER)
        page = _PAGE.search(said)
    number = _NUMBER.match(said)
    counted = bool(number) and int(number[1]) == place + 1 if number else False
    start = number.end(1) if number and counted else 0
    end = page.start(2) if page else len(said)
    others = [Named(article.full_title, "{{ article.full_title }}")]
    others += [Named(article.unit, "{{ article.unit }}")] * bool(article.unit)
    others += [Named(article.section, "{{ section }}")] * bool(article.section)
    text = maker.naming.write(said[start:end], others)
    text = "{{ article.number }}" * counted + _OF_SECTION.sub(
        r"{% if section %}\g<0>{% endif %}", text
    )
    if page:
        text += "{{ article.page }}" + maker.naming.write(page[3])
    if article.full_title not in said:
        maker.tell(f"要目里的“{said.strip()[:16]}”和文章的题目写得不一样，模板照题目印")
        text = "{{ article.full_title }}" + ("\t{{ article.page }}" if page else "")
    seen = replace(block, text=said, style=style)
    return _repeated(seen, text, "contents_entry", {"each_article": True}, maker)


def _repeated(
    block: SeenParagraph, text: str, role: str, keys: dict[str, Any], maker: RowMaker
) -> DraftRow:
    rows = maker.paragraph(block, lambda _: (role, text), **keys)
    return next(each for each in rows if each.text is not None)
