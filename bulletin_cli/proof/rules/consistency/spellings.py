"""CON001-003: names, numbers and provinces that are given in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.context import IssueContext, Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC, LETTER
from bulletin_cli.proof.register import issue_rule, text_rule

# Letters that set things apart on purpose: a slip of the pen is none of these.
_COUNTED = frozenset(
    "〇零一二三四五六七八九十百甲乙丙丁上下左右前后大小东西南北新老男女高低优劣能难好坏多少长短内外正副"
)
_COUNT_SIGNS = frozenset(pairs_of("国省市区县业统", f"{ARABIC}共有"))
_MEETS = 5  # names alike that one name is held against; more are a list, not a slip
_GOODS = tuple(
    "米茶梨果柑橙橘柚枣桃瓜羊牛猪鸡鸭鹅蟹虾鱼酒醋蜜菇耳豆蒜姜薯参杞莓萄花粉面油肉笋藕枸李杏"
)
_KINDS_OF_GOODS = frozenset(_GOODS)
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|"
    "广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)


@record
class _NamePlace:
    """A name where it stands."""

    name: str
    paragraph: LogicalParagraph
    span: tuple[int, int]

    def found(self, message: str) -> Found:
        """Return a finding at the name."""
        return self.paragraph.report(*self.span, message)


@issue_rule(
    "CON001",
    "info",
    "同一个名字两种写法",
    about="一期里引号或书名号中的名字，只差标点、空格，或只差一个字，多半是一个名字写了两样。",
)
def two_spellings(context: IssueContext) -> Iterator[Found]:
    """A quoted name is spelt one way in an issue."""
    names: dict[str, list[_NamePlace]] = defaultdict(list)
    for named in _quoted(context.texts):
        names[named.name].append(named)
    for name, other in _alike(list(names)):
        common, rare = sorted((name, other), key=lambda each: -len(names[each]))
        yield names[rare][0].found(f"“{rare}”与“{common}”像是一个名字，统一写法")


def _quoted(texts: Iterable[Text]) -> Iterator[_NamePlace]:
    for text in texts:
        for paragraph in text.paragraphs:
            for match in _name().finditer(paragraph.text):
                name = match[0][1:-1].rstrip("。！？，；…")
                if 2 < len(name) <= 30:
                    start = match.start() + 1
                    yield _NamePlace(name, paragraph, (start, start + len(name)))


@cache
def _name() -> re.Pattern[str]:
    return re.compile("《[^《》]*》|“[^“”]*”")


def _alike(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield names equal but for their marks, or of six letters and more but for one letter.

    A name with one letter left out at each place in turn is a key under which they meet.
    """
    keys: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name in names:
        bare = "".join(filter(str.isalnum, name))
        meets = keys[bare, -1]
        yield from ((other, name) for other in meets[:_MEETS])
        meets.append(name)
        if 6 <= len(bare) <= 20:
            for place in range(len(bare)):
                meets = keys[f"{bare[:place]}{bare[place + 1 :]}", place]
                yield from ((each, name) for each in meets[:_MEETS] if _is_slip(each, name))
                meets.append(name)


def _is_slip(one: str, other: str) -> bool:
    """Return whether two names differ in one letter that counts or points to nothing."""
    pairs = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(pairs) != 1:
        return False
    return _COUNTED.isdisjoint(pairs[0]) and not "".join(pairs[0]).isascii()


@text_rule(
    "CON002",
    "info",
    "同一个数前后不一",
    about="“全国11省”和“全国12省”、“全市5家快递企业”和“全市6家快递企业”：一篇里同一范围、同一事物的个数不同，核对一次。",
    good=("全国11省参加，全国11省邮政分公司发言。",),
    bad=("全国11省参加。\n全国12省邮政分公司发言。", "全市5家快递企业到会，全市6家快递企业发言。"),
    spared=(
        "全国31个省区市参加，全国11省获奖。",
        "2023年全市5家快递企业获奖，2024年全市6家快递企业获奖。",
        "全市5家企业到会，全市6家医院到会。",
        "全国新增11省，全国共12个市。",
    ),
)
def two_counts(text: Text) -> Iterator[Found]:
    """A thing of one range has one number in an article."""
    counted: dict[tuple[str, ...], tuple[str, LogicalParagraph]] = {}
    for paragraph in text.paragraphs:
        found = not _COUNT_SIGNS.isdisjoint(paragraph.signs)
        for match in _count().finditer(paragraph.text) if found else ():
            key, number = (match[1], match[3]), match[2]
            first = counted.setdefault(key, (number, paragraph))[0]
            if first != number and not _is_dated(paragraph.text, match.start()):
                message = f"前面是“{match[1]}{first}{match[3]}”，这里是{number}，核对"
                yield paragraph.report(*match.span(), message)


def _is_dated(text: str, start: int) -> bool:
    """Return whether a year or a month stands shortly before: other times, other numbers."""
    return bool(re.search("[年月底末初日]", text[max(start - 10, 0) : start]))


@cache
def _count() -> re.Pattern[str]:
    return re.compile(
        "(全国|全省|全市|全区|全县|全行业|全系统)(?:共有?|有)?([0-9]{1,4})"
        f"(省(?![级、区市])|[家名所支个]{LETTER}{{4}})"
    )


@issue_rule(
    "CON003",
    "info",
    "一种物产写在两个省名下",
    about="同一种物产（四个字以上）一处写在这个省名下，一处写在那个省名下，多半有一处写错。",
)
def two_provinces(context: IssueContext) -> Iterator[Found]:
    """A product comes from one province throughout an issue."""
    first: dict[str, tuple[str, _NamePlace]] = {}
    for text in context.texts:
        for paragraph in text.paragraphs:
            found = not _KINDS_OF_GOODS.isdisjoint(paragraph.characters)
            for match in _product().finditer(paragraph.text) if found else ():
                province, product = match[1], match[2]
                if not product.endswith(_GOODS):
                    continue
                named = _NamePlace(product, paragraph, match.span())
                other = first.setdefault(product, (province, named))[0]
                if other != province:
                    yield named.found(f"“{product}”前面写在{other}名下，这里是{province}，核对产地")


@cache
def _product() -> re.Pattern[str]:
    return re.compile(
        f"({_PROVINCES})(?:省|的|产的?)?({LETTER}{{4,8}}?)(?=[、，。；）]|等|和|及|以及|分获|$)"
    )
