"""The imprint of an old issue: receivers, print run; what it says besides is a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import inf

from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import close_up
from bulletin_cli.incoming.back_issues.content import Doubt
from bulletin_cli.incoming.back_issues.dates import NUMERAL, find_day, numeral
from bulletin_cli.incoming.back_issues.measure import first_chunk, measures, width
from bulletin_cli.incoming.back_issues.paper import TextLine

_LONGEST = 60  # lines
RUN = re.compile(rf"[（(]?\s*(?:共\s*印|印\s*数|印\s*发|印)\s*[：:]?\s*({NUMERAL})\s*份\s*[）)]?")
_STAFF = (
    "主管|主办|承办|协办|编发|编印|编制|印制|主编|副主编|总编|总编辑|执行主编|编审|编校|编辑|执行编辑|"
    "责任编辑|本期编辑|本期责编|责编|审核|审定|审稿|审签|核稿|校对|签发|拟稿|排版|美编|打印|录入"
)
_ABOUT = (
    "联系人|联系电话|联系方式|电话|投稿电话|手机|传真|地址|通信地址|通讯地址|邮编|邮政编码|邮箱|电子邮箱|"
    "电子邮件|电子信箱|信箱|投稿邮箱|投稿信箱|来稿邮箱|网址|网站|微信|微信号|QQ|E-?mail|主题词|关键词|"
    "本期增发|增发|准印证号"
)
_OTHER = re.compile(
    rf"(?:{'|'.join(sorted(f'{_STAFF}|{_ABOUT}'.split('|'), key=len, reverse=True))})"
    r"(?:单位|部门|人员?)?[：:]",
    re.IGNORECASE,
)
_STAFF_ROW = re.compile(rf"(?:(?:{_STAFF}) [一-鿿](?: ?[一-鿿]){{1,3}}(?: |$))+")
_PRINTED = re.compile("(?:印发|编印|印制|印)$")
_SEPARATORS = ("；", "，", ";", ",", "、")
_CONTINUED = 20  # characters of the second line of an address
_ROW_MOST = 100  # characters
_LOOSE = 2.0  # characters by which hanging lines are shorter than the first


@record
class Imprint:
    """What the imprint says; `start` is the index of its first line."""

    start: int
    receivers: Mapping[str, tuple[str, ...]]
    print_run: int | None
    doubts: tuple[Doubt, ...]


def read_imprint(
    lines: Sequence[TextLine],
    labels: Mapping[str, str],
    known: tuple[str, date | None],
    *,
    broken: bool,
) -> Imprint:
    """Return the imprint at the end of `lines`; `known` are the masthead's issuer and date."""
    lines = [_told(each, labels) for each in lines]
    start = _start(lines, labels)
    block = lines[start:]
    room = _room(lines, block) if broken else inf
    found: dict[str, tuple[str, ...]] = {}
    doubts: list[Doubt] = []
    print_run = None
    for group in _groups(block, labels):
        label = _label(group[0].text, labels)
        if label:
            name, first = label
            entries, doubt = _entries([first, *(each.text for each in group[1:])], room)
            found[name] = (*found.get(name, ()), *entries)
            doubts += [Doubt(group[0].place, doubt)] if doubt else []
            continue
        for line in group:
            run = RUN.search(line.text)
            print_run = numeral(run[1]) if run else print_run
            rest = _unknown(RUN.sub("", line.text), known)
            if rest:
                doubts.append(Doubt(line.place, f"版记里的“{rest}”没有收进来"))
    return Imprint(start, found, print_run, tuple(doubts))


def _told(line: TextLine, labels: Mapping[str, str]) -> TextLine:
    """Return a table's row that begins with a label as its cells two by two: 报：…, 印数：….

    On paper a row whose cells are not even in number lacks one, which stands on another line.
    """
    cells = line.line.cells or tuple(line.text.split("\t"))
    if len(cells) % 2 or close_up(cells[0]) not in labels:
        return line
    pairs = (f"{one}：{other}" for one, other in zip(cells[::2], cells[1::2], strict=False))
    text = "\t".join(each for each in pairs if each != "：")
    return replace(line, text=text, line=replace(line.line, cells=cells))


def _room(lines: Sequence[TextLine], block: Sequence[TextLine]) -> float:
    """Return how wide a hanging line of the imprint may be, by what its and other lines are."""
    commonest = measures((each.text for each in lines), 0.0)[:1]
    return max([*commonest, *(width(each.text) for each in block)], default=0.0) - _LOOSE


def _start(lines: Sequence[TextLine], labels: Mapping[str, str]) -> int:
    """Return where the imprint begins: its first label, else the lines at the end like one."""
    least = max(0, len(lines) - _LONGEST)
    for n in range(least, len(lines)):
        if _label(lines[n].text, labels) and _only_imprint(lines[n:], labels):
            start = n
            break
    else:
        start = len(lines)
    while start > least and (
        is_imprint(lines[start - 1].text)
        or (start - 1 > least and _goes_on(lines[start - 2].text, lines[start - 1].text))
    ):
        start -= 1
    return start


def _only_imprint(lines: Sequence[TextLine], labels: Mapping[str, str]) -> bool:
    """Whether nothing after a label is running text: no sentence ends before its line does."""
    parted = _by_labels(lines, labels)
    return not any(re.search("[。！？][^”’）》。]", each.text) for each in parted)


def is_imprint(text: str) -> bool:
    """Return whether a line says who made an issue, where they are found, and when it was made."""
    if len(text) > _ROW_MOST:
        return False
    row = _STAFF_ROW.fullmatch(re.sub(r"\s+", " ", text))
    return bool(row or RUN.fullmatch(text) or _OTHER.match(close_up(text)) or _is_printed(text))


def _goes_on(text: str, below: str) -> bool:
    """Return whether `below` may be the second line of what such a line says."""
    return is_imprint(text) and len(below) <= _CONTINUED and not re.search("[。！？]", below)


def _is_printed(text: str) -> bool:
    return bool(_PRINTED.search(text) and find_day(text))


def _label(text: str, labels: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the field that a line begins, and what stands after the colon."""
    head, colon, rest = text.partition("：") if "：" in text else text.partition(":")
    name = labels.get(close_up(head))
    return (name, rest.strip()) if colon and name else None


def _groups(block: Sequence[TextLine], labels: Mapping[str, str]) -> Iterator[list[TextLine]]:
    """Yield the lines of each list of receivers, and lines that belong to none."""
    group: list[TextLine] = []
    for line in _by_labels(block, labels):
        opens = _label(line.text, labels) is not None or _is_other(line.text)
        ended = bool(group) and group[-1].text.endswith(("。", "."))
        if group and (opens or ended or _label(group[0].text, labels) is None):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _by_labels(block: Sequence[TextLine], labels: Mapping[str, str]) -> Iterator[TextLine]:
    """Yield the lines, those with several lists of receivers (抄报：…　抄送：…) parted."""
    names = (r"\s?".join(map(re.escape, each)) for each in sorted(labels, key=len, reverse=True))
    label = re.compile(rf"(?:^|(?<=[\s。；;]))(?:{'|'.join(names)})\s?[：:]")
    parts = (
        replace(line, text=text)
        for line in block
        for text in (line.text.split("\t") if line.line.cells else (line.text,))
    )
    for line in parts:
        starts = [each.start() for each in label.finditer(line.text)]
        ends = [*starts[1:], len(line.text)]
        starts[:1] = [0]
        yield from (
            replace(line, text=line.text[start:end].strip())
            for start, end in zip(starts, ends, strict=True)
        )


def _is_other(text: str) -> bool:
    return bool(RUN.search(text) or _OTHER.search(close_up(text)) or _is_printed(text))


def _entries(texts: Sequence[str], room: float) -> tuple[tuple[str, ...], str]:
    """Return the receivers, and a doubt where it is a guess how they are parted."""
    joined = texts[0]
    for before, text in pairwise(texts):
        fits = width(before) + width(first_chunk(text)) <= room - 1
        ends = before[-1:] in "，；、,;"
        joined += ("" if ends else "\n" if fits else "") + text
    joined = joined.strip().rstrip("。.")
    parts = [each for each in re.split("\n|[；;]", joined) if each.strip()]
    separator = next((each for each in _SEPARATORS if any(each in part for part in parts)), "")
    doubt = ""
    if separator == "、" and len(parts) == 1:
        parts = parts[0].split("、")
        doubt = f"版记里的“{joined}”按顿号分开了，请核对"
    elif separator and separator != "、":
        parts = [each for part in parts for each in re.split("[，,]", part)]
    elif not separator and len(parts) == 1 and re.search(r"\s{2,}|\u3000", joined):
        parts = re.split(r"\s{2,}|\u3000+", joined)
    return tuple(each for part in parts if (each := part.strip("，；、,; \u3000"))), doubt


def _unknown(text: str, known: tuple[str, date | None]) -> str:
    """Return what is left of a line without the issuer and the date of the masthead."""
    issuer, day = known
    found = find_day(text)
    if found and found[0] == day:
        text = text[: found[1]] + text[found[2] :]
        text = re.sub(r"\s*(?:印发|编印|印制|印|编)\s*$", "", text)
    return (text.replace(issuer, "") if issuer else text).strip(" \t\u3000。，")
