"""CON004: a name written once differently from how the last issues write it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from bulletin_cli.proof.context import EarlierParagraph, IssueContext
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import LETTER
from bulletin_cli.proof.register import issue_rule

_OFTEN = 9  # times that a name stands in the last issues, before it is held to be right
_SHORTEST, _LONGEST = 5, 20  # characters; names of four with one other are often two names
_MOST = 20_000  # lines that are read of the last issues
# Characters by which names are told apart on purpose.
_APART = frozenset(
    "〇零一二三四五六七八九十百甲乙丙丁上下左右前后大小东西南北新老男女高低省市县区州0123456789"
)


@issue_rule(
    "CON004",
    "warning",
    "名字与前几期写的差一个字",
    about="引号、书名号里的名字和“局”“公司”“协会”一类机构的名字，前十期写过九次以上，"
    "这一期只写了一次，只差一个字，多半写错。",
)
def unlike_the_archive(context: IssueContext) -> Iterator[Found]:
    """A name that the last issues often write is written the same here."""
    mine = _names_of(context)
    if not mine:
        return
    times = _counted(tuple(islice(context.earlier(), _MOST)))
    often = (name for name, count in times.items() if count >= _OFTEN)
    usual = {key: name for name in often for key in _keys(name)}
    for name, (paragraph, start) in mine.items():
        right = next((usual[key] for key in _keys(name) if key in usual), "")
        if right and times[name] <= 1 and _is_slip(name, right):
            message = f"前几期写“{right}”{times[right]}次，这里是“{name}”，核对"
            yield paragraph.report(start, start + len(name), message, right)


def _names_of(context: IssueContext) -> dict[str, tuple[LogicalParagraph, int]]:
    """Return the names that stand once in the issue, and where."""
    places: dict[str, tuple[LogicalParagraph, int]] = {}
    times: Counter[str] = Counter()
    for text in context.texts:
        for paragraph in text.paragraphs:
            for start, name in _names(paragraph.text):
                times[name] += 1
                places[name] = (paragraph, start)
    right = frozenset(context.glossary.right_names)
    return {name: at for name, at in places.items() if times[name] == 1 and name not in right}


def _counted(earlier: Iterable[EarlierParagraph]) -> Counter[str]:
    return Counter(name for each in earlier for _, name in _names(each.text))


def _names(text: str) -> Iterator[tuple[int, str]]:
    """Yield names in quotes or title marks, and those of bodies, with where they start."""
    for match in _name().finditer(text):
        name = match["quoted"] or match["body"]
        if _SHORTEST <= len(name) <= _LONGEST:
            yield match.start(match.lastgroup or 0), name


@cache
def _name() -> re.Pattern[str]:
    ends = (
        "邮政管理局|分公司|有限公司|集团公司|协会|研究院|委员会|管理局|服务中心|分拨中心|处理中心"
    )
    return re.compile(
        "[“《](?P<quoted>[^“”《》，。；：！？]{5,20})[”》]"
        f"|(?<!{LETTER})(?P<body>{LETTER}{{2,14}}?(?:{ends}))"
    )


def _keys(name: str) -> Iterator[tuple[str, int]]:
    """Yield the name with one letter left out at each place: names that share a key are alike."""
    yield from ((f"{name[:place]}{name[place + 1 :]}", place) for place in range(len(name)))


def _is_slip(name: str, right: str) -> bool:
    """Return whether the letter in which two names differ tells nothing apart."""
    pairs = [pair for pair in zip(name, right, strict=False) if pair[0] != pair[1]]
    return len(name) == len(right) and len(pairs) == 1 and _APART.isdisjoint(pairs[0])
