"""The texts of an issue with its facts replaced by the names that a template has for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import chinese_date
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import label
from bulletin_cli.incoming.back_issues.dates import find_day
from bulletin_cli.incoming.back_issues.number import find_number
from bulletin_cli.layout.document import PAGE_COUNT, PAGE_NUMBER

_JINJA = re.compile(r"\{\{|\{%|\{#")
_FIGURES_DAY = re.compile(r"(\d{4})([-/.．])(\d{1,2})\2(\d{1,2})")
_SEPARATORS = ("、", "，", "；", ",", ";", "\u3000", "  ", " ")


@record
class Named:
    """A text of the issue and what a template writes for it."""

    text: str
    written: str


@record
class IssueFacts:
    """What is known of the issue: its number and date, who issues it, its nameplate as printed."""

    number: IssueNumber | None
    date: date | None
    issuer: str
    nameplate: tuple[str, ...]
    marking: str = ""


def literal(text: str) -> str:
    """Return a text as a template prints it as it is."""
    escaped = _JINJA.sub(lambda sign: "{{ '" + sign[0] + "' }}", text)
    return escaped.replace(LINE_BREAK, "{{ line_break }}")


class FactNaming:
    """Replaces facts by names; what could not be named is in `doubts`."""

    def __init__(self, facts: IssueFacts, texts: Iterable[str]) -> None:
        self.doubts: list[str] = []
        named = list(self._of_issue(facts, texts))
        if facts.issuer:
            named.append(Named(facts.issuer, "{{ periodical.issuer }}"))
        if facts.marking:
            named.append(Named(facts.marking, "{{ periodical.marking }}"))
        if whole := "".join(facts.nameplate):
            named.append(Named(whole, "{{ periodical.nameplate | join }}"))
        named += [Named(PAGE_NUMBER, "{{ page_number }}"), Named(PAGE_COUNT, "{{ page_count }}")]
        self._named = sorted(dict.fromkeys(named), key=lambda each: -len(each.text))

    def write(self, text: str, others: Sequence[Named] = ()) -> str:
        """Return a text with all facts named, those of `others` before the issue's own."""
        named = {each.text: each.written for each in (*self._named, *others) if each.text}
        longest = sorted(named, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, longest)))
        parts, at = [], 0
        for found in pattern.finditer(text):
            parts += [literal(text[at : found.start()]), named[found[0]]]
            at = found.end()
        return "".join([*parts, literal(text[at:])])

    def _of_issue(self, facts: IssueFacts, texts: Iterable[str]) -> Iterator[Named]:
        for text in texts:
            if facts.number:
                yield from self._numbers(text, facts.number)
            day = find_day(text)
            if facts.date and day and day[0] == facts.date:
                yield self._day(text[day[1] : day[2]], facts.date)

    def _numbers(self, text: str, number: IssueNumber) -> Iterator[Named]:
        printed = find_number(text)
        if printed is None:
            return
        whole = label(number)
        if whole in text:
            yield Named(whole, "{{ issue.label }}")
            return
        names = {
            str(number.year): "{{ issue.year }}",
            str(number.number): "{{ issue.number }}",
            str(number.whole_number): "{{ issue.whole_number }}",
        }
        for start, end in printed.spans:
            said = text[start:end]
            written = re.sub(r"\d+", lambda found: names.get(found[0], found[0]), said)
            if "{{" not in written:
                self.doubts.append(f"期号写成“{said.strip()}”，模板只能印阿拉伯数字，照原样留着")
            elif "总" in said:
                yield Named(said, f"{{% if issue.whole_number %}}{written}{{% endif %}}")
            else:
                yield Named(said, written)

    def _day(self, said: str, day: date) -> Named:
        if said == chinese_date(day):
            return Named(said, "{{ issue.date }}")
        figures = _FIGURES_DAY.fullmatch(said)
        if figures and all(not each.startswith("0") for each in figures.groups()[2:]):
            sign = figures[2]
            filters = f"replace('年', '{sign}') | replace('月', '{sign}') | replace('日', '')"
            return Named(said, f"{{{{ issue.date | {filters} }}}}")
        self.doubts.append(f"日期写成“{said}”，模板印成“{chinese_date(day)}”")
        return Named(said, "{{ issue.date }}")


def separator(entries: Sequence[str], text: str) -> str:
    """Return the sign between the first two of the entries, "" where there are no two."""
    if len(entries) < 2:
        return ""
    between = text.partition(entries[0])[2].partition(entries[1])[0]
    return between if between in (LINE_BREAK, *_SEPARATORS) else ""


def joined(name: str, sign: str) -> str:
    """Return what prints a list with this sign between its entries."""
    return f"{{{{ {name} | join({'line_break' if sign == LINE_BREAK else _quoted(sign)}) }}}}"


def _quoted(sign: str) -> str:
    return f"'{sign}'"
