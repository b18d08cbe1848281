"""What a returned file changes, for the terminal and as JSON."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.cli.terminal.printing import echo_colored, is_plain
from bulletin_cli.content.article import LINE_BREAK, Review
from bulletin_cli.incoming.revised.word_diff import beginning, excerpt, word_diff

if TYPE_CHECKING:
    from bulletin_cli.actions.revise import ReturnedIssue
    from bulletin_cli.incoming.revised.edits import Edit

NAMES = {
    "edited": "修改",
    "split": "拆段",
    "merged": "并段",
    "moved": "移动",
    "moved_out": "移出",
    "deleted": "删除",
    "inserted": "新增",
    "conflict": "冲突",
    "reordered": "次序变了",
    "generated": "不在稿件里",
    "unplaced": "放不进去",
}
OPEN = ("conflict", "reordered", "generated", "unplaced")  # what somebody has to settle
_MOVED = ("moved", "moved_out", "reordered")  # of which the beginning is shown
_BEGINNING = 40  # characters
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*")
_MARKED = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
_COLORS = {"gone": "red", "new": "green"}


def print_returned(returned: ReturnedIssue) -> None:
    """Print what the file changes, article by article, and what no article takes over."""
    for article in returned.issue.articles:
        revised = returned.articles.get(article.file)
        if revised:
            echo_colored(f"{article.file}　{article.full_title}", "cyan")
            _print_edits(revised.edits)
            _print_reviews(returned.reviews.get(article.file, ()))
    if returned.others or returned.loose:
        echo_colored("稿件以外", "cyan")
        _print_edits(returned.others)
        _print_reviews(returned.loose)
    for left in returned.left_out:
        where = f"“{left.where}”" if left.where else ""
        echo_colored(f"没有读进来：{left.what}{where}；要的话在稿件里写", "yellow")
    for told in returned.told:
        typer.echo(told)


def summary(returned: ReturnedIssue) -> str:
    """Return in one sentence what the file changes."""
    edits = [edit for each in returned.articles.values() for edit in each.edits]
    counts = Counter(NAMES[each.kind] for each in edits if each.kind not in (*OPEN, "moved_out"))
    told = [f"{name} {count} 处" for name, count in counts.items()]
    count = sum(map(len, returned.reviews.values())) + len(returned.loose)
    told += [f"批注 {count} 条"] * bool(count)
    left = count_open(returned)
    told += [f"要自己处理 {left} 处"] * bool(left)
    return f"{returned.identifier}：" + ("，".join(told) or "没有改动")


def count_open(returned: ReturnedIssue) -> int:
    """Return how much the articles cannot take over by themselves, what was not read included."""
    edits = (edit for each in returned.articles.values() for edit in each.edits)
    is_open = (each.kind in OPEN for each in (*edits, *returned.others))
    return sum(is_open) + len(returned.left_out)


def as_json(returned: ReturnedIssue, written: Sequence[str]) -> str:
    """Return all of it as JSON."""
    articles = [
        {
            "file": name,
            "edits": list(map(_edit_facts, revised.edits)),
            "comments": list(map(_review_facts, returned.reviews.get(name, ()))),
        }
        for name, revised in returned.articles.items()
    ]
    facts = {
        "issue": returned.identifier,
        "articles": articles,
        "others": list(map(_edit_facts, returned.others)),
        "comments": list(map(_review_facts, returned.loose)),
        "left_out": [{"what": each.what, "where": each.where} for each in returned.left_out],
        "pictures": [each.name for each in returned.pictures],
        "told": list(returned.told),
        "doubts": list(returned.doubts),
        "written": list(written),
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _print_edits(edits: Iterable[Edit]) -> None:
    for _, group in groupby(enumerate(edits), key=_move_or_place):
        together = [edit for _, edit in group]
        first = together[0]
        who = "、".join(filter(None, dict.fromkeys(_signed(*each) for each in first.by)))
        color = "yellow" if first.kind in OPEN else None
        echo_colored(f"  {NAMES[first.kind]}{'　' * bool(who)}{who}", color)
        for edit in together:
            typer.echo(f"    {_line(edit)}")
        if first.advice:
            typer.echo(f"    （{first.advice}）")


def _move_or_place(numbered: tuple[int, Edit]) -> tuple[object, ...]:
    """Return what is the same in edits that moved together, else a number of its own."""
    number, edit = numbered
    return (edit.kind, edit.by, edit.advice) if edit.kind in _MOVED else (number,)


def _print_reviews(reviews: Iterable[Review]) -> None:
    for review in reviews:
        echo_colored(f"  批注　{_signed(review.author, review.date)}", None)
        quote = f"“{review.quote}”：" if review.quote else ""
        typer.echo(f"    {quote}{_flat(review.text)}")


def _line(edit: Edit) -> str:
    before, after = _flat(edit.before), _flat(edit.after)
    if edit.kind in _MOVED:
        return beginning(before, _BEGINNING)
    if before == after:
        return f"{before}（只改了加粗、上下标或链接）"
    return "".join(_shown(*each) for each in excerpt(word_diff(before, after)))


def _shown(kind: str, text: str) -> str:
    marked = _MARKED[kind].format(text)  # not everybody sees colours, and no copy keeps them
    return typer.style(marked, fg=_COLORS[kind]) if kind in _COLORS and _is_colored() else marked


def _is_colored() -> bool:
    return sys.stdout.isatty() and not is_plain()


def _signed(author: str, date: str) -> str:
    return " ".join(filter(None, (author, _TIME.sub(r"\1 \2", date))))


def _flat(text: str) -> str:
    """Return a text in one line; ¶ stands where a paragraph ended."""
    return text.replace("\n", "¶").replace(LINE_BREAK, "↵")


def _edit_facts(edit: Edit) -> dict[str, Any]:
    by = [{"author": author, "date": date} for author, date in edit.by]
    return {
        "kind": edit.kind,
        "before": edit.before,
        "after": edit.after,
        "by": by,
        "advice": edit.advice,
    }


def _review_facts(review: Review) -> dict[str, str]:
    return {
        "author": review.author,
        "date": review.date,
        "quote": review.quote,
        "text": review.text,
    }
