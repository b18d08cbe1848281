"""What `fit` does: the least that makes an issue end well, found and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin_cli.actions.pages import typeset_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.content.article_edits import edited_text
from bulletin_cli.content.issue import Issue
from bulletin_cli.layout.fit.ends import Ends, Goal, judge
from bulletin_cli.layout.fit.proposals import changed
from bulletin_cli.layout.fit.search import Fit, Plan, fit
from bulletin_cli.store.settings import SETTINGS, changed_text
from bulletin_cli.store.sources import SourceFile, read_source, write_sources

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

_TIGHT = next(each for each in SETTINGS if each.key == "tight")


@record
class FittedIssue:
    """An issue, how it should end, and what was found for it; nothing is written yet."""

    identifier: str
    issue: Issue
    goal: Goal
    found: Fit


def fit_issue(space: Workspace, identifier: str, goal: Goal) -> FittedIssue:
    """Return what makes an issue end as `goal` says. Raises BulletinError."""
    issue = space.issue(identifier)
    if not issue.articles:
        raise BulletinError(
            "还没有稿件，没有什么可收",
            "用 bulletin add-article 加入。",
            file=IssuePaths(identifier).issue_file,
        )
    found = fit(issue, lambda each: typeset_issue(space, each), goal)
    if goal.pages and goal.pages > found.now.pages:
        raise BulletinError(
            f"{identifier} 现在只有 {found.now.pages} 页，--pages 写了 {goal.pages}",
            f"页只收不凑；写 {found.now.pages} 或更少。",
        )
    return FittedIssue(identifier, issue, goal, found)


def plan_to_apply(found: Fit) -> Plan | None:
    """Return the plan whose changes are written: one that leaves nothing to anybody, else the best.

    Where none is enough it is the nearest, if that mends anything.
    """
    ready = next((each for each in found.plans if not each.by_hand), None)
    best = ready or next(iter(found.plans), None)
    if best or not found.nearest:
        return best
    return found.nearest if len(found.nearest.ends.flaws) < len(found.now.flaws) else None


def apply_plan(space: Workspace, fitted: FittedIssue, plan: Plan) -> tuple[tuple[str, ...], Ends]:
    """Write what needs nobody's hand, all files or none; return them, and how the issue ends now.

    Raises BulletinError where the issue is no draft, or was changed since it was read.
    """
    identifier, paths = fitted.identifier, IssuePaths(fitted.identifier)
    wanted = changed(fitted.issue, tuple(step for step in plan.steps if not step.by_hand))
    with space.lock():
        space.require_editable(identifier)
        if space.issue(identifier) != fitted.issue:
            raise BulletinError("稿件刚刚在别处改了", "再来一次。", file=paths.folder)
        sources = _sources(space, fitted)
        texts = _texts(sources, fitted, wanted)
        write_sources(sources, texts, space.root)
    written = tuple(file for file, text in texts.items() if text != sources[file].text)
    return written, judge(typeset_issue(space, space.issue(identifier)), fitted.goal)


def _sources(space: Workspace, fitted: FittedIssue) -> dict[str, SourceFile]:
    """Return the issue's own file and those of its articles, by their paths."""
    paths = IssuePaths(fitted.identifier)
    files = [paths.issue_file, *map(paths.article, fitted.issue.files)]
    return {file: read_source(space.root / file, file) for file in files}


def _texts(sources: dict[str, SourceFile], fitted: FittedIssue, wanted: Issue) -> dict[str, str]:
    """Return the files' texts with what is wanted."""
    paths = IssuePaths(fitted.identifier)
    head = paths.issue_file
    texts = {head: sources[head].text}
    if wanted.tight != fitted.issue.tight:
        texts[head] = changed_text(texts[head], _TIGHT, wanted.tight)
    for old, new in zip(fitted.issue.articles, wanted.articles, strict=True):
        file = paths.article(old.file)
        texts[file] = edited_text(sources[file].text, file, old, new)
    return texts
