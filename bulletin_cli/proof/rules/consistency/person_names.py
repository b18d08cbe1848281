"""CON005: a person's name that an article writes in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bulletin_cli.base.typography import is_han
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.alike import are_alike
from bulletin_cli.proof.register import text_rule
from bulletin_cli.proof.spelling.spared import SURNAME, TITLES

# 乔石今天, 乔石近日: what follows a name of two characters is none of its own.
_FOLLOWING = "今近日对兑副负批市实以私一的地得说将在率就与和及等为是任同向从于并主"
# Words that begin with what is a surname, too.
_WORDS = (
    "应当", "应该", "应对", "成为", "成功", "成立", "成员", "成都", "成长", "包括", "包含", "武汉",
    "常委", "常务", "高级", "高度", "高校", "单位", "安全", "安排", "计划", "关于", "方案", "方面",
    "方式", "项目", "纪委", "万元", "金额", "金融", "全国", "时间", "时任", "管理", "余人", "申请",
    "许多", "向",
)  # fmt: skip
_SURNAMES, _TITLES = frozenset(SURNAME), tuple(TITLES.split("|"))
_AND = tuple("、和与")  # what stands between the names of a list
_MEETS = 5  # names alike that one name is held against; more are no slip
_LEAST = 3  # times that the two stand in the article: once each, they may be two persons


@text_rule(
    "CON005",
    "info",
    "同一个人的名字两种写法",
    about="一篇里带职务的人名，和别处的只差一个同音或形近的字（李光峰、李光锋），多半是一个人，核对。"
    "并列写出的是两个人，不算。",
    good=("李光峰主任到场。李光峰说，线路修好了。李光峰回到所里。",),
    bad=("李光峰主任到场。李光峰说，线路修好了。李光锋回到所里。",),
    spared=(
        "李光峰主任、李光锋到场。李光峰说，线路修好了。",
        "李光峰主任到场。李光锋到场。",
        "委员长乔石今天视察。委员长乔石近日视察。委员长乔石今天讲话。",
    ),
    needs=tuple(sorted({title[:2] for title in _TITLES})),
)
def one_person(text: Text) -> Iterator[Found]:
    """A person who has a title has one name in an article."""
    whole = "\n".join(each.text for each in text.paragraphs)
    titled = sorted({name for at, name in _names(whole, _SURNAMES) if _has_title(whole, at)})
    surnames = frozenset(name[0] for name in titled)
    times = Counter(name for at, name in _names(whole, surnames) if not _is_listed(whole, at))
    alike = _by_key(times)
    told: set[str] = set()
    for name in titled:
        for other in _slips(name, alike):
            rare, common = sorted((name, other), key=times.__getitem__)
            if rare not in told and times[rare] + times[common] >= _LEAST:
                told.add(rare)
                yield from _first(text, rare, common)


def _first(text: Text, rare: str, common: str) -> Iterator[Found]:
    for paragraph in text.paragraphs:
        at = paragraph.text.find(rare)
        if at >= 0:
            message = f"“{rare}”与“{common}”像是一个人，核对"
            yield paragraph.report(at, at + len(rare), message)
            return


def _slips(name: str, alike: dict[str, list[str]]) -> Iterator[str]:
    """Yield what stands in the text and is one alike character off."""
    for place, key in _keys(name):
        for each in alike.get(key, ())[:_MEETS]:
            if each != name and each[-1] not in _FOLLOWING and are_alike(each[place], name[place]):
                yield each


def _names(whole: str, surnames: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield what may be a name of three characters with one of the surnames, and where."""
    for at, sign in enumerate(whole):
        if sign in surnames:
            name = whole[at : at + 3]
            if len(name) == 3 and all(map(is_han, name)) and not name.startswith(_WORDS):
                yield at, name


def _has_title(whole: str, at: int) -> bool:
    """Return whether a title stands before or behind the name at a place."""
    if whole[at + 2] in _FOLLOWING:
        return False
    return whole.startswith(_TITLES, at + 3) or (
        whole.endswith(_TITLES, 0, at) and whole[at + 3 : at + 4] not in _AND
    )


def _is_listed(whole: str, at: int) -> bool:
    """Return whether the name at a place is one of several in a row."""
    return whole[at + 3 : at + 4] in _AND or whole[at - 1 : at] in _AND


def _by_key(names: Iterable[str]) -> dict[str, list[str]]:
    """Return names by what they are with one character left open."""
    found: dict[str, list[str]] = {}
    for name in names:
        for _, key in _keys(name):
            found.setdefault(key, []).append(name)
    return found


def _keys(name: str) -> Iterator[tuple[int, str]]:
    for place in range(1, len(name)):
        yield place, f"{name[:place]}?{name[place + 1 :]}"
