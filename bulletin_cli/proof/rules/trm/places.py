"""TRM006: a city or county that is not in the province named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import LETTER
from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.register import paragraph_rule

_MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
_LONGEST = 7  # characters of a name that is looked up
_PROVINCES = (
    "北京|天津|上海|重庆|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|海南|四川|贵州|云南|西藏|"
    "陕西|甘肃|青海|宁夏|新疆"
)
_CUT_PROVINCES = "河北|山西|江西|山东|河南|湖北|湖南|广东|广西"
# Before these they are no provinces: 长|江西岸, 泰|山东麓.
_CUT = "长珠浙黄淮运太泰华嵩唐舟马乐佛中鞍沿临丽两上青南大渭汾洞庭阳鄱"
# What 新疆 calls its 自治州; 四川 has a 巴州区.
_SHORT_STATES = ("巴州", "博州", "克州")
_COMMON = ("城市", "级市", "级县")  # 小城市, 县级市
_ANY = "各全本该某两数多几每"  # 湖北省某县
# Towns that have no county above them; others of the same name stand in other provinces.
_TOWNS = ("镇", "乡", "街道")
# After a city's short name: a street, a maker, a dish, a people – not the city.
_OTHER_THING = (
    *"路街巷道里桥河江湖海山岛港湾站场村镇乡屯店楼院厦寺庙塔门口话戏剧菜面酒茶籍人",
    *(
        "商会",
        "同乡",
        "银行",
        "证券",
        "拉面",
        "烤鸭",
        "时代",
        "大学",
        "学院",
        "火腿",
        "公司",
        "集团",
    ),
)
# After a county's short name, which may be any word, only what shows that the name is over.
_OVER = (
    *"的、，。；：）”和与及至—",
    *(
        "分公司",
        "支公司",
        "支行",
        "分行",
        "支局",
        "分局",
        "邮政",
        "营业部",
        "县委",
        "县政府",
        "供电",
    ),
)


@record
class Places:
    """The names by province, and all of them by how they are written."""

    inside: dict[str, set[str]]
    full: set[str]
    city: set[str]
    county: set[str]
    names: set[str]


@paragraph_rule(
    "TRM006",
    "warning",
    "地名不在前面写的省份里",
    about="省份和后面的市、县对不上：改省份，或改地名。县级的简称后面不是标点、“的”等字时不查，"
    "像别的词的地名（公安、东方、中山……）只查全称。区划依据公开的行政区划数据。",
    good=("湖北咸宁的青砖茶。", "广西武鸣沃柑。", "江苏省昆山市。", "吉林省吉林市、海南海口。"),
    bad=(
        "湖北威宁的青砖茶。",
        "湖北威宁分公司参加。",
        "江苏泰州市和浙江嘉典市签约。",
        "四川省密阳市开展演练。",
        "安徽省苏州市举行会议。",
        "江苏省杭州市萧山区。",
        "湖南武汉三镇。",
    ),
    spared=(
        "北京永定河畔，上海合作组织成员国，安徽公安厅，湖北东方集团。",
        "上海南京路、上海苏州河、上海温州商会。",
        "长江西岸，浙江西部，泰山东平湖，江苏太湖流域，北京长安街。",
        "河北新城区建设，山东市区，贵州新县域经济，四川石狮市场。",
        "福建兴业银行，江苏宁德时代基地，浙江阿里巴巴，上海朝阳产业。",
        "湖南资源的开发，云南友好、和平的环境。",
        "支援湖北，武汉加油；北京、石家庄。",
        "安徽宁国港口镇举办活动，安徽港口镇。",
        "湖北省某县，四川省各市，江苏省小城市，山东省县级市。",
        "新疆巴州的企业，新疆博州、克州。",
    ),
    tables=("places",),
    needs=[name[:2] for name in f"{_PROVINCES}|{_CUT_PROVINCES}".split("|")],
)
def place_outside(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A city or county behind the name of a province lies in it."""
    text = paragraph.text
    for match in _province().finditer(text):
        province = match[1] or match[2]
        start = match.end()
        city = _name_at(text, start, province)
        if city is None and (misspelt := _misspelt(text, start, province)):
            name, near = misspelt
            if any(read_lexicon("place_names").matches(name)):  # TRM009 tells
                continue
            message = f"{province}没有“{name}”，有“{near}”；核对地名"
            yield paragraph.report(start, start + len(name), message)
        if city and city[1]:  # the right city; its county may be wrong
            start += len(city[0])
            county = _name_at(text, start, province)
            city = county if county and county[0] in _places().full else None
        if city and not city[1] and not paragraph.is_foreign(match.start(), start + 1):
            name = city[0]
            yield paragraph.report(start, start + len(name), _message(name, province))


@cache
def _province() -> re.Pattern[str]:
    kind = "(?:省|市|(?:壮族|回族|维吾尔)?自治区)?"
    return re.compile(f"(?:({_PROVINCES})|(?<![{_CUT}])({_CUT_PROVINCES})){kind}(?={LETTER}{{2}})")


def _name_at(text: str, start: int, province: str) -> tuple[str, bool] | None:
    """Return the longest place name that begins at `start`, and whether it lies in the province."""
    places = _places()
    for length in range(_LONGEST, 1, -1):
        name = text[start : start + length]
        if name in places.inside[province]:
            return name, True
    for length in range(_LONGEST, 1, -1):
        name = text[start : start + length]
        if len(name) == length and name in places.names:
            behind = text[start + length : start + length + 3]
            return (name, False) if _is_place(name, behind, province) else None
    return None


def _misspelt(text: str, start: int, province: str) -> tuple[str, str] | None:
    """Return what no place is called, and the place of the province but one character off."""
    for length in (3, 4):
        name = text[start : start + length]
        if (
            len(name) == length
            and name.endswith(("市", "县"))
            and name[0] not in _ANY
            and not name.endswith(_COMMON)
        ):
            inside = (each for each in _places().inside[province] if len(each) == length)
            near = [each for each in inside if sum(map(str.__eq__, each, name)) == length - 1]
            same_kind = [each for each in near if each[-1] == name[-1]]
            return (name, "”“".join(sorted(same_kind)[:2])) if same_kind else None
    return None


def _is_place(name: str, behind: str, province: str) -> bool:
    """Return whether a name of another province means the place, by what comes behind it."""
    places = _places()
    if name.endswith(_TOWNS):
        return False
    if name in places.full:
        return name[-1] + behind[:1] not in ("市场", "区域", "市区")
    if province in _MUNICIPALITIES:
        return False
    if name in places.city:
        return not behind.startswith(_OTHER_THING)
    return not behind or behind.startswith(_OVER)


def _message(name: str, province: str) -> str:
    inside = _places().inside
    where = [each for each, names in inside.items() if name in names]
    named = "、".join(where[:3]) + ("等地" if len(where) > 3 else "")
    near = _nearest(name, inside[province])
    hint = f"，{province}有“{near}”" if near else ""
    return f"“{name}”不在{province}，在{named}{hint}；核对省份和地名"


def _nearest(name: str, names: set[str]) -> str:
    """Return the name with most letters in the same places, "" where less than half are."""
    scored = (
        (sum(map(str.__eq__, name, each)), each) for each in sorted(names) if len(each) == len(name)
    )
    score, near = max(scored, key=lambda pair: pair[0], default=(0, ""))
    return near if 2 * score >= len(name) else ""


def is_place(name: str) -> bool:
    """Return whether a name is that of a province, city or county, with or without its kind."""
    bare = name[:-1] if name.endswith(("省", "市")) else name
    return (
        bare in _places().inside
        or name in _places().names
        or bare in ("中国", "全国", "香港", "澳门")
    )


def _places() -> Places:
    return _read(read_table("places"))


@lru_cache(2)
def _read(text: str) -> Places:
    places = Places({}, set(), set(), set(), set())
    kinds = {"full": places.full, "city": places.city, "county": places.county}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        province, kind, listed = line.split("\t")
        names = listed.split()
        places.inside.setdefault(province, set()).update(names)
        places.names.update(names)
        kinds[kind].update(names)
    places.inside["新疆"].update(_SHORT_STATES)
    return places
