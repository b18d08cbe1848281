"""Whether a file is what an issue was rendered as: by its bookmarks, else by what it says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import Bookmark

_CLAUSE = re.compile(r"[^，。；：？！、\s]{2,}")
_LEAST = 0.2  # of the articles' clauses, by length, that even a much edited file still has
_FRAME = ("masthead", "imprint")  # what no contributor writes


def stranger(
    issue: str,
    base: Collection[Bookmark],
    theirs: Collection[ReturnedParagraph],
    file: str,
    *,
    is_named: bool,
) -> BulletinError | None:
    """Return why a file does not look like `issue`, whose bookmarks are `base`; None if it does.

    `theirs` are its paragraphs; `is_named` says that its manifest or properties name the issue.
    """
    texts = [each.text for each in theirs]
    names = {name for each in theirs for name in each.names}
    own = {mark.name for mark in base}
    if names and not own.issuperset(names):
        return BulletinError(
            f"不是 {issue} 最近排出的那一份，书签对不上",
            "找出最近一次排出、送审的那一份；更早的一份，把里面的改动照着改进稿件。",
            file=file,
        )
    if _share(base, texts) < _LEAST:
        return BulletinError(
            f"和 {issue} 几乎没有相同的文字",
            "别的期用 --issue 写明；来稿用 bulletin add-article 收。",
            file=file,
        )
    frame = {_flat(mark.text) for mark in base if mark.part in _FRAME}
    if not (names or is_named) and frame and frame.isdisjoint(map(_flat, texts)):
        return BulletinError(
            f"没有 {issue} 的报头和版记，像是来稿",
            "来稿用 bulletin add-article 收，换新稿用 bulletin replace-article。",
            file=file,
        )
    return None


def _share(base: Iterable[Bookmark], texts: Iterable[str]) -> float:
    """Return what part of the articles' words stands in clauses that came back."""
    rendered = list(_clauses(mark.text for mark in base if mark.article))
    came = set(_clauses(texts))
    length = sum(map(len, rendered))
    return sum(len(each) for each in rendered if each in came) / length if length else 1.0


def _clauses(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _CLAUSE.findall(text)


def _flat(text: str) -> str:
    return "".join(text.split())
