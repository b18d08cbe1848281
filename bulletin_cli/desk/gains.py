"""Every gain (计分明细): who had how many points for what, on which day, by which file.

A gain is given on the day of what earned it and never changed later, so that periods add up to
the year. What an article has earned in all may depend on its uses together (the highest counts,
instructions of a level count once); each use then brings what the sum has grown by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter

from bulletin_cli.base.paths import SUBMISSION_FILE, SUBMISSIONS
from bulletin_cli.desk.adjustments import (
    of_commissions,
    of_low_rates,
    of_quotas,
    without_void_years,
)
from bulletin_cli.desk.periods import Period
from bulletin_cli.desk.points import NOTHING, Scheme
from bulletin_cli.desk.records import Gain, Records
from bulletin_cli.desk.submissions import folder_of
from bulletin_cli.desk.units import UnitRegister
from bulletin_cli.desk.uses import Use


def gains(
    register: UnitRegister, scheme: Scheme, records: Records, within: Period
) -> tuple[Gain, ...]:
    """Return all gains of all units from the first day of a year to the last of `within`.

    Units are those on whose account things count. They come by day, in the order of the files.
    """
    counted = [
        *_of_articles(register, scheme, records),
        *_submitted(register, records),
        *of_commissions(register, scheme, records.outcomes),
    ]
    inside = [each for each in counted if each.date in within]
    inside += of_quotas(register, scheme, inside)
    inside += of_low_rates(scheme, inside, records.today, within)
    inside.sort(key=attrgetter("date"))
    return tuple(without_void_years(scheme, inside))


def accounts(register: UnitRegister, units: Iterable[str]) -> tuple[str, ...]:
    """Return the units on whose accounts a thing of `units` counts, each once."""
    return tuple(dict.fromkeys(register.credited(each) for each in units))


def _of_articles(register: UnitRegister, scheme: Scheme, records: Records) -> Iterator[Gain]:
    used = defaultdict[str, list[Use]](list)
    for use in sorted(records.uses, key=lambda each: (each.date, each.number)):
        if not use.undone:
            used[use.article].append(use)
    printed = {each.id for each in records.articles}
    senders = {each.id: accounts(register, each.units) for each in records.submissions}
    for article in (*records.articles, *records.sent_up):
        sharers = accounts(register, register.split(article.unit))
        uses, count, is_printed = used[article.id], len(sharers), article.id in printed
        sums = [
            scheme.earned(article.section, count, uses[:n], printed=is_printed)
            for n in range(len(uses) + 1)
        ]
        name = f"《{article.title or article.id}》" + f"（{count} 个单位合写）" * (count > 1)
        for unit in sharers:
            if is_printed:
                reason = f"本刊采用{name}"
                yield Gain(unit, article.date, "own", sums[0], reason, article.file)
                own = [each for each in article.submissions if unit in senders.get(each, ())]
                for each in own[1:]:  # used as well, but printed as one article
                    told = f"{reason}，合稿里还有来稿 {each}"
                    yield Gain(unit, article.date, "own", NOTHING, told, article.file)
            for use, (before, after) in zip(uses, pairwise(sums), strict=True):
                reason = f"{use.label}{name}"
                yield Gain(
                    unit,
                    use.date,
                    use.kind,
                    after - before,
                    reason,
                    use.file,
                    use.line,
                    use.channel,
                )


def _submitted(register: UnitRegister, records: Records) -> Iterator[Gain]:
    """Yield what was sent in: submissions, and articles that were printed without one."""
    for each in records.sent_in:
        source = f"{SUBMISSIONS}/{folder_of(each.id)}/{SUBMISSION_FILE}"
        for unit in accounts(register, each.units):
            yield Gain(unit, each.received, "submitted", NOTHING, f"报送 {each.id}", source)
    for article in records.articles:
        if not article.submissions:
            for unit in accounts(register, register.split(article.unit)):
                yield Gain(
                    unit, article.date, "submitted", NOTHING, f"报送 {article.id}", article.file
                )
