"""`check --review`: findings one by one on the terminal, a key for each decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.reports.findings import LEVEL_COLORS
from bulletin_cli.cli.terminal.keys import read_key
from bulletin_cli.cli.terminal.printing import complain, echo_colored
from bulletin_cli.cli.terminal.questions import ask

if TYPE_CHECKING:
    from bulletin_cli.actions.check.review import CheckReview, Decision, Pending

_KEYS = {
    "a": "改", "s": "跳过", "i": "这里不管", "g": "加入用词表", "u": "撤销上一步", "q": "结束"
}  # fmt: skip
_DONE: Mapping[Decision, str] = {
    "fixed": "改好", "ignored": "写明不管", "added": "加入用词表", "skipped": "跳过"
}  # fmt: skip
_INDENT = "   "


def walk_through(review: CheckReview, sort: str) -> None:
    """Show what is pending, one after another, until nothing is left or the user has enough.

    What was decided is in the files already, also at Ctrl-C.
    """
    _tell_unreadable(review)
    try:
        while _decide(review, review.pending(sort)):
            pass
    finally:
        typer.echo(f"\n{_told(review)}")


def _decide(review: CheckReview, pending: list[Pending]) -> bool:
    """Show the first and do what the keys say; return whether to go on."""
    actions: dict[str, Callable[[], None]] = {}
    if pending:
        number = len(review.decisions) + 1
        _show(pending[0], number, number + len(pending) - 1)
        actions |= _actions(review, pending[0])
    elif review.decisions:
        typer.echo("\n都看过了。")
    else:
        return False
    if review.decisions:
        actions["u"] = lambda: _undo(review)
    return _do(review, actions)


def _do(review: CheckReview, actions: Mapping[str, Callable[[], None]]) -> bool:
    """Ask for a key until one of the actions is done, or others are due; return False at q."""
    keys = [*actions, "q"]
    while True:
        key = read_key(_INDENT + "　".join(f"{key} {_KEYS[key]}" for key in keys))
        typer.echo(f"  → {_KEYS[key]}" if key in keys else "")
        if key == "q":
            return False
        if key not in keys:
            continue
        try:
            actions[key]()
        except BulletinError as error:
            complain(error)
            if review.renew():
                return True
        else:
            return True


def _actions(review: CheckReview, each: Pending) -> dict[str, Callable[[], None]]:
    """Return what can be done about a finding, by its key."""
    is_text, found = each.source is not None, each.finding
    every: Mapping[str, tuple[bool, Callable[[], None]]] = {
        "a": (is_text and found.applicable_fix is not None, lambda: review.accept(each)),
        "s": (True, lambda: review.skip(each)),
        "i": (is_text and found.place.line > 0, lambda: review.ignore(each)),
        "g": (bool(each.target.space and each.word), lambda: _add_word(review, each)),
    }
    return {key: action for key, (is_possible, action) in every.items() if is_possible}


def _show(each: Pending, number: int, count: int) -> None:
    """Print a finding: where, what, the sentence with its words marked, what would mend it."""
    from bulletin_cli.proof.reports.excerpt import WIDTH, wrap
    from bulletin_cli.proof.reports.sentence import marked_lines, sentence_of
    from bulletin_cli.proof.reports.text import cure, head_lines

    finding = each.finding
    place, color = finding.place, LEVEL_COLORS[finding.level]
    title = each.target.titles.get(place.file, "")
    for line in wrap(f"[{number}/{count}] {place.file}　{title}".rstrip("　"), WIDTH):
        typer.echo(f"\n{line}" if line.startswith("[") else line)
    for _, line in head_lines(finding):
        echo_colored(line, color)
    text = each.source.text.split("\n")[place.line - 1] if each.source and place.line else ""
    for line, is_mark in marked_lines(*sentence_of(place, text), WIDTH - len(_INDENT)):
        echo_colored(_INDENT + line, color if is_mark else None)
    if finding.fix:
        doubt = "" if finding.fix.safe else "（请核对）"
        echo_colored(f"{_INDENT}{cure(finding.fix)}{doubt}", "green")


def _add_word(review: CheckReview, each: Pending) -> None:
    """Ask for the word, what was found being the usual one, and add it."""
    word = ask(f"{_INDENT}加入用词表的词，直接回车就是", default=each.word)
    review.add(each, word)


def _undo(review: CheckReview) -> None:
    decision = review.undo()
    if decision:
        typer.echo(f"{_INDENT}撤销了：{_DONE[decision]}")


def _tell_unreadable(review: CheckReview) -> None:
    from bulletin_cli.proof.reports.text import text_report

    for level, line in text_report(review.unreadable):
        echo_colored(line, LEVEL_COLORS[level])


def _told(review: CheckReview) -> str:
    """Return one line on what was done, and how much is left."""
    left, counts = len(review.pending()), Counter(review.decisions)
    done = [f"{words} {counts[kind]} 处" for kind, words in _DONE.items() if counts[kind]]
    rest = f"还有 {left} 处没有看" if left else "都看过了" if done else "没有发现问题"
    return "，".join([*done, rest]) + "。"
