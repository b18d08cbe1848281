"""What makes an issue end well, for people and as json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.terminal.printing import pad
from bulletin_cli.content.article import Paragraph, Picture, plain
from bulletin_cli.proof.reports.excerpt import WIDTH, visible, wrap

if TYPE_CHECKING:
    from bulletin_cli.actions.fit import FittedIssue
    from bulletin_cli.content.issue import Issue
    from bulletin_cli.layout.fit.ends import Ends, Flaw
    from bulletin_cli.layout.fit.proposals import Proposal
    from bulletin_cli.layout.fit.search import Plan

_MARGIN = 3  # columns of a plan's number
_QUOTED = 10  # characters of a caption or of a paragraph's beginning


def print_fit(fitted: FittedIssue) -> None:
    """Print how an issue ends, and what would make it end well."""
    found, issue = fitted.found, fitted.issue
    flaws = "，".join(_flaw_words(each) for each in found.now.flaws)
    _print_wrapped(f"{fitted.identifier}：{_ends_words(found.now)}；{flaws or '收得好，不用改'}。")
    plans = [(f"{number}. ", plan) for number, plan in enumerate(found.plans, 1)]
    if found.nearest:
        typer.echo("收不到；最近的是：")
        plans = [("", found.nearest)]
    _print_plans(plans, issue)


def print_next(fitted: FittedIssue, *, asked: bool) -> None:
    """Print what can be done now, where nothing was written though it may have been `asked` for."""
    from bulletin_cli.actions.fit import plan_to_apply

    found = fitted.found
    plan = plan_to_apply(found)
    if not found.now.flaws:
        return
    if not found.plans:
        _print_wrapped(_short_of(found.nearest.ends if found.nearest else found.now))
    elif len(found.plans) > 1:
        typer.echo("任选一条。", nl=False)
    if asked:
        typer.echo("没有改：要自己动手。" if plan else "没有改。")
    elif plan and not all(step.by_hand for step in plan.steps):
        typer.echo(_apply_words(found.plans, plan))
    elif plan:
        typer.echo("要自己动手，用 bulletin edit 改。")


def print_written(files: Sequence[str], ends: Ends) -> None:
    """Print the files that were written, and how the issue ends now."""
    for each in files:
        typer.echo(f"写进 {each}")
    flaws = "，".join(_flaw_words(each) for each in ends.flaws)
    rest = f"；{flaws}，其余的自己动手" if flaws else ""
    _print_wrapped(f"现在 {_ends_words(ends)}{rest}。")


def as_json(fitted: FittedIssue, files: Sequence[str], ends: Ends) -> dict[str, Any]:
    """Return all of it for programs; `after` is how the issue ends with what was written."""
    found, issue = fitted.found, fitted.issue
    return {
        "id": fitted.identifier,
        **_ends_facts(found.now),
        "plans": [_plan_facts(each, issue) for each in found.plans],
        "nearest": _plan_facts(found.nearest, issue) if found.nearest else None,
        "written": list(files),
        "after": _ends_facts(ends),
    }


def _print_plans(plans: Sequence[tuple[str, Plan]], issue: Issue) -> None:
    """Print plans, what each gains in a column on the right."""
    gains = [f"→ {_ends_words(plan.ends)}" for _, plan in plans]
    room = WIDTH - _MARGIN - max(map(display_width, gains), default=0) - 1
    rows = [
        [line for step in plan.steps for line in wrap(visible(_step_words(step, issue)), room)]
        for _, plan in plans
    ]
    width = max((display_width(line) for lines in rows for line in lines), default=0)
    for (head, _), lines, gain in zip(plans, rows, gains, strict=True):
        rest = [pad(head, _MARGIN), *[" " * _MARGIN] * (len(lines) - 1)]
        ends = [*[""] * (len(lines) - 1), gain]
        for begin, line, end in zip(rest, lines, ends, strict=True):
            typer.echo(f"{begin}{pad(line, width)} {end}".rstrip())


def _apply_words(plans: Sequence[Plan], plan: Plan) -> str:
    if plan not in plans:
        return "加 --apply 就先改这些里不用动手的。"
    if plan.by_hand:
        return "加 --apply 就改其中不用动手的，其余自己改。"
    others = [str(number) for number, each in enumerate(plans, 1) if each.by_hand]
    rest = f"；第 {'、'.join(others)} 条要自己动手" if others else ""
    return f"加 --apply 就照第 {plans.index(plan) + 1} 条改{rest}。"


def _short_of(ends: Ends) -> str:
    """Return what is left to do where nothing is enough."""
    kinds = {flaw.kind: flaw for flaw in ends.flaws}
    if "contents" in kinds:
        return "要目还是排不下：题目短一些，或 bulletin set contents 否 不印要目。"
    if ends.pages == 1:
        return "收不到：只有 1 页，不能再少。"
    if set(kinds) == {"picture"}:
        return "图还是排不到前一页：换个位置，或换一张小的。"
    over = ends.lines_over(ends.pages - (kinds["pages"].amount if "pages" in kinds else 1))
    return f"此外还多约 {over} 行：删文字，或撤下一篇。"


def _ends_words(ends: Ends) -> str:
    return f"{ends.pages} 页，末页 {ends.last_lines} 行"


def _flaw_words(flaw: Flaw) -> str:
    if flaw.kind == "picture" and flaw.source:
        place = f"{flaw.source.article} 第 {flaw.source.line} 行"
        return f"第 {flaw.page} 页空了半页多，等 {place}的图"
    return {
        "imprint": f"版记独占第 {flaw.page} 页",
        "few_lines": f"末页正文只有 {flaw.amount} 行",
        "contents": f"要目排到了第 {flaw.page} 页",
        "odd": f"{flaw.page} 页不是双数",
        "pages": f"比 {flaw.page - flaw.amount} 页多 {flaw.amount} 页",
    }[flaw.kind]


def _step_words(step: Proposal, issue: Issue) -> str:
    if step.kind == "blanks":
        return "省去可省的空行"
    if step.kind == "title":
        return f"{step.article} 的题目排成一行"
    if step.kind == "entry":
        return f"{step.article} 的题目少写 {step.amount} 个字，要目里省一行"
    place = f"{step.article} 第 {_line(step, issue)} 行{_quoted(step, issue)}"
    if step.kind == "picture":
        seen = "，看得清才行" if step.by_hand else ""
        return f"{place}的图由 {step.was:.0f}% 宽缩到 {step.amount}%{seen}"
    return f"{place}少写 {step.amount} 个字"


def _quoted(step: Proposal, issue: Issue) -> str:
    """Return the beginning of a paragraph or the caption of a picture in quotes."""
    block = _block(step, issue)
    text = ""
    if isinstance(block, Picture):
        text = block.caption
    elif isinstance(block, Paragraph):
        text = plain(block.inline)
    return f"“{text[:_QUOTED]}{'…' * (len(text) > _QUOTED)}”" if text else ""


def _line(step: Proposal, issue: Issue) -> int:
    block = _block(step, issue)
    return block.line if block else 0


def _block(step: Proposal, issue: Issue) -> Any:
    article = next((each for each in issue.articles if each.file == step.article), None)
    return article.blocks[step.block] if article and step.block >= 0 else None


def _ends_facts(ends: Ends) -> dict[str, Any]:
    flaws = [
        {"kind": each.kind, "page": each.page, "text": _flaw_words(each)} for each in ends.flaws
    ]
    return {"pages": ends.pages, "last_page_lines": ends.last_lines, "flaws": flaws}


def _plan_facts(plan: Plan, issue: Issue) -> dict[str, Any]:
    steps = [
        {
            "kind": each.kind,
            "file": each.article,
            "line": _line(each, issue),
            "amount": each.amount,
            "by_hand": each.by_hand,
            "text": _step_words(each, issue),
        }
        for each in plan.steps
    ]
    return {"by_hand": plan.by_hand, "steps": steps, **_ends_facts(plan.ends)}


def _print_wrapped(text: str) -> None:
    for line in wrap(visible(text), WIDTH):
        typer.echo(line)
