"""How many items the list at the end of a text has, where that is certain."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_QUOTED = "(?:(?:“[^“”]{1,30}”|《[^《》]{1,40}》)(?:、|和|及|与|以及)?){2,}$"
_ITEM = "“[^“”]{1,30}”|《[^《》]{1,40}》"
_WITHIN = "[^。，；：！？“”《》（）() ]*"
_JOINS = "以及|(?<![饱共温缓])和(?![平谐])|(?<![涉普波危顾提累])及|(?<!参)与(?!会)"
_LOOSE = frozenset("0123456789的了着过在对把被将为向从于到至并或等近约超第每前这另其余")
# Parts that end alike with one of these are names of one class.
_CLASSES = frozenset("市区县省镇乡村局厅部委办司院校所站社行厂店会馆园处科室队路街道奖港")
_BODIES = frozenset("部委局厅办署")
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
_SHORT = 4  # characters of a part that is a name
# 调研、走访、慰问3个乡镇 counts the 乡镇, but 采购、运输、储存3个环节 counts what is listed.
_ASPECTS = ("方面", "环节", "领域", "维度", "板块", "阶段", "步骤", "层面", "大类", "要素", "类别")


def quoted_list(text: str) -> int:
    """Return the number of the items in marks that end `text`, 0 where more may stand before."""
    match = re.compile(_QUOTED).search(text)
    if not match or text[: match.start()].endswith(tuple("、）)和及与”》")):
        return 0
    return len(re.findall(_ITEM, match[0]))


def plain_list(text: str, noun: str) -> int:
    """Return how many items the 、 list that ends `text` has, 0 where that is not certain.

    Where it begins does not matter, as long as all its parts but the first are names. `noun` is
    what follows the count: 家企业, 个方面.
    """
    within = re.match(_WITHIN, text[::-1])
    first, *parts = text[len(text) - (within.end() if within else 0) :].split("、")
    if not first or not parts or any(not _LOOSE.isdisjoint(part) for part in parts):
        return 0
    last = re.split(_JOINS, parts.pop())
    names = [*parts, *last]
    if len(last) > 2 or len(names) < 2 or not all(names) or not _are_names(names, noun):
        return 0
    # Two groups, 公安、交警与黄浦、静安, are no list.
    return 0 if any(re.search(_JOINS, part) for part in (first, *parts)) else 1 + len(names)


def _are_names(parts: list[str], noun: str) -> bool:
    if all(part in _PLACES for part in parts):
        return noun[:1] != "家"  # 北京、上海5家企业: where they come from
    known = sum(part in _NAMES or part in _PLACES for part in parts)
    if known * 3 >= len(parts) * 2 and max(map(len, parts)) <= _SHORT:
        return True
    return _end_alike(parts) or (noun.endswith(_ASPECTS) and _are_many(parts))


def _end_alike(parts: list[str]) -> bool:
    ends = {part[-1] for part in parts}
    sizes = [len(part) for part in parts]
    alike = ends <= _BODIES or (len(ends) == 1 and ends <= _CLASSES)
    return alike and min(sizes) > 1 and max(sizes) <= _CLASS_SIZE


def _are_many(parts: list[str]) -> bool:
    """Return whether the parts are so many and so alike that they are all of the list's."""
    sizes = [len(part) for part in parts]
    return len(parts) > 2 and max(sizes) <= _SHORT and 1 < min(sizes) >= max(sizes) - 1
