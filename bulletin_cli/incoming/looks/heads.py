"""What stands above and below the texts of articles -> rows of [[article]] and [[section]].

The articles of an issue are laid beside each other: what all have is a row; what only those have
that follow another is a row between; what stands with an editor's note, or below a contributor,
stands with it in the template, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.article import Article
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, SeenTable
from bulletin_cli.incoming.looks.naming import Named, literal
from bulletin_cli.incoming.looks.regions import ArticleBlocks
from bulletin_cli.incoming.looks.rows import RowMaker, blank_role, read_as
from bulletin_cli.layout.style import Style
from bulletin_cli.layout.template.draft import DraftRow

ItemKind: TypeAlias = Literal["blank", "title", "note", "section", "unit", "author", "other"]
_ROLES = {"title": "headline", "note": "editor_note", "section": "section", "unit": "unit",
          "author": "unit"}  # fmt: skip
_LINES_MOST = 40  # above or below a text
_ARTICLES_MOST = 40  # which are laid beside each other
# An author behind a unit, with what parts them: not every article has one.
_BEHIND_UNIT = re.compile(r"(?<=\{\{ article\.unit \}\})([^{}]*\{\{ article\.author \}\})")
_TITLE = "{{ article.title }}"


@record
class _Item:
    """A line above or below texts, and in which articles it stands."""

    kind: ItemKind
    block: SeenParagraph
    text: str
    where: frozenset[int]

    @property
    def look(self) -> tuple[str, Style, str]:
        """What it has in common with the same line of another article."""
        return self.kind, self.block.style, self.text if self.kind == "other" else ""


@record
class ArticleRows:
    """The rows of both parts, and those that stand only above the first article."""

    first: tuple[DraftRow, ...]
    section: tuple[DraftRow, ...]
    article: tuple[DraftRow, ...]


def article_rows(found: Sequence[ArticleBlocks], maker: RowMaker) -> ArticleRows:
    """Return what is printed around the texts of all articles."""
    found = found[:_ARTICLES_MOST]
    heads = [_items(each.article, each.head, n, maker, titled=True) for n, each in enumerate(found)]
    tails = [_items(each.article, each.tail, n, maker) for n, each in enumerate(found)]
    every = frozenset(range(len(found)))
    notes = frozenset(n for n, each in enumerate(found) if each.article.editor_note)
    opened = frozenset(n for n, head in enumerate(heads) if any(_is_section(i) for i in head))
    head, tail = _merged(heads), _merged(tails)
    at = next((n + 1 for n, each in enumerate(head) if _is_section(each)), 0)
    above = head[: at - 1] if at else []
    named = [each for each in above if each.where == opened and (opened != every or at == 1)]
    first = _only_first(head, every) if len(every) > 1 else []
    rest = [each for each in head if each not in first and each not in named]
    if opened:
        named += [each for each in head if _is_section(each)]
        named += [each for each in above if each in rest and each.where == opened]
        rest = [each for each in rest if each not in named]
    rows = [*_rows(rest, every, notes, maker), DraftRow(keys={"body": True})]
    rows += _rows(tail, every, notes, maker)
    return ArticleRows(
        tuple(_rows(first, frozenset((0,)), notes, maker)),
        tuple(_rows([each for each in head if each in named], opened, notes, maker)),
        tuple(rows),
    )


def _is_section(item: _Item) -> bool:
    return item.kind == "section"


def _only_first(head: Sequence[_Item], every: frozenset[int]) -> list[_Item]:
    """Return the lines at the top that only the first article has: they end what is above it."""
    found: list[_Item] = []
    for each in head:
        if each.where != frozenset((0,)) or each.kind not in ("blank", "other") or not every:
            break
        found.append(each)
    return found


def _items(
    article: Article,
    blocks: Sequence[SeenBlock],
    place: int,
    maker: RowMaker,
    *,
    titled: bool = False,
) -> list[_Item]:
    found: list[_Item] = []
    for block in blocks[-_LINES_MOST:]:
        if isinstance(block, SeenTable):
            maker.tell(f"“{article.full_title[:16]}”上面或下面的表格没有照排")
            continue
        kind, text = _read(article, block, titled=titled)
        if kind == "title" and found and found[-1].kind == "title":
            continue  # its next line
        if block.is_blank and (block.pictures or block.notes):
            maker.tell_of(block)
        found.append(_Item(kind, block, text, frozenset((place,))))
    return found


def _read(article: Article, block: SeenParagraph, *, titled: bool) -> tuple[ItemKind, str]:
    """Return what a line is, and its text in the template."""
    said = block.text
    if block.is_blank:
        return "blank", ""
    if titled and close_up(said) in close_up(article.full_title):
        return "title", _TITLE
    note = article.editor_note
    if note and (note in said or "编者按" in said):
        text = _written(said, (Named(note, "{{ article.editor_note }}"),))
        return "note", f"{{% if article.editor_note %}}{text}{{% endif %}}"
    if article.section and article.section in said:
        return "section", _written(said, (Named(article.section, "{{ section }}"),))
    named = [
        Named(each, f"{{{{ article.{key} }}}}")
        for key in ("unit", "author")
        if (each := getattr(article, key)) and each in said
    ]
    if not named:
        return "other", literal(said)
    key = "unit" if article.unit and article.unit in said else "author"
    when = "issue.units and article.unit" if key == "unit" else "article.author"
    kind: ItemKind = "unit" if key == "unit" else "author"
    text = _BEHIND_UNIT.sub(r"{% if article.author %}\1{% endif %}", _written(said, named))
    return kind, f"{{% if {when} %}}{text}{{% endif %}}"


def _written(said: str, named: Sequence[Named]) -> str:
    for each in named:
        before, found, after = said.partition(each.text)
        if found:
            others = [one for one in named if one is not each]
            return _written(before, others) + each.written + _written(after, others)
    return literal(said)


def _merged(found: Sequence[Sequence[_Item]]) -> list[_Item]:
    """Return the lines of all articles in one order, each once."""
    merged: list[_Item] = []
    for items in found:
        matcher = SequenceMatcher(
            None, [each.look for each in merged], [each.look for each in items], autojunk=False
        )
        laid: list[_Item] = []
        for what, a, b, c, d in matcher.get_opcodes():
            if what == "equal":
                pairs = zip(merged[a:b], items[c:d], strict=True)
                laid += [_both(one, other) for one, other in pairs]
            else:
                laid += [*merged[a:b], *items[c:d]]
        merged = laid
    return merged


def _both(one: _Item, other: _Item) -> _Item:
    """Return a line of two articles, as that has it which names more."""
    text = max(one.text, other.text, key=lambda each: each.count("{{"))
    return replace(one, text=text, where=one.where | other.where)


def _rows(
    items: Sequence[_Item], every: frozenset[int], notes: frozenset[int], maker: RowMaker
) -> Iterator[DraftRow]:
    """Yield the rows of lines; `every` are the articles in which one without condition stands."""
    seen: set[ItemKind] = set()
    for each in items:
        if each.kind in ("title", "note", "section", "unit") and each.kind in seen:
            maker.tell(f"“{each.block.text[:16]}”的样子和前面的不一样，照前面的排")
            continue
        seen.add(each.kind)
        keys, known = _standing(each, every, notes)
        if not known:
            said = f"“{each.block.text.strip()[:16]}”" if each.text else "空行"
            maker.tell(f"题目上下的{said}不是每篇都有，看不出什么时候排，没有照排")
            continue
        role = _ROLES.get(each.kind, "masthead")
        if each.kind == "blank":
            role = blank_role(each.block, blank="blank_before_title")
        yield from maker.paragraph(each.block, read_as(role, each.text), **keys)


def _standing(
    item: _Item, every: frozenset[int], notes: frozenset[int]
) -> tuple[dict[str, object], bool]:
    """Return the keys that say when a line stands, and whether that is known."""
    if item.kind in ("title", "note", "section", "unit", "author") or item.where == every:
        return {}, True
    if item.where == every - {0} and item.where:
        return {"between": True}, True
    if item.where == notes:
        return {"when": "article.editor_note"}, True
    if len(every) > 1 and item.where == {max(every)} and item.kind == "other":
        return {"when": "article.is_last"}, True
    if item.where == frozenset((0,)):
        return {"when": "article.is_first"}, True
    return {}, len(item.where) * 2 > len(every)
