"""Whether a file is what an issue was rendered as: by its bookmarks, else by what it says."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.typography import close_up
from bulletin_cli.incoming.back_issues.number import find_number
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import Bookmark

_TOGETHER = 4  # characters that stand together by chance in hardly two texts
# Of what the articles say, what still has to be in a file that nothing names, and in one that is.
_LEAST, _LEAST_NAMED = 0.15, 0.02
_TOP = 15  # paragraphs, in which a masthead has its number
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
    names = {name for each in theirs for name in each.names}
    if not names.issubset(mark.name for mark in base):
        return BulletinError(
            f"不是 {issue} 最近排出的那一份，书签对不上",
            "找出最近一次排出、送审的那一份；更早的一份，把里面的改动照着改进稿件。",
            file=file,
        )
    own, came = (
        _numbers(mark.text for mark in base if mark.part in _FRAME),
        _numbers(each.text for each in [*theirs][:_TOP]),
    )
    if own and came and own.isdisjoint(came) and not is_named and not names:
        return BulletinError(
            f"报头上是别的期号，不是 {issue} 的",
            "别的期用 --issue 写明；期号要改，在 issue.toml 里改。",
            file=file,
        )
    texts = frozenset(close_up(each.text) for each in theirs)
    return _says_other(issue, base, texts, file, is_named=is_named or bool(names))


def _says_other(
    issue: str, base: Collection[Bookmark], texts: frozenset[str], file: str, *, is_named: bool
) -> BulletinError | None:
    """Return why a file that says `texts` is none of `issue`, None if it may be."""
    frame = {close_up(mark.text) for mark in base if mark.part in _FRAME}
    numbered = {each for each in frame if any(sign.isdigit() for sign in each)}
    is_named = is_named or not numbered.isdisjoint(texts)
    articles = _pieces(close_up(mark.text) for mark in base if mark.article)
    said = _pieces(texts - frame)
    shared = len(articles & said)
    least = _LEAST_NAMED if is_named else _LEAST
    if shared < least * len(articles) and shared < least * len(said):
        return BulletinError(
            f"和 {issue} 几乎没有相同的文字",
            "别的期用 --issue 写明；来稿用 bulletin add-article 收。",
            file=file,
        )
    if not is_named and frame and frame.isdisjoint(texts):
        return BulletinError(
            f"没有 {issue} 的报头和版记，像是来稿",
            "来稿用 bulletin add-article 收，换新稿用 bulletin replace-article。",
            file=file,
        )
    return None


def _numbers(texts: Iterable[str]) -> set[tuple[int, int]]:
    """Return the numbers of issues that these texts print: that of the year, the whole one."""
    return {(found.number, found.whole) for text in texts if (found := find_number(text))}


def _pieces(texts: Iterable[str]) -> set[str]:
    """Return all runs of a few characters in these texts."""
    return {text[at : at + _TOGETHER] for text in texts for at in range(len(text) - _TOGETHER + 1)}
