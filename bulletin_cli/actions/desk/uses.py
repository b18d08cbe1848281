"""Recording who else used an article and who gave an instruction on it; taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import POINTS_FILE, IssuePaths
from bulletin_cli.base.record import replace
from bulletin_cli.base.strict_toml import suggestion
from bulletin_cli.desk.periods import past_hint
from bulletin_cli.desk.points import Scheme
from bulletin_cli.desk.uses import Use, UseKind
from bulletin_cli.store.desk.points import read_scheme
from bulletin_cli.store.desk.printed import printed_article, printed_on
from bulletin_cli.store.desk.uses import append, find_use, mark_undone, uses_in
from bulletin_cli.store.files import lock
from bulletin_cli.store.references import article_anywhere
from bulletin_cli.workspace import Workspace


def record_use(space: Workspace, words: Sequence[str], use: Use, today: date) -> tuple[Use, str]:
    """Record a use of the published article that `words` name; return it and the title.

    Its number and article are not known yet. Raises BulletinError for one that cannot be.
    """
    identifier, name = article_anywhere(space.root, words)
    use = replace(use, article=f"{identifier}/{name}")
    with lock(space.issues, space.root):
        printed = _printed(space, identifier)
        _refuse_day(use.date, printed, today)
        article = printed_article(space.root, identifier, name, printed)
        refuse_unknown(read_scheme(space.root), use)
        for other in uses_in(space.root, [use.date.year]):
            if use.repeats(other):
                raise BulletinError(
                    f"已经记过了，是 {other.id}",
                    "确是两次，写上不同的日期；记错了，用 --undo 撤回再记。",
                    file=other.file,
                    line=other.line,
                )
        return append(space.root, use)[0], article.title


def undo_use(space: Workspace, reference: str, kind: UseKind) -> Use:
    """Take back what `2024-7` names: it stays in its file and counts no more. Return it."""
    with lock(space.issues, space.root):
        use = find_use(space.root, reference, kind)
        if use.undone:
            raise BulletinError(
                f"{use.id} 已经撤回了", "要再算，重新记一条。", file=use.file, line=use.line
            )
        mark_undone(space.root, use)
    return use


def _printed(space: Workspace, identifier: str) -> date:
    head = space.load_metadata(identifier)
    printed = printed_on(head)
    if printed is None:
        what = "没有日期" if head.status == "published" else "还没有发布"
        raise BulletinError(
            f"{identifier} {what}，记不了采用和批示",
            "只有已发布的稿件才记；先发布，或写别的期号。",
            file=IssuePaths(identifier).issue_file,
        )
    return printed


def _refuse_day(day: date, printed: date, today: date) -> None:
    if day > today:
        raise BulletinError(f"{day} 还没有到", past_hint(day, today))
    if day < printed:
        raise BulletinError(f"{day} 早于这一期的日期 {printed}", "看看日期，或是不是别的一期。")


def refuse_unknown(scheme: Scheme, use: Use) -> None:
    """Refuse a channel or a level that the scheme does not know, if it knows any.

    Raises BulletinError.
    """
    if use.kind == "endorsement":
        _refuse_other(f"没有“{use.level}”这一级批示", use.level, scheme.endorsement_levels)
        return
    _refuse_other(f"没有“{use.channel}”这个渠道", use.channel, scheme.channel_names)
    levels = scheme.levels(use.channel)
    named = tuple(filter(None, levels))
    if use.level and levels:
        if not named:
            raise BulletinError(f"{POINTS_FILE} 里“{use.channel}”不分级", "去掉 --level。")
        _refuse_other(f"“{use.channel}”没有“{use.level}”这一级", use.level, named)
    if levels and not use.level and "" not in levels:
        raise BulletinError(
            f"{POINTS_FILE} 里“{use.channel}”要写哪一级", f"用 --level 写：{'、'.join(named)}。"
        )


def _refuse_other(message: str, word: str, known: tuple[str, ...]) -> None:
    if known and word not in known:
        raise BulletinError(f"{POINTS_FILE} 里{message}", suggestion(word, known))
