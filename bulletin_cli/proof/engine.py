"""The run of the rules over texts and an issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import CONFIG_FILE
from bulletin_cli.base.record import record
from bulletin_cli.proof.context import IssueContext, Text
from bulletin_cli.proof.finding import LEVELS, UNREADABLE, Finding, Found, Place
from bulletin_cli.proof.reading.tables import adding
from bulletin_cli.proof.register import Rule, errors, rules

UNUSED, UNKNOWN = "SUP001", "SUP002"  # rules/sup/suppressions.py says what they are
DOUBTS = ("WRD014", "WRD040")  # rules/wrd/doubtful_characters.py
WORDING = ("WRD", "PHR", "TRM", "ORG")  # the families that know how words are written


@record
class RuleSelection:
    """Which rules run: `select` (when empty all but the off ones, and `also`) without `ignore`.

    All name ids or families (PUN); `where` is what a message about an unknown one names.
    `errors` leaves only rules of that level, for no other rule finds errors, and pressing ones.
    `data` are rows that the office adds to the tables of the rules.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    where: str = CONFIG_FILE
    errors: bool = False
    data: Mapping[str, str] = field(default_factory=dict)

    def rules(self) -> list[Rule]:
        """Return the chosen rules. Raises BulletinError for an id that there is not."""
        known = errors() if self.errors and not self.select and not self.ignore else rules()
        chosen = _expand(self.select, known, self.where)
        left_out = _expand(self.ignore, known, self.where)
        return [
            rule
            for key, rule in known.items()
            if (key in chosen if self.select else not rule.off or key in self.also)
            and key not in left_out
            and (rule.level == "error" or rule.pressing or not self.errors)
        ]


def check(
    texts: Sequence[Text],
    context: IssueContext | None = None,
    selection: RuleSelection | None = None,
) -> tuple[Finding, ...]:
    """Return all findings, by text and line, without those that are suppressed.

    Those of other files, of issue.toml or what cannot be read, come last.

    What could not be read is among them whatever is chosen.
    Raises BulletinError for an unknown rule id.
    """
    active = (selection or RuleSelection()).rules()
    silent = {text.file: text.ignored for text in texts}
    with adding(selection.data if selection else {}):
        found = [
            Finding(rule.id, each.level or rule.level, each.message, each.place, each.fix)
            for rule, each in _run(active, texts, context)
            if rule.id not in silent.get(each.place.file, ())
        ]
    shown = (
        each
        for each in _drop_suppressed(found, texts, active)
        if each.rule != UNUSED or UNUSED not in silent.get(each.place.file, ())
    )
    unread = unreadable(context.issue.faults) if context else ()
    places = {text.file: place for place, text in enumerate(texts)}
    return tuple(_distinct(sorted((*shown, *unread), key=lambda each: _order(each, places))))


def _distinct(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings; of two rules that would put the same in the same place, the first.

    What a rule knows to be wrong is not doubted as well.
    """
    seen: set[tuple[Place, str]] = set()
    known: dict[tuple[str, int], list[Place]] = {}
    for each in findings:
        if each.fix and each.rule.startswith(WORDING) and each.rule not in DOUBTS:
            known.setdefault((each.place.file, each.place.line), []).append(each.place)
    for each in findings:
        beside = known.get((each.place.file, each.place.line), ())
        if each.rule in DOUBTS and any(_holds(place, each.place) for place in beside):
            continue
        key = (each.place, each.fix.text) if each.fix and each.place.column else None
        if key is None or key not in seen:
            yield each
        if key:
            seen.add(key)


def _holds(outer: Place, inner: Place) -> bool:
    return 0 < outer.column <= inner.column and inner.end <= outer.end


def unreadable(faults: Iterable[BulletinError]) -> tuple[Finding, ...]:
    """Return what keeps articles from being read, as findings."""
    found = []
    for each in faults:
        message = f"读不出来：{each.message}；{each.hint}".rstrip("。；")
        found.append(Finding(UNREADABLE, "error", message, Place(each.file, each.line or 0)))
    return tuple(found)


def unknown_rule(identifier: str, file: str = "") -> BulletinError:
    """Return what is wrong with a rule or family that there is not; `file` names it."""
    from difflib import get_close_matches

    close = get_close_matches(identifier.upper(), rules())
    meant = f"是不是 {close[0]}？" if close else ""
    return BulletinError(
        f"没有 {identifier} 这条规则", f"{meant}bulletin rule 列出全部规则。", file=file
    )


def _run(
    active: Sequence[Rule], texts: Sequence[Text], context: IssueContext | None
) -> Iterator[tuple[Rule, Found]]:
    watched = _Watched(active)
    for text in texts:
        for paragraph in text.paragraphs:
            for rule in watched.possible(paragraph.signs):
                for found in rule.of_paragraph(paragraph) if rule.of_paragraph else ():
                    yield rule, found
        for rule in active:
            if rule.of_text and _may_hold(rule, text):
                yield from ((rule, each) for each in rule.of_text(text))
    for rule in active if context else ():
        if rule.of_issue and context:
            yield from ((rule, each) for each in rule.of_issue(context))


class _Watched:
    """The rules of paragraphs by the signs that they need: one look for all of them."""

    def __init__(self, active: Sequence[Rule]) -> None:
        self._rules = [rule for rule in active if rule.of_paragraph]
        self._always = {place for place, rule in enumerate(self._rules) if not rule.needs}
        self._places: dict[str, list[int]] = {}
        for place, rule in enumerate(self._rules):
            for sign in rule.needs:
                self._places.setdefault(sign, []).append(place)
        self._signs = frozenset(self._places)

    def possible(self, signs: frozenset[str]) -> list[Rule]:
        """Return in their order the rules that may find something where these signs stand."""
        chosen = set(self._always)
        for sign in self._signs & signs:
            chosen.update(self._places[sign])
        return [self._rules[place] for place in sorted(chosen)]


def _may_hold(rule: Rule, text: Text) -> bool:
    """Return whether a paragraph of a text has what a rule needs."""
    signs = (paragraph.signs for paragraph in text.paragraphs)
    return not rule.needs or not all(map(rule.needs.isdisjoint, signs))


def _drop_suppressed(
    found: Sequence[Finding], texts: Sequence[Text], active: Sequence[Rule]
) -> Iterator[Finding]:
    """Leave out what a comment before its paragraph suppresses; tell of what suppresses nothing."""
    comments = {
        (each.file, each.line): each.ignored
        for text in texts
        for each in text.paragraphs
        if each.ignored
    }
    used: set[tuple[str, int, str]] = set()
    for finding in found:
        file, line = finding.place.file, finding.place.line
        if finding.rule in comments.get((file, line), ()):
            used.add((file, line, finding.rule))
        else:
            yield finding
    running = {rule.id for rule in active}
    if UNKNOWN in running:
        yield from _unknown(texts)
    for (file, line), ignored in comments.items() if UNUSED in running else ():
        for identifier in sorted(ignored & running):
            if (file, line, identifier) not in used:
                message = f"这一段前面屏蔽了 {identifier}，但没有用上，删去"
                yield Finding(UNUSED, rules()[UNUSED].level, message, Place(file, line))


def _expand(wanted: Iterable[str], known: dict[str, Rule], where: str) -> frozenset[str]:
    """Return the ids that ids and families (PUN) mean."""
    chosen: set[str] = set()
    for each in wanted:
        members = {key for key in known if key == each or key.rstrip("0123456789") == each}
        if not members:
            raise unknown_rule(each, where)
        chosen |= members
    return frozenset(chosen)


def _unknown(texts: Iterable[Text]) -> Iterator[Finding]:
    """Yield what suppresses a rule that there is not."""
    for text in texts:
        for ignored, line in ((text.ignored, 0), *((p.ignored, p.line) for p in text.paragraphs)):
            for each in sorted(ignored - rules().keys()) if ignored else ():  # rules() loads all
                error = unknown_rule(each)
                message = f"{error.message}，屏蔽不了；{error.hint}".rstrip("。")
                yield Finding(UNKNOWN, "error", message, Place(text.file, line))


def _order(finding: Finding, places: Mapping[str, int]) -> tuple[int, str, int, int, int]:
    place = finding.place
    level = LEVELS.index(finding.level)
    return places.get(place.file, len(places)), place.file, place.line, place.column, level
