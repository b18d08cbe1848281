"""An article's file with a returned file's changes in it."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.content.article import Block
from bulletin_cli.content.article_text import FENCE, revise_front, split_front_matter
from bulletin_cli.content.markdown import dump
from bulletin_cli.content.picture_line import picture_rows
from bulletin_cli.incoming.revised.edits import Conflict, RevisedArticle


def revise_text(text: str, file: str, revised: RevisedArticle, blocks: Sequence[Block]) -> str:
    """Return `text`, whose body holds `blocks`, as revised; what did not change stays as it is."""
    front, body, _ = split_front_matter(text, file)
    if revised.blocks != tuple(blocks):
        body = "\n" + "\n\n".join(_dump(row) for _, row in picture_rows(revised.blocks)) + "\n"
    return f"{FENCE}\n{revise_front(front + chr(10), revised.article)}{FENCE}\n{body}"


def _dump(row: Sequence[Block | Conflict]) -> str:
    """Return a row, or both versions of a conflict between marks that no article may hold."""
    if not isinstance(row[0], Conflict):
        return dump([each for each in row if not isinstance(each, Conflict)]).rstrip("\n")
    ours, theirs = (dump(each).rstrip("\n") for each in (row[0].ours, row[0].theirs))
    return f"<<<<<<< 稿件\n\n{ours}\n\n=======\n\n{theirs}\n\n>>>>>>> 退回的文件"
