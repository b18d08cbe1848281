"""PUN003-006: marks that come in pairs (GB/T 15834-2011, 4.8, 4.9, 4.15)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule, text_rule

_PAIRS = dict(zip("“‘（《〈【〔「『(", "”’）》〉】〕」』)", strict=True))
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_MARKS = frozenset([*_PAIRS, *_CLOSING])
_NEAR = 5  # paragraphs over which a quotation may run


@text_rule(
    "PUN003",
    "error",
    "引号、括号、书名号不成对",
    about="每一段里的引号、括号、书名号成对。一段引文分成几段时，每段开头都有“，最后一段末尾才有”。",
    standard="GB/T 15834-2011 4.8.3.4",
    good=(
        "《邮政法》（修订）已施行。",
        "“第一段。\n“第二段。”",
    ),
    bad=(
        "学习“两会“精神。\n“好！”他说。",
        "《邮政法（修订）已施行。",
        "开展我为群众办实事”活动。",
        "（见附件。",
        "“甲（乙”丙）。",
    ),
    spared=(
        "1）加强领导。",
        "（1）学习；（2）检查。",
        "’98华夏城乡游",
        "“第一段。\n第二段。\n第三段。”",
    ),
)
def unpaired(text: Text) -> Iterator[Found]:
    """Quotes, brackets and title marks are paired within a paragraph."""
    lonely = [
        [] if _MARKS.isdisjoint(each.characters) else _lonely(each.text) for each in text.paragraphs
    ]
    for number, paragraph in enumerate(text.paragraphs):
        times = Counter(paragraph.text[at] for at in lonely[number])
        for at in lonely[number]:
            mark = paragraph.text[at]
            turned = times[mark] > 1  # the wrong way: “两会“
            if turned or not _goes_on(mark, text.paragraphs, lonely, number):
                other = _PAIRS.get(mark) or _CLOSING[mark]
                yield paragraph.report(at, at + 1, f"“{mark}”没有成对的“{other}”")


def _lonely(text: str) -> list[int]:
    """Return the places of marks without their partner."""
    open_: list[int] = []
    counts: Counter[str] = Counter()
    lonely: list[int] = []
    for match in _mark().finditer(text):
        at, mark = match.start(), match[0]
        if mark in _PAIRS:
            if mark == "‘" or not _is_apostrophe(text, at):
                open_.append(at)
                counts[mark] += 1
            continue
        wanted = _CLOSING[mark]
        if not counts[wanted]:
            if not (_is_apostrophe(text, at) or (mark in "）)" and _is_ordinal(text, at))):
                lonely.append(at)
            continue
        while (place := open_.pop()) is not None:
            counts[text[place]] -= 1
            if text[place] == wanted:
                break
            lonely.append(place)
    return sorted([*lonely, *open_])


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and text[at + 1 : at + 2].isascii() and text[at + 1 : at + 2].isalnum()


def _is_ordinal(text: str, at: int) -> bool:
    """Return whether a closing bracket belongs to 1） or 一）, without an opening one."""
    return bool(_ordinal().search(text[max(at - 5, 0) : at]))


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(_MARKS)))}]")


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(r"(?:^|[。；：，、\s])[0-9a-zA-Z]{1,2}$")


def _goes_on(
    mark: str, paragraphs: Sequence[LogicalParagraph], lonely: Sequence[list[int]], number: int
) -> bool:
    """Return whether a quotation runs over several paragraphs here."""
    if mark not in "“”":
        return False
    after = range(number + 1, min(number + 1 + _NEAR, len(paragraphs)))
    beside = after if mark == "“" else range(max(number - _NEAR, 0), number)
    other = "”" if mark == "“" else "“"
    return any(
        (mark == "“" and paragraphs[each].text.startswith("“"))
        or any(paragraphs[each].text[at] == other for at in lonely[each][:1] + lonely[each][-1:])
        for each in beside
    )


@paragraph_rule(
    "PUN004",
    "warning",
    "引号里又用同样的引号",
    about="引号里面还要引用时，里层用单引号‘’。",
    standard="GB/T 15834-2011 4.8.3.3",
    good=("他说：“要学好‘两会’精神。”",),
    bad=(("他说：“要学好“两会”精神。”", "他说：“要学好‘两会’精神。”"),),
    needs="“",
)
def nested_quotes(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Quotes within quotes are single."""
    yield from _nested(paragraph, "“”", "‘’", "引号里面的引号用单引号‘’")


@paragraph_rule(
    "PUN005",
    "warning",
    "书名号里又用同样的书名号",
    about="书名号里面还要用书名号时，里层用单书名号〈〉。",
    standard="GB/T 15834-2011 4.15.3.6",
    good=("印发《〈条例〉实施办法》。",),
    bad=(("印发《《条例》实施办法》。", "印发《〈条例〉实施办法》。"),),
    needs="《",
)
def nested_title_marks(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Title marks within title marks are single."""
    yield from _nested(paragraph, "《》", "〈〉", "书名号里面的书名号用〈〉")


def _nested(paragraph: LogicalParagraph, outer: str, inner: str, message: str) -> Iterator[Found]:
    text = paragraph.text
    if text.count(outer[0]) < 2:
        return
    depth: list[int] = []
    for at, each in enumerate(text):
        if each == outer[0]:
            depth.append(at)
        elif each == outer[1] and depth:
            start = depth.pop()
            if depth and _closes(text, at, outer):
                fix = inner[0] + text[start + 1 : at] + inner[1]
                yield paragraph.report(start, at + 1, message, fix)


def _closes(text: str, at: int, outer: str) -> bool:
    """Return whether the outer pair is closed too: else a mark is missing, which PUN003 tells."""
    rest = text[at + 1 :]
    return rest.count(outer[1]) > rest.count(outer[0])


@text_rule(
    "PUN006",
    "info",
    "引号、书名号之间的顿号",
    about="并列的引号之间、书名号之间通常不用顿号。一篇里大多不用、个别用了的，改成一致。",
    standard="GB/T 15834-2011 4.5.3.5",
    good=("“小马”“小牛”两个项目，《甲》《乙》两本书。",),
    bad=(
        ("“甲”“乙”“丙”三项。\n“丁”、“戊”两项。", "“甲”“乙”“丙”三项。\n“丁”“戊”两项。"),
        "“丙”、“丁”两项。",
        "《甲》、《乙》。",
    ),
    spared=("“甲”（试点）、“乙”两项。", "《甲》（2020）、《乙》"),
)
def comma_between_quotes(text: Text) -> Iterator[Found]:
    """No 、 stands between quotes or titles side by side."""
    usual = {pair: _is_usual(pair, text) for pair in ("”“", "》《")}
    for paragraph in text.paragraphs:
        for match in _comma().finditer(paragraph.text):
            pair = paragraph.text[match.start()] + paragraph.text[match.end()]
            start, end = match.end() - 1, match.end()
            if usual[pair]:
                message = "同一篇里别处没有用顿号，这里也不用"
                yield paragraph.report(start, end, message, "", safe=True, level="warning")
            else:
                yield paragraph.report(start, end, "并列的引号、书名号之间通常不用顿号", "")


def _is_usual(pair: str, text: Text) -> bool:
    """Return whether the form without a comma stands at least twice as often in a text."""
    bare = sum(each.text.count(pair) for each in text.paragraphs)
    parted = sum(each.text.count(f"{pair[0]}、{pair[1]}") for each in text.paragraphs)
    return bare >= 2 * parted > 0


@cache
def _comma() -> re.Pattern[str]:
    return re.compile("”、(?=“)|》、(?=《)")
