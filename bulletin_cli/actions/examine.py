"""An issue read, set and proofread: what `check`, `render`, `show` and the preview begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from bulletin_cli.actions.pages import load_faces, typeset_issue
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id, parse_id
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store import issues as store
from bulletin_cli.store.files import relative

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace
    from bulletin_cli.writers.drawn.loading import LoadingFaces


@record
class Examined:
    """An issue without the articles that cannot be read, what is found in it, and its pages.

    `faces` are those of the pages, being loaded, where they will be drawn.
    """

    issue: Issue
    findings: tuple[Finding, ...]
    pages: Pages
    faces: LoadingFaces | None = None


def examine(
    space: Workspace,
    identifier: str,
    *,
    errors: bool = False,
    drawn: bool = False,
    issue: Issue | None = None,
) -> Examined:
    """Return an issue, what is found in it, and its pages, all from the articles there are.

    Findings that the baseline of bulletin.toml knows are left out; with `errors` only errors
    and pressing matters are looked for. `issue` is looked at instead of what the files say.
    With `drawn` the faces of its pages are loaded while the rules are run.
    """
    issue = issue or space.issue(identifier, partial=True)
    pages = typeset_issue(space, issue)
    faces = load_faces(pages) if drawn else None
    selection = replace(choose_rules(space), errors=errors)
    findings = _new_findings(space, proofread(space, identifier, issue, pages, selection))
    return Examined(issue, findings, pages, faces)


def proofread(
    space: Workspace, identifier: str, issue: Issue, pages: Pages | None, selection: RuleSelection
) -> tuple[Finding, ...]:
    """Return the findings of the rules of `selection` in an issue, with `pages` also on these."""
    context = gather_context(space, identifier, issue, pages)
    return check(context.texts, context, selection)


def choose_rules(space: Workspace) -> RuleSelection:
    """Return the rules that bulletin.toml chooses."""
    settings = space.config.check
    blanks = ("SPC001",) if settings.spacing == "keep" else ()
    data = _office_rows(space) if settings.data else {}
    return RuleSelection(settings.select, (*settings.ignore, *blanks), data=data)


def _office_rows(space: Workspace) -> dict[str, str]:
    from bulletin_cli.store.office_rows import load_rows

    return load_rows(space.root, space.config.check.data)


def gather_context(
    space: Workspace, identifier: str, issue: Issue, pages: Pages | None = None
) -> IssueContext:
    """Return an issue with all that its rules need; without `pages` none looks at them."""
    from bulletin_cli.proof.texts import read_article
    from bulletin_cli.store.archive import LAST, earlier_paragraphs

    folder = parse_id(identifier)
    paths = IssuePaths(identifier)
    before = tuple(islice(_issues_before(space, folder), LAST))  # one look for both uses
    texts = tuple(
        read_article(each, paths.article(each.file), issue.date, space.glossary)
        for each in issue.articles
    )
    return IssueContext(
        issue,
        space.config.periodical,
        paths=paths,
        folder=folder,
        taken=_others_of_year(space, folder),
        previous=_previous(space, folder, before),
        article_files=store.article_files(space.root, identifier),
        pages=pages,
        texts=texts,
        glossary=space.glossary,
        earlier=lambda: earlier_paragraphs(space.root, before),
        altered=_altered(space, identifier, issue),
        fields=space.template().fields,
    )


def _altered(space: Workspace, identifier: str, issue: Issue) -> tuple[str, ...]:
    if not issue.signed and not issue.published:
        return ()
    from bulletin_cli.store.desk.published import differences

    return differences(space.root, identifier, space.load_metadata(identifier))


def _new_findings(space: Workspace, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that the baseline of bulletin.toml does not know."""
    place = space.baseline
    if place is None:
        return findings
    from bulletin_cli.store.baselines import load_baseline

    baseline = load_baseline(place, relative(place, space.root))
    return baseline.new_findings(findings) if baseline else findings


def _issues_before(space: Workspace, number: IssueNumber) -> Iterator[IssueNumber]:
    """Yield the regular issues before `number`, the nearest first, as their folders say."""
    for year in store.by_year(space.root, number.year):
        for each in reversed(year):
            if not each.supplement and store.sort_key(each) < store.sort_key(number):
                yield each


def _others_of_year(space: Workspace, number: IssueNumber) -> tuple[IssueNumber, ...]:
    year = next(store.by_year(space.root, number.year), ())
    return tuple(each for each in year if each != number)


def _previous(space: Workspace, number: IssueNumber, before: Sequence[IssueNumber]) -> Issue | None:
    """Return the issue that this one should follow, or the number counted on from."""
    if number.supplement:
        return None
    last = before[0] if before else None
    start = space.config.counted_from
    between = start and store.sort_key(start) < store.sort_key(number)
    if start and between and (not last or store.sort_key(last) < store.sort_key(start)):
        return Issue(start, None)
    return space.load_metadata(format_id(last)) if last else None
