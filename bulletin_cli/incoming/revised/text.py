"""An article's file with a returned file's changes in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bulletin_cli.content.article import Block
from bulletin_cli.content.article_text import FENCE, revise_front, split_front_matter
from bulletin_cli.content.markdown import dump
from bulletin_cli.incoming.revised.edits import Conflict, RevisedArticle


def revise_text(text: str, file: str, revised: RevisedArticle, blocks: Sequence[Block]) -> str:
    """Return `text`, whose body holds `blocks`, as revised; what did not change stays as it is."""
    front, body, _ = split_front_matter(text, file)
    if revised.blocks != tuple(blocks):
        groups = groupby(revised.blocks, key=lambda piece: isinstance(piece, Conflict))
        body = "\n" + "\n\n".join(_dump(list(pieces)) for _, pieces in groups) + "\n"
    return f"{FENCE}\n{revise_front(front + chr(10), revised.article)}{FENCE}\n{body}"


def _dump(pieces: Sequence[Block | Conflict]) -> str:
    """Return blocks, or both versions of conflicts between marks that no article may hold."""
    conflicts = [each for each in pieces if isinstance(each, Conflict)]
    if not conflicts:
        return dump([each for each in pieces if not isinstance(each, Conflict)]).rstrip("\n")
    return "\n\n".join(map(_dump_conflict, conflicts))


def _dump_conflict(conflict: Conflict) -> str:
    ours, theirs = (dump(each).rstrip("\n") for each in (conflict.ours, conflict.theirs))
    return f"<<<<<<< 稿件\n\n{ours}\n\n=======\n\n{theirs}\n\n>>>>>>> 退回的文件"
