"""UNT002-004, UNT007: units that are out of use, said twice, left out or cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.register import paragraph_rule

_NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千两零]{1,6})"


@paragraph_rule(
    "UNT002",
    "warning",
    "停用的计量单位",
    about="公升、公分、公尺、公厘、英吋、马力等已停用，用升、厘米、米、毫米、英寸、千瓦。亩可以用。",
    standard="GB 3100—1993",
    good=("每升油价上涨。", "长96厘米。", "流转土地500亩。", "开足马力抓生产。"),
    bad=(
        ("每公升油价上涨。", "每升油价上涨。"),
        ("长96公分。", "长96厘米。"),
        ("用电300千瓦/小时。", "用电300千瓦时。"),
        "功率为100匹马力。",
        "浓度为5ppm，转速300rpm。",
        "时间10sec，容积200cc，热量200大卡。",
        ("水箱容积80立升。", "水箱容积80升。"),
    ),
    spared=(
        "最小公分母",
        "大公分摊费用",
        "办公分局",
        "开足十二分马力",
        "20大卡车",
        "建立升级机制",
        "3hrA",
    ),
    needs=(
        *pairs_of("公", "升分尺寸厘吨"),
        *pairs_of("英", "吋呎哩"),
        *pairs_of("瓦", "小/每"),
        *("市斤", "华里", "度C", "马力", "大卡", "pp", "rp", "立升"),
        *pairs_of(f"{ARABIC}万", "kmlcshy"),
        *"吋呎浬哩瓩",
    ),
)
def out_of_use(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A unit is one of those that the law knows."""
    for start, entry in read_lexicon("units").matches(paragraph.text):
        end = start + len(entry.wrong)
        message = f"“{entry.wrong}”应为“{entry.right}”：{entry.note}"
        yield paragraph.report(start, end, message, entry.right)
    for match in _foreign_unit().finditer(paragraph.text):
        instead = _INSTEAD[match[0].removeprefix("匹")]
        yield paragraph.report(*match.span(), f"“{match[0]}”已停用，{instead}")


_INSTEAD = {
    "马力": "换算成千瓦（1马力约0.735千瓦）",
    "大卡": "换算成千焦（1大卡约4.2千焦）",
    "ppm": "写成百万分之几或 mg/kg",
    "ppb": "写成十亿分之几或 μg/kg",
    "rpm": "写成 r/min",
    "kmph": "写成 km/h",
    "kph": "写成 km/h",
    "mps": "写成 m/s",
    "lps": "写成 L/s",
    "cps": "写成 Hz",
    "kgf": "换算成牛（1 kgf 约9.8 N）",
    "sec": "写成 s",
    "hrs": "写成 h",
    "hr": "写成 h",
    "yr": "写成 a",
    "cc": "写成 mL 或 cm³",
    "吋": "写“英寸”",
    "呎": "写“英尺”",
    "浬": "写“海里”",
    "哩": "写“英里”",
    "瓩": "写“千瓦”",
}


@cache
def _foreign_unit() -> re.Pattern[str]:
    symbols = "|".join(each for each in _INSTEAD if each.isascii())
    return re.compile(
        rf"(?<=[0-9万])(?:匹?马力|大卡(?!车)|{symbols})(?![A-Za-z])|(?<=[0-9一二三四五六七八九十百千万])[吋呎浬哩瓩]"
    )


@paragraph_rule(
    "UNT003",
    "warning",
    "计量单位的说法",
    about="“摄氏度”不拆开，写30摄氏度；“每小时”和“/小时”只写一个；平方、立方、方要说完整。",
    standard="GB 3100—1993",
    good=("气温为30摄氏度。", "速度为60公里/小时。", "土方量达2000立方米。", "3方签约。"),
    bad=(
        ("气温为摄氏30度。", "气温为30摄氏度。"),
        ("速度为每小时60公里/小时。", "速度为60公里/小时。"),
        ("土方量达2000方。", "土方量达2000立方米。"),
        ("面积120平米。", "面积120平方米。"),
        ("每平米5000元。", "每平方米5000元。"),
        ("面积2000平方，浇筑300立方。", "面积2000平方米，浇筑300立方米。"),
    ),
    spared=("1平方公里", "3立方厘米", "2平方根", "乙方承担土石3方责任", "第3方砖块", "按3方案"),
    needs=(
        *pairs_of("/", "小分秒天日月年人亩吨"),
        *pairs_of(f"{ARABIC}万/每", "方平立"),
        "多方",
        "余方",
        "摄氏",
    ),
)
def ill_said(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A unit is said once, undivided and in full."""
    text = paragraph.text
    for match in _split().finditer(text):
        if match["degrees"]:
            right = f"{match['degrees']}摄氏度"
        elif match["per"]:
            right = match["speed"]
        else:
            right = match["whole"] + "立方米" if match["cubic"] else match["short"] + "米"
            right = right.replace("平米", "平方米")
        yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”", right)


@cache
def _split() -> re.Pattern[str]:
    return re.compile(
        rf"摄氏(?:零下)?(?P<degrees>{_NUMBER})度"
        rf"|每(?P<per>小时|分钟|秒|天|日|月|年|人|亩|吨)(?P<speed>{_NUMBER}[万亿]?[^\W\d_]{{1,4}}/(?P=per))"
        r"|(?<![0-9.第])(?P<whole>[0-9]{2,}(?:\.[0-9]+)?万?(?:多|余)?)(?P<cubic>方)(?=[，。；、）]|$|以上|左右|土|石|混凝土)"
        r"|(?<=[0-9万/每])(?P<short>平方|立方|平(?=米))(?:(?<=平)米|(?=[，。；、）]|$|左右|以上))"
    )


@paragraph_rule(
    "UNT004",
    "warning",
    "数值范围或尺寸的前一个数缺单位",
    about="带℃的范围，两个数都写单位：8℃～10℃；面积、体积的每一边都写单位，中间用乘号：3m×5m。",
    standard="GB 3101—1993 3.5",
    good=("贮存温度8℃～10℃。", "尺寸3m×5m。", "重5～10千克。"),
    bad=(
        ("贮存温度8～10℃。", "贮存温度8℃～10℃。"),
        ("气温在-5至3℃。", "气温在-5℃至3℃。"),
        ("展板3×5m。", "展板3m×5m。"),
        ("展板3m*5m。", "展板3m×5m。"),
    ),
    spared=("8℃～10℃", "第3～10℃", "3×5=15m", "3×3米", "大于7.62×104米"),
    needs=("℃", "×", *pairs_of(f"{ARABIC}m米", "*xX"), *pairs_of("*xX", ARABIC)),
)
def unit_of_first_number(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Both numbers of a range of degrees, both sides of a surface have their unit."""
    for match in _range().finditer(paragraph.text):
        unit = "℃" if match["degrees"] else match["unit"]
        first = match["degrees"] or match["side"]
        right = f"{first}{unit}"
        at = match.span("degrees" if match["degrees"] else "side")
        yield paragraph.report(*at, f"“{match[0]}”的前一个数缺单位，应为“{right}”", right)
    for match in _times_sign().finditer(paragraph.text):
        yield paragraph.report(*match.span(1), f"“{match[0]}”的乘号写“×”", "×")


@cache
def _times_sign() -> re.Pattern[str]:
    unit = "(?:cm|mm|m|米|厘米|毫米)"
    number = r"[0-9]+(?:\.[0-9]+)?"
    return re.compile(rf"(?<![A-Za-z0-9.]){number}{unit}?([*xX＊]){number}{unit}(?![A-Za-z0-9])")


@cache
def _range() -> re.Pattern[str]:
    number = r"[0-9]+(?:\.[0-9]+)?"
    return re.compile(
        rf"(?<![0-9.第])(?P<degrees>{number})(?:——|[～~—－–-]|至|到)-?{number}℃"
        rf"|(?<![0-9.×第])(?P<side>{number})×(?!10[0-9]){number}(?P<unit>cm|mm|m)(?![A-Za-z0-9²³])"
    )


@paragraph_rule(
    "UNT007",
    "info",
    "口语的计量单位",
    about="斤、里、尺、英寸、磅等不是法定计量单位，气温的“度”是摄氏度；公文里换算成千克、千米、米。",
    standard="GB 3100—1993",
    good=("重500千克。", "全长3千米。", "气温达到38摄氏度。"),
    bad=("售出苹果500斤。", "沿途走了30里。", "气温达到38度。", "收费20元/人次。"),
    spared=(
        "万里长江",
        "两斤重",
        "1里程碑",
        "5尺度",
        "旋转38度角",
        "3里外",
        "20元/人",
        "存到MP3里",
        "25000里长征",
    ),
    needs=(
        *pairs_of(f"{ARABIC}万余", "斤里尺英磅盎加"),
        *("气温", "温度", "室温", "水温", "体温", "元/"),
    ),
)
def everyday_unit(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Figures take units that the law knows."""
    for match in _everyday().finditer(paragraph.text):
        if match["each"]:
            message = f"“{match[0]}”在正文里写成“每{match['each']}……元”"
        elif match["degree"]:
            message = f"“{match[0]}”：温度的单位写“摄氏度”或“℃”"
        else:
            message = f"“{match['unit']}”不是法定计量单位，换算成千克、千米、米等"
        yield paragraph.report(*match.span(), message)


@cache
def _everyday() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<=[0-9])(?<![A-Za-z-][0-9])(?<![A-Za-z-][0-9]{2})|(?<=[0-9]万))余?(?P<unit>斤|里(?!长征|[程外面亚弄约昂拉斯巷])|尺(?![寸度码])|英[尺寸里亩]|磅|盎司|加仑)"
        r"|(?:气温|温度|室温|水温|体温)[^，。；：！？0-9]{0,6}[0-9]+(?:\.[0-9]+)?(?P<degree>度)(?![角电数C])"
        r"|(?<=[0-9万])元/(?P<each>人次)"
    )
