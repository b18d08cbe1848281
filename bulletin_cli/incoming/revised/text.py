"""An article's file with a returned file's changes in it."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.content.article import Block
from bulletin_cli.content.article_text import FENCE, revise_front, split_front_matter
from bulletin_cli.content.markdown import dump
from bulletin_cli.incoming.revised.edits import Conflict, RevisedArticle


def revise_text(text: str, file: str, revised: RevisedArticle, blocks: Sequence[Block]) -> str:
    """Return `text`, whose body holds `blocks`, as revised; what did not change stays as it is."""
    front, body, _ = split_front_matter(text, file)
    if revised.blocks != tuple(blocks):
        body = "\n" + "\n\n".join(map(_dump, revised.blocks)) + "\n"
    return f"{FENCE}\n{revise_front(front + chr(10), revised.article)}{FENCE}\n{body}"


def _dump(piece: Block | Conflict) -> str:
    """Return a block, or both versions of a conflict between marks that no article may hold."""
    if not isinstance(piece, Conflict):
        return dump([piece]).rstrip("\n")
    ours, theirs = (dump(each).rstrip("\n") for each in (piece.ours, piece.theirs))
    return f"<<<<<<< 稿件\n\n{ours}\n\n=======\n\n{theirs}\n\n>>>>>>> 退回的文件"
