"""The least that makes an issue end well: proposals tried one by one, then together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue
from bulletin_cli.layout.fit.ends import Ends, Goal, judge
from bulletin_cli.layout.fit.proposals import Ladder, Proposal, changed, ladders
from bulletin_cli.layout.pages import Pages

SetAgain: TypeAlias = Callable[[Issue], Pages]
_SHOWN, _SHOWN_BY_HAND = 4, 3  # plans of one change each
_MOST_SETTINGS = 300  # of the issue; two seconds for one of six pages


@record
class Plan:
    """Changes that go together, and how the issue then ends."""

    steps: tuple[Proposal, ...]
    ends: Ends

    @property
    def by_hand(self) -> bool:
        """Whether something in it is left to somebody."""
        return any(step.by_hand for step in self.steps)


@record
class Fit:
    """How an issue ends now, and the plans that make it end well, the best first.

    Where there is none, `nearest` is the plan that comes nearest.
    """

    now: Ends
    plans: tuple[Plan, ...] = ()
    nearest: Plan | None = None


def fit(issue: Issue, set_again: SetAgain, goal: Goal) -> Fit:
    """Return how an issue ends, and the least that makes it end as `goal` says."""
    pages = set_again(issue)
    now = judge(pages, goal)
    if not now.flaws:
        return Fit(now)
    return _Search(issue, set_again, goal, now).run(ladders(issue, pages))


class _Search:
    """One search; what was set once is remembered."""

    def __init__(self, issue: Issue, set_again: SetAgain, goal: Goal, now: Ends) -> None:
        self._issue, self._set_again, self._goal = issue, set_again, goal
        self._now = now
        self._tried: dict[tuple[Proposal, ...], Plan] = {(): Plan((), now)}

    def run(self, all_ladders: Sequence[Ladder]) -> Fit:
        """Return single changes that are enough, else the fewest that are together."""
        ready = [each for each in all_ladders if not each[0].by_hand]
        plans = self._singles(ready)[:_SHOWN] or self._reaching(self._together(ready))
        mended = {step.target for plan in plans for step in plan.steps}
        by_hand = [each for each in all_ladders if each[0].by_hand and each[0].target not in mended]
        plans += self._singles(by_hand)[:_SHOWN_BY_HAND]
        if plans:
            return Fit(self._now, tuple(plans))
        best = self._together(all_ladders)
        if reaching := self._reaching(best):
            return Fit(self._now, tuple(reaching))
        return Fit(self._now, nearest=best if best.steps else None)

    def _singles(self, some: Iterable[Ladder]) -> list[Plan]:
        """Return the mildest change of each ladder that is enough alone."""
        enough = (each for each in some if not self._try(each[-1]).ends.flaws)
        mildest = (self._mildest((), each, _ends_well) for each in enough)
        return [plan for plan in mildest if plan]

    def _together(self, some: Sequence[Ladder]) -> Plan:
        """Return the changes that together come nearest, none of them for nothing.

        They are taken up in the order of what each gains alone for its cost, and once more, for
        some gain only with others. On the way to fewer pages an issue may end worse for a while.
        """
        reached = [self._try()]
        ordered = sorted(some, key=self._worth, reverse=True)
        for ladder in (*ordered, *ordered):
            others = tuple(each for each in reached[-1].steps if each.target != ladder[-1].target)
            plan = self._try(*others, ladder[-1])
            if plan.ends.length <= reached[-1].ends.length or _ends_well(plan):
                reached.append(plan)
            if _ends_well(plan):
                break
        best = min(reached, key=lambda each: (each.ends.badness, each.ends.length))
        return self._without_idle(best if best.steps else reached[-1], some)

    def _worth(self, ladder: Ladder) -> float:
        gain = self._now.length - self._try(ladder[-1]).ends.length
        return gain / ladder[-1].cost

    def _without_idle(self, plan: Plan, some: Sequence[Ladder]) -> Plan:
        """Return a plan without the steps it can do without, the others as mild as may be.

        Where it mends nothing, what counts is that the issue stays as short.
        """
        badness, length = plan.ends.badness, plan.ends.length
        mends = badness < self._now.badness

        def as_good(other: Plan) -> bool:
            return other.ends.badness <= badness and (mends or other.ends.length <= length)

        for step in sorted(plan.steps, key=lambda each: each.cost, reverse=True):
            others = tuple(each for each in plan.steps if each != step)
            if as_good(fewer := self._try(*others)):
                plan = fewer
            else:
                ladder = next(each for each in some if step in each)
                plan = self._mildest(others, ladder, as_good) or plan
        return plan

    def _mildest(
        self, others: tuple[Proposal, ...], ladder: Ladder, good: Callable[[Plan], bool]
    ) -> Plan | None:
        """Return the mildest step of a ladder that is good enough with `others`."""
        plans = (self._try(*others, each) for each in ladder)
        return next(filter(good, plans), None)

    def _reaching(self, plan: Plan) -> list[Plan]:
        return [plan] if _ends_well(plan) else []

    def _try(self, *steps: Proposal) -> Plan:
        """Return the issue set with these changes; after too many tries, as it was."""
        steps = tuple(sorted(steps, key=lambda each: (each.cost, each.target)))
        if steps not in self._tried:
            if len(self._tried) >= _MOST_SETTINGS:
                return self._tried[()]
            pages = self._set_again(changed(self._issue, steps))
            self._tried[steps] = Plan(steps, judge(pages, self._goal))
        return self._tried[steps]


def _ends_well(plan: Plan) -> bool:
    return not plan.ends.flaws
