"""What a returned file changed, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.content.article import Article, Block

EditKind: TypeAlias = Literal[
    "edited",
    "split",
    "merged",
    "moved",
    "moved_out",
    "deleted",
    "inserted",
    "conflict",
    "reordered",
    "generated",
    "unplaced",
]


@record
class Edit:
    """One change: what it is, the text before and after, who tracked it and when.

    `advice` says what to do about what no article can take over.
    """

    kind: EditKind
    before: str
    after: str
    by: tuple[tuple[str, str], ...] = ()
    advice: str = ""


@record
class Conflict:
    """A block that both sides changed: as the article has it, and as the file has it."""

    ours: tuple[Block, ...]
    theirs: tuple[Block, ...]


@record
class RevisedArticle:
    """An article with a returned file's changes; `blocks` may hold conflicts."""

    article: Article
    blocks: tuple[Block | Conflict, ...]
    edits: tuple[Edit, ...]


@record
class CommentPlace:
    """Where a comment stands: its id, the article's file ("" outside all), and the words."""

    id: str
    article: str
    quote: str


@record
class Revision:
    """What came back: the articles by their files, and what lies outside of all articles."""

    articles: Mapping[str, RevisedArticle]
    others: tuple[Edit, ...]
    comments: tuple[CommentPlace, ...]
