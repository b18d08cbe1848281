"""The figures of a period, read from the files of its year and from no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.base.watch import Watch
from bulletin_cli.content.numbering import format_id
from bulletin_cli.desk.commissions import Commission, CommissionOutcome, commission_outcomes
from bulletin_cli.desk.figures import Figures, figures
from bulletin_cli.desk.periods import Period
from bulletin_cli.desk.points import Scheme
from bulletin_cli.desk.records import PrintedArticle, Records
from bulletin_cli.desk.submissions import Submission, is_submission_id
from bulletin_cli.desk.units import UnitRegister
from bulletin_cli.desk.uses import Use
from bulletin_cli.store.desk.commissions import load_commissions
from bulletin_cli.store.desk.points import load_scheme, shipped_scheme
from bulletin_cli.store.desk.printed import (
    numbers_of_years,
    printed_article,
    printed_on,
)
from bulletin_cli.store.desk.submissions import (
    known_submissions,
    load_submission,
    load_text,
    submissions_in,
)
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.desk.uses import uses_in
from bulletin_cli.workspace import Workspace

_LATE = timedelta(62)  # after the period, within which a late answer to a commission is looked for


@record
class Statistics:
    """The figures of a period, by which scheme, and what in the files was not counted.

    `outcomes` are those of all commissions due from the first day of its year to its last.
    """

    figures: Figures
    scheme: Scheme
    register: UnitRegister
    outcomes: tuple[CommissionOutcome, ...]
    notes: tuple[str, ...]


def statistics(
    space: Workspace, period: Period, today: date, watch: Watch, scheme: str = ""
) -> Statistics:
    """Return the figures of a period; `scheme` names a shipped one in place of points.toml.

    Raises BulletinError where a file cannot be read.
    """
    register = load_units(space.root)
    rules = shipped_scheme(scheme, register) if scheme else load_scheme(space.root, register)
    so_far = period.so_far
    uses = [each for each in uses_in(space.root, _years(so_far)) if each.date in so_far]
    notes: list[str] = []
    articles = list(_articles(space, so_far, watch, notes))
    older, before = _older(space, so_far, uses, {each.id for each in articles}, notes)
    sent_up = [each for each in older if is_submission_id(each.id)]
    articles += [each for each in older if each not in sent_up]
    commissions = load_commissions(space.root)
    asked = [each for each in commissions if each.due in so_far and not each.cancelled]
    first = min((so_far.start, *(each.asked for each in asked)))
    answered = Period(first, so_far.end + _LATE)
    submissions = tuple(submissions_in(space.root, watch(answered.months)))
    outcomes = tuple(_outcomes(asked, register, submissions, today))
    submissions += tuple(_used_before(space, articles, submissions))
    records = Records(articles, submissions, outcomes, [*before, *uses], today, sent_up)
    made = figures(register, rules, records, period)
    notes += _uncounted(rules, records, made)
    return Statistics(made, rules, register, outcomes, tuple(notes))


def _used_before(
    space: Workspace, articles: Sequence[PrintedArticle], known: Sequence[Submission]
) -> Iterator[Submission]:
    """Yield the other submissions that articles were made from, those of former years."""
    have = {each.id for each in known}
    made = (name for each in articles for name in each.submissions if name not in have)
    return known_submissions(space.root, made)


def _years(period: Period) -> range:
    return range(period.start.year, period.end.year + 1)


def _articles(
    space: Workspace, so_far: Period, watch: Watch, notes: list[str]
) -> Iterator[PrintedArticle]:
    """Yield the articles printed in a period: an issue may be dated a year beside its own."""
    numbers = numbers_of_years(space.root, so_far.start.year - 1, so_far.end.year + 1)
    for identifier in watch([format_id(each) for each in numbers]):
        head = space.load_metadata(identifier)
        printed = printed_on(head)
        if head.status == "published" and not printed:
            notes.append(f"{IssuePaths(identifier).issue_file}：没有日期，这一期没有计")
        if printed and printed in so_far:
            for name in head.files:
                yield printed_article(space.root, identifier, name, printed)


def _older(
    space: Workspace, so_far: Period, uses: Sequence[Use], known: set[str], notes: list[str]
) -> tuple[list[PrintedArticle], list[Use]]:
    """Return other articles that are used now, of former years and sent up, and their former uses.

    What a use brings may depend on the article's former ones. `notes` take what is not printed.
    """
    articles: dict[str, PrintedArticle] = {}
    for use in uses:
        if use.undone or use.article in known or use.article in articles:
            continue
        of = _sent_up if is_submission_id(use.article) else _printed
        article = of(space, use.article)
        if article:
            articles[use.article] = article
        else:
            why = f"{use.article} 不是已发布的稿件，没有计"
            notes.append(f"{use.file} 第 {use.line} 行：{why}")
    first = min((each.date.year for each in articles.values()), default=so_far.start.year)
    former = uses_in(space.root, range(first, so_far.start.year))
    return [*articles.values()], [each for each in former if each.article in articles]


def _sent_up(space: Workspace, identifier: str) -> PrintedArticle:
    """Return the article of a submission that others used and this office did not print."""
    submission = load_submission(space.root, identifier)
    title = load_text(space.root, identifier).full_title
    units = "、".join(submission.units)
    return PrintedArticle(identifier, submission.received, units, title, "", (identifier,))


def _printed(space: Workspace, identifier: str) -> PrintedArticle | None:
    issue, _, name = identifier.partition("/")
    try:
        head = space.load_metadata(issue)
    except BulletinError:
        return None
    printed = printed_on(head)
    if printed is None or name not in head.files:
        return None
    return printed_article(space.root, issue, name, printed)


def _outcomes(
    commissions: Sequence[Commission],
    register: UnitRegister,
    submissions: Sequence[Submission],
    today: date,
) -> Iterator[CommissionOutcome]:
    answers = [each for each in submissions if each.commission]
    for each in commissions:
        yield from commission_outcomes(each, register, answers, today)


def _uncounted(scheme: Scheme, records: Records, made: Figures) -> Iterator[str]:
    """Yield what of the period brings nothing to anybody, though its like does."""
    sections = {each.id: each.section for each in (*records.articles, *records.sent_up)}
    known = {"use": scheme.channels, "endorsement": scheme.endorsements}
    for use in records.uses:
        counted = use.date in made.period and not use.undone and use.article in sections
        if known[use.kind] and counted and not scheme.knows(use, sections[use.article]):
            yield f"{use.file} 第 {use.line} 行：计分办法里没有“{use.label}”，计 0 分"
    for file in made.unsigned:
        yield f"{file}：没有写供稿单位，没有计"
