"""A new version of an article, completed by what only the old one said."""

from __future__ import annotations

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Article

_KEPT = {
    "unit": "供稿单位",
    "author": "作者",
    "section": "栏目",
    "received": "收稿日期",
    "submissions": "来稿编号",
    "editor_note": "编者按",
    "ignore": "不用的校对规则",
    "review": "批注",
}


def keep_old_facts(new: Article, old: Article) -> tuple[Article, tuple[str, ...]]:
    """Return `new` with the facts that only `old` says, and what those are called.

    An author goes with the unit: of another unit the old author is not taken.
    """
    kept = [key for key in _KEPT if getattr(old, key) and not getattr(new, key)]
    if new.unit not in ("", old.unit):
        kept = [key for key in kept if key != "author"]
    facts = {key: getattr(old, key) for key in kept}
    return replace(new, **facts), tuple(_KEPT[key] for key in kept)
