"""Reduce places.json to the names by province that TRM006 looks up; it lies beside the project."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT.parent / "shared" / "data" / "places.json"
TARGET = ROOT / "bulletin_cli" / "proof" / "data" / "places.tsv"
HEAD = """\
# 截至 2023-12-31
# Provinces and the cities and counties in them, by full name and by short name.
# Columns: province, city or county, names. A short name is the full one without 市, 县, 区 …;
# those that are also words, waters, hills or streets (公安 东方 中山 永定 …) are left out.
# Facts from https://github.com/modood/Administrative-divisions-of-China (licence WTFPL),
# reduced by tools/make_places.py.
"""

PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|"
    "柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各|"
    "哈萨克|蒙古|多|联合"
)
_SELF = re.compile(rf"(?:(?:{PEOPLES})族?)*自治[州县旗]$|(?:{PEOPLES})(?:族)?(?:乡|区)$")
_TAIL = re.compile("(?:地区|林区|市|县|区|州|盟|旗)$")
# What is no city or county in its own right.
_NONE = re.compile(
    "开发|园|新区|管理|管委|农场|工业|示范|经济|保税|市辖|直辖|行政|产业|街道|学院|风景|新城|海域|^县$"
)
# Full names that any town may have for a part of itself.
_GENERAL = """
    解放区 港口区 海港区 滨海区 湖滨区 河口区 江岸区 南岸区 运河区
    市中区 市南区 市北区 老城区 新城区 城关区 城中区 城北区 城东区 城西区 城区 郊区 矿区
"""
# Short names of cities that are also words, makers or goods.
_CITY_WORDS = """
    中山 黄山 白山 红河 文山 海南 海北 黄南 海西 白银 大同 日照 三明 安康 长治 来宾 阿里 朝阳 宁德
    普洱 吉林 平凉 保定 通化 开封 天水 东方 清远 和田 百色 安顺 承德 武威 沙县
"""
# Short names of counties that are also words, persons or goods, or that many places bear.
_COUNTY_WORDS = """
    资源 合作 和平 武功 比如 南部 解放 东方 仙桃 前进 港口 公安 友好 通道 共和 城中 友谊 平安 中方
    凤凰 安定 延长 光明 新兴 太康 万年 东风 红旗 光泽 南岸 大理 赤壁 城北 会同 工农 大名 富裕 清水
    高明 前锋 复兴 长子 宏伟 平定 芙蓉 洞口 太和 向阳 振兴 三元 石狮 大同 大方 互助 新华 金台 建平
    威信 莲花 平和 黄龙 石林 六合 石柱 白云 全州 桃源 文昌 白银 三门 大观 建安 永和 二七 台前 永新
    永福 石棉 华容 双桥 九龙 二道 无为 河间 民权 小店 同心 元宝 宝塔 平房 万安 太白 定远 白玉 灯塔
    大兴 木兰 天涯 七星 海棠 博爱 同仁 回民 钟楼 江岸 盘龙 马尾 金门 蓬莱 方正 弥勒 黑水 安居 龙凤
    鼓楼 湖里 大通 白杨 蓝田 麒麟 海盐 新民 富民 清流 水城 龙口 安达 宝应 永嘉 紫金 凤翔 老城 建宁
    爱民 新罗 惠民 民和 新星 和顺 左权 孝义 神木 天台 阳明 开化 天心 金沙 正定 普陀 白沙 登封 天元
    赤水 天柱 宣化 新会 威远 五台 兴化 红塔 民乐 仁寿 延寿 阳春 兴业 铜鼓 盐池 大安 三台 金牛 紫云
    路南 路北 宝安 静安 石鼓 康定 海门 海安 政和 万全 永丰 乐安 同安 普安 大田 双塔 康乐 安福 龙华
    平原 长安 江南 天门 中原 南海 古城 江北 商城 太平 南岳 西夏 新建 东海 兴国 龙门 新城 路桥 西城
    天河 永安 咸丰 故城 东城 天桥 牡丹 海港 城西 大城 北流 通州 长寿 通城 银海 上街 德化 兴隆 长乐
    满城 上城 南城 下城 城东 大关 卧龙 平阳 青龙 山城 南关 临清 无极 启东 平城 城关 新安 永宁 祥云
    安国 集贤 民丰 民勤 五常 安化 安平 安新 富平 平顺 平果 富强 文化 文明 万宁 建设 保安 保康 安全
    进贤 修文 尚志 志丹 靖宇 子长 左云 中阳 中宁 高台 石台 石屏 高平 内黄 武强 武胜 全南 大丰 天全
    上思 上高 大英 明光 响水 大竹 大足 巧家 习水 乐业 乐平 乐昌 龙游 名山 方城 梅县 德兴 建始 始兴
    荣成 荣昌 和静 宁静 向往 民族 龙井 沙县 港北 港南 港闸 浦东 海东 市南 市北 市中 河东 河西 河南
    河北 江东 江西 山阳 山阴 海城 江城 江宁 洪湖 太湖 南山 钟祥
"""
_WATERS = tuple("山湖河江海泉口港岛")  # as well hills, waters and harbours anywhere


def short_name(name: str) -> str:
    """Return a name without its people and its kind: 威宁 for 威宁彝族回族苗族自治县."""
    bare = _SELF.sub("", name)
    return bare if bare != name else _TAIL.sub("", name)


def province_name(name: str) -> str:
    """Return the short name of a province."""
    return re.sub("省|市|(?:壮族|回族|维吾尔)?自治区$|特别行政区", "", name)


def reduced(places: dict[str, dict[str, list[str]]]) -> str:
    """Return the lines of places.tsv."""
    words = {*_COUNTY_WORDS.split(), *_CITY_WORDS.split()}
    lines = []
    for province, cities in places.items():
        inside = {each for counties in cities.values() for each in counties}
        full = {name for name in {*cities, *inside} if not _NONE.search(name)}
        named = {short_name(name) for name in cities if name in full} - words
        others = {short_name(name) for name in inside if name in full} - named - words
        kinds = {
            "full": {each for each in full if len(each) > 2} - set(_GENERAL.split()),
            "city": {each for each in named if len(each) > 1},
            "county": {each for each in others if len(each) > 1 and each[-1] not in _WATERS},
        }
        short = province_name(province)
        lines += [f"{short}\t{kind}\t{' '.join(sorted(names))}" for kind, names in kinds.items()]
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Write places.tsv; nothing where the source is absent."""
    if not SOURCE.is_file():
        sys.exit(f"{SOURCE} is not beside the project: places.tsv is left as it is")
    TARGET.write_text(reduced(json.loads(SOURCE.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
