"""How many items the list at the end of a text has, where that is certain."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_QUOTED = "(?:(?:“[^“”]{1,30}”|《[^《》]{1,40}》)(?:、|和|及|与|以及)?){2,}$"
_ITEM = "“[^“”]{1,30}”|《[^《》]{1,40}》"
_MARKS = "[。，；：！？“”《》（）() ]"
_JOINS = "以及|(?<![饱共温缓])和(?![平谐])|(?<![涉普波危顾提累])及|(?<!参)与(?!会)"
_LOOSE = frozenset("0123456789的了着过在对把被将为向从于到至并或等近约超第每前这另其余")
# Parts that end alike with one of these are names of one class.
_CLASSES = frozenset("市区县省镇乡村局厅部委办司院校所站社行厂店会馆园处科室队路街道奖港")
_CLASS_SIZE = 12  # characters of a part with such an end
_PLACES = _words(
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 "
    "山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 "
    "宁夏 新疆 香港 澳门 台湾 深圳 广州 南京 杭州 苏州 宁波 成都 武汉 西安 青岛 "
    "厦门 大连 浦东 黄浦 静安 徐汇 长宁 普陀 虹口 杨浦 宝山 闵行 嘉定 金山 松江 "
    "青浦 奉贤 崇明"
)
_NAMES = _words(
    "邮政 中通 圆通 申通 韵达 顺丰 京东 极兔 德邦 菜鸟 拼多多 丰巢 公安 消防 "
    "住建 城管 交通 卫健 应急 教育 民政 财政 人社 商务 环保 税务 海关 工商 质监 "
    "农业 工业 金融 物流 水利 林业 文旅 科技 司法 政治 经济 文化 社会 生态 医疗 "
    "卫生 住房 养老 就业 铁路 公路 水运 航空 民航 管道 电力 石油 煤炭 钢铁 有色 "
    "化工 建材 纺织 机械 电子 汽车 食品 药品 水泥 大气 土壤 移动 联通 电信 语文 "
    "数学 英语 物理 化学 生物 历史 地理"
)
_BUSINESSES = "家"


def quoted_list(text: str) -> int:
    """Return the number of the items in marks that end `text`, 0 where more may stand before."""
    match = re.compile(_QUOTED).search(text)
    if not match or text[: match.start()].endswith(tuple("、）)和及与”》")):
        return 0
    return len(re.findall(_ITEM, match[0]))


def plain_list(text: str, unit: str) -> int:
    """Return how many items the 、 list that ends `text` has, 0 where that is not certain.

    Where it begins does not matter, as long as all its parts but the first are names.
    """
    pieces = re.split(_MARKS, text)
    first, *parts = pieces[-1].split("、")
    if not parts or not first or any(re.search(_JOINS, part) for part in (first, *parts[:-1])):
        return 0
    last = re.split(_JOINS, parts[-1])
    names = [*parts[:-1], *last]
    if len(last) > 2 or len(names) < 2 or not _are_names(names, unit):
        return 0
    return 1 + len(names)


def _are_names(parts: list[str], unit: str) -> bool:
    if not all(parts) or any(not _LOOSE.isdisjoint(part) for part in parts):
        return False
    if all(part in _PLACES for part in parts):
        return unit not in _BUSINESSES  # 北京、上海5家企业: where they come from
    if all(part in _NAMES for part in parts):
        return True
    return _end_alike(parts) or _are_many(parts)


def _end_alike(parts: list[str]) -> bool:
    ends = {part[-1] for part in parts}
    sizes = [len(part) for part in parts]
    return len(ends) == 1 and ends <= _CLASSES and min(sizes) > 1 and max(sizes) <= _CLASS_SIZE


def _are_many(parts: list[str]) -> bool:
    """Return whether the parts are so many and so alike that they are no verbs."""
    sizes = [len(part) for part in parts]
    return len(parts) > 3 and max(sizes) <= 4 and 1 < min(sizes) >= max(sizes) - 1
