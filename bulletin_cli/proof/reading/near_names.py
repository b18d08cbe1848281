"""Names that stand in a text with one character, or one word of bodies' names, off."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import ne

from bulletin_cli.base.record import record
from bulletin_cli.proof.pairs import places
from bulletin_cli.proof.paragraph import LogicalParagraph

_SHORTEST = 5  # characters; of shorter names one character off is often another word
_KEY = 3
_LENGTHS = 4  # one character less, as many, one and two more
# What gets into a body's name by mistake; any other word makes a name of its own.
_FILLERS = frozenset((
    "管理", "监督", "监管", "总", "公司", "有限", "集团", "工作", "委员", "事务", "与", "和", "及",
    "暨", "人民", "国家", "发展", "保障", "服务",
))  # fmt: skip


@record
class NearName:
    """What stands at text[start:end], and the name that it is nearly."""

    start: int
    end: int
    name: str


class NearNames:
    """Right names, and where a text has one of them nearly; `also` are right and not looked for."""

    def __init__(self, names: Iterable[str], also: Iterable[str] = ()) -> None:
        self._names = tuple(each for each in dict.fromkeys(names) if len(each) >= _SHORTEST)
        self._right = frozenset((*self._names, *also))

    def find(self, paragraph: LogicalParagraph) -> Iterator[NearName]:
        """Yield what is nearly a name and neither is one nor part of one."""
        text, end = paragraph.text, 0
        for start, name in self._places(text, paragraph.signs):
            if start >= end and (stop := self._end(text, start, name)):
                yield NearName(start, stop, name)
                end = stop

    def _end(self, text: str, start: int, name: str) -> int:
        """Return where what is nearly a name ends that begins at text[start]; 0 if none does."""
        shortest = start + len(name) - 1
        last = name[-1]
        for stop in range(shortest, min(shortest + _LENGTHS, len(text) + 1)):
            if (
                text[stop - 1] == last
                and is_near(text[start:stop], name)
                and text[stop : stop + 1] != "门"  # 管理部门 is no 部
                and not self._is_right(text, start, stop)
            ):
                return stop
        return 0

    def _places(self, text: str, signs: frozenset[str]) -> list[tuple[int, str]]:
        """Return where names may begin, and which, in the order of the text."""
        found = set()
        for pair in self._pairs & signs:
            for key in (each for each in self._by_pair[pair] if each in text):
                for at in places(text, key):
                    for offset, name in self._keys[key]:
                        for shift in (-1, 0, 1) if offset else (0,):
                            start = at - offset + shift
                            if start >= 0 and not text.startswith(name, start):
                                found.add((start, name))
        return sorted(found)

    @cached_property
    def _by_pair(self) -> dict[str, list[str]]:
        """Return the keys by their first two characters."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self._keys:
            found[key[:2]].append(key)
        return found

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(self._by_pair)

    def _is_right(self, text: str, start: int, stop: int) -> bool:
        """Return whether text[start:stop] is part of a right name."""
        around = text[max(start - 20, 0) : stop + 20]
        written = text[start:stop]
        return any(written in each and each in around for each in self._right)

    @cached_property
    def _keys(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """Return by three characters the names that have them first, or as their rarest."""
        times = Counter(
            name[at : at + _KEY] for name in self._names for at in range(len(name) - _KEY + 1)
        )
        keys: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for name in self._names:
            keys[name[:_KEY]].append((0, name))
            later = range(_KEY, len(name) - _KEY + 1) or range(_KEY - 1, len(name) - _KEY + 1)
            if later:
                _, at = min((times[name[place : place + _KEY]], place) for place in later)
                keys[name[at : at + _KEY]].append((at, name))
        return {key: tuple(found) for key, found in keys.items()}


def is_near(written: str, name: str) -> bool:
    """Return whether one character is changed or lost, or one filler more; the ends are right."""
    if not written or written[0] != name[0] or written[-1] != name[-1]:
        return False
    if not all(map(str.isalpha, written)) and "（" not in name:
        return False
    more = len(written) - len(name)
    if more == 0:
        return sum(one != other for one, other in zip(written, name, strict=True)) == 1
    at = _fork(written, name)
    if more < 0:
        return more == -1 and written[at:] == name[at + 1 :]
    places = range(max(at - more, 1), at + 1)  # 国家邮[政管]政局 and 国家邮政[管理]局 fork alike
    return any(
        written[place : place + more] in _FILLERS and written[place + more :] == name[place:]
        for place in places
    )


def _fork(one: str, other: str) -> int:
    """Return how many characters two strings begin with alike."""
    return next(
        (at for at, each in enumerate(map(ne, one, other)) if each), len(min(one, other, key=len))
    )
