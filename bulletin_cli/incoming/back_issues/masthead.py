"""The masthead of an old issue: nameplate, number, issuer, date, markings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.incoming.back_issues.content import Doubt
from bulletin_cli.incoming.back_issues.dates import find_day
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.back_issues.imprint import is_imprint
from bulletin_cli.incoming.back_issues.number import PrintedNumber, find_number
from bulletin_cli.incoming.back_issues.paper import TextLine

_LOOKED_AT = 40  # lines from the top
_NEAR = 8  # lines between number and date
_PIECES = re.compile(r"[\n\t]+|\u3000+| {2,}")
MARKING = re.compile(
    r"[★☆*]|绝密|机密|秘密|内部|^特急$|^急件$|^加急$|^\d{6}$|^份号|注意保[管存]|妥善保管|^[（(]?试刊[）)]?$"
)
_ISSUED = re.compile(r"(?<!\s)\s*(?:编印|编发|主办|印发|编制|编|印)$")
# What an office is called that stands apart from its name: 市局办公室　主办
_APART = re.compile(r"(?<=\S)(?:\u3000+| {2,})(?=(?:编印|编发|主办|印发|编制)(?:\s|$))")
_ISSUER_LABEL = re.compile(r"^(?:主办|编印|编发|编辑|主编)(?:单位)?\s*[：:]\s*")
_OFFICE = re.compile(r"(?:办公室|办|局|委|委员会|部|处|科|中心|协会|公司|院|所|政府|组)$")
_RUNNING = ("。", "，", "；")  # ends of lines of running text


@record
class Masthead:
    """What the masthead says; `end` is the index of the line after it."""

    end: int
    nameplate: tuple[str, ...] = ()
    number: IssueNumber | None = None
    date: date | None = None
    issuer: str = ""
    doubts: tuple[Doubt, ...] = ()


def read_masthead(lines: Sequence[TextLine], facts: TemplateFacts) -> Masthead:
    """Return what stands before the contents and the first title."""
    numbered = _find_number_lines(lines)
    dated = _find_date_lines(lines, numbered)
    if numbered is None and dated is None:
        return _without_number(lines, facts)
    end = max(each[1] for each in (numbered, dated) if each is not None)
    end += _issuer_follows(lines, end, dated, facts)
    below = next((n for n in range(end, len(lines)) if not _belongs(lines[n])), len(lines))
    text = "\n".join(each.text for each in lines[:end])
    printed, day = find_number(text), find_day(text)
    year = day[0].year if day else 0
    number = printed.complete(year) if printed else None
    rest = _without(text, printed, day)
    place = lines[numbered[0] if numbered else 0].place
    nameplate, issuer, left = _read_nameplate(rest, facts)
    left += [each.text.replace("\t", "　").strip("　") for each in lines[end:below]]
    doubts = [
        *_number_doubts(printed, number, place),
        *([] if day else [Doubt(place, "报头里没有找到日期")]),
        *([] if nameplate else [Doubt(place, "报头里没有找到刊名")]),
        *([] if issuer else [Doubt(place, "报头里没有找到编发单位")]),
        *(Doubt(lines[0].place, f"报头里的“{each}”没有收进来") for each in left),
    ]
    return Masthead(below, nameplate, number, day[0] if day else None, issuer, tuple(doubts))


def _belongs(line: TextLine) -> bool:
    """Return whether a line below number and date is the masthead's: no title stands in a table.

    A row that ends with a digit is one of contents.
    """
    is_row = bool(line.line.cells) or ("\t" in line.text and not line.text[-1].isdigit())
    return is_row or is_imprint(line.text)


def _find_number_lines(lines: Sequence[TextLine]) -> tuple[int, int] | None:
    """Return first and after-last line of the number, whole number included."""
    for n, line in enumerate(lines[:_LOOKED_AT]):
        if len(line.text) > 80 or line.text.endswith(_RUNNING):
            return None
        printed = find_number(line.text)
        if printed is None:
            continue
        after = lines[n + 1].text if n + 1 < len(lines) else ""
        both = find_number(f"{line.text}\n{after}")
        goes_on = len(after) < 20 and (find_number(after) or after[-1:] in "期号）)")
        whole = both and both.whole and not (printed.whole and printed.number)
        return n, n + 1 + bool(whole and goes_on)
    return None


def _find_date_lines(
    lines: Sequence[TextLine], numbered: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Return first and after-last line of the date, which may be cut by the line's end."""
    start, stop = 0, _LOOKED_AT
    if numbered:
        start, stop = max(0, numbered[0] - 3), numbered[1] + _NEAR
    for n in range(start, min(stop, len(lines))):
        if lines[n].text.endswith(_RUNNING) or len(lines[n].text) > 80:
            return None
        for count in (1, 2):
            part = [each.text for each in lines[n : n + count]]
            if find_day("\n".join(part)) and (count == 1 or not find_day(part[-1])):
                return n, n + count
    return None


def _issuer_follows(
    lines: Sequence[TextLine], end: int, dated: tuple[int, int] | None, facts: TemplateFacts
) -> int:
    """Return 1 where the line after number and date is the issuer, else 0."""
    if end >= len(lines) or lines[end].text[-1:] in "。，；":
        return 0
    text = lines[end].text
    bare = _ISSUED.sub("", text)
    if _same(bare, facts.issuer) or (bare != text and len(text) <= 30):
        return 1
    before = "\n".join(each.text for each in lines[:end])
    found = find_number(before), find_day(before)
    alone = not any(
        _OFFICE.search(_ISSUED.sub("", each)) for each in _pieces(_without(before, *found))
    )
    named = _ISSUER_LABEL.match(text) or (
        dated is not None and _OFFICE.search(text) and len(text) <= 30
    )
    return int(alone and bool(named))


def _without_number(lines: Sequence[TextLine], facts: TemplateFacts) -> Masthead:
    """Without number and date only a known name at the top can be told from a title."""
    for count in range(1, min(len(facts.nameplate) + 2, len(lines) + 1)):
        if facts.nameplate and _same(
            "".join(each.text for each in lines[:count]), "".join(facts.nameplate)
        ):
            place = lines[0].place
            doubt = Doubt(place, "报头里没有找到期号和日期")
            return Masthead(count, facts.nameplate, doubts=(doubt,))
    return Masthead(0, doubts=(Doubt(0, "没有找到报头：没有期号，也没有日期"),))


def _read_nameplate(rest: str, facts: TemplateFacts) -> tuple[tuple[str, ...], str, list[str]]:
    """Return nameplate, issuer and the pieces that are neither."""
    pieces = _pieces(rest)
    left = [each for each in pieces if MARKING.search(each)]
    pieces = [each for each in pieces if each not in left]
    issuer = _issuer(pieces, facts)
    left += [each for each in pieces if each != issuer and is_imprint(each)]
    pieces = [each for each in pieces if each not in left]
    names = [each for each in pieces if each != issuer]
    known = _known_name(names, facts.nameplate)
    if known:
        return facts.nameplate, _plain_issuer(issuer), left + known[0]
    return tuple(map(close_up, names)), _plain_issuer(issuer), left


def _pieces(text: str) -> list[str]:
    text = _APART.sub(" ", text)
    return [piece for each in _PIECES.split(text) if (piece := each.strip(" ，,。|｜"))]


def _known_name(names: Sequence[str], nameplate: tuple[str, ...]) -> tuple[list[str]] | None:
    """Return what is left of the names where together they begin with the known nameplate."""
    whole = "".join(nameplate)
    for start in range(len(names)):
        for end in range(len(names), start, -1):
            if whole and _same("".join(names[start:end]), whole):
                return ([*names[:start], *names[end:]],)
    return None


def _issuer(pieces: Sequence[str], facts: TemplateFacts) -> str:
    """Return the piece that is the issuer: known, or called so, or the last one like an office."""
    for each in pieces:
        if facts.issuer and _same(_plain_issuer(each), facts.issuer):
            return each
    tests = (
        lambda each: bool(_ISSUER_LABEL.match(each)),
        lambda each: _ISSUED.sub("", each) != each,
        lambda each: bool(_OFFICE.search(each)),
    )
    for test in tests:
        if found := [each for each in pieces[1:] if test(each)]:
            return found[-1]
    return ""


def _plain_issuer(text: str) -> str:
    return close_up(_ISSUED.sub("", _ISSUER_LABEL.sub("", text)))


def _same(one: str, other: str) -> bool:
    return bool(other) and close_up(one) == close_up(other)


def _without(text: str, printed: PrintedNumber | None, day: tuple[date, int, int] | None) -> str:
    spans = [*(printed.spans if printed else ()), *([day[1:]] if day else [])]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}\n{text[end:]}"
    return text


def _number_doubts(
    printed: PrintedNumber | None, number: IssueNumber | None, place: int
) -> list[Doubt]:
    if printed is None:
        return [Doubt(place, "报头里没有找到期号")]
    if number is None:
        known = f"总第{printed.whole}期" if printed.whole else f"第{printed.number}期"
        return [Doubt(place, f"期号不全，只有“{known}”")]
    if not printed.is_consistent:
        return [Doubt(place, "合刊的当年期数和总期数占的期数不一样")]
    return []
