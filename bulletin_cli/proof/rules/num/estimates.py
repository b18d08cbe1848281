"""NUM025: estimates that are made twice, with words between."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.lazy_patterns import find_any, lazy
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC, LETTER
from bulletin_cli.proof.register import paragraph_rule

_NUMBER = "(?:[0-9]+(?:[.][0-9]+)?|[二三四五六七八九]?[十百千])[万亿]?"
_UNIT = "(?:[个名人家件项次位户处条场天只台辆吨本篇张岁年米元]|公里|公斤)"
_LARGE = "(?:[0-9]+(?:[.][0-9]+)?|[一二两三四五六七八九十百千零]{1,7})[万亿]?"
# What may stand between 至少 and the number: 至少需要投入资金30万元以上.
_BETWEEN = "(?:有|要|需要?|达到?|为|应当?|投入|启动|资金|配备|安排|组织|完成|开展|保证|参加){0,4}"
_TWICE = (
    lazy(
        "十余 百余 千余 万余 十多 百多 千多 万多 + 几十 几百 几千 几万 数十 数百 数千 数万",
        f"(?<![一二三四五六七八九十百千万])[几数][十百千万]{{1,2}}(?P<few>[余多])(?={LETTER})",
    ),
    lazy("余 多", f"(?<![0-9.,])[0-9]*[1-9](?P<exact>余(?!额|数|量)|多(?={_UNIT}))"),
    lazy(
        "左右 上下 以上 + 多 余",
        f"[0-9十百千万][多余]{_UNIT}(?P<about>左右|上下|以上)(?!级)",
    ),
    lazy(
        "左右 上下 + 约",
        "(?<![预大制协公条违签合契])约(?!有|为|占|定|束|谈|请|见)"
        f"{LETTER}{{2}}{_NUMBER}{_UNIT}(?P<verb>左右|上下)",
    ),
    lazy("以上左右 以下左右", "(?:以上|以下)(?P<also>左右)(?=[，。；、的]|$)"),
    lazy("左右以上 左右以下", "(?<=[0-9%％人个元件家天年]左右)(?P<again>以上|以下)(?![级下])"),
    lazy("至少 最少 + 以上", f"(?:至少|最少){_BETWEEN}{_LARGE}余?{_UNIT}(?P<least>以上)(?!级)"),
    lazy("最多 至多 不超过 + 以下", f"(?:最多|至多|不超过){_LARGE}{_UNIT}(?P<most>以下)"),
    lazy(
        "不到 不足 不满 + 左右 上下",
        f"(?:不到|不足|不满){_LARGE}{_UNIT}(?P<under>左右|上下)",
    ),
)


@paragraph_rule(
    "NUM025",
    "warning",
    "概数说了两次",
    about="“几十”“数百”“30多”已经是概数，不再加“余”“左右”“以上”；“至少”“最多”之后不用“以上”“以下”。"
    "精确到个位的数（186人）不是概数，后面不用“余”“多”。",
    good=("几十人参加。", "30多人参加。", "至少30人参加。"),
    bad=(
        ("数十余家企业参加。", "数十家企业参加。"),
        ("30多人左右参加。", "30多人参加。"),
        ("每人年约阅读10本左右。", "每人年约阅读10本。"),
        ("至少有30人以上参加。", "至少有30人参加。"),
        ("最多不超过30人以下。", "最多不超过30人。"),
        ("至少需要投入资金30万元以上。", "至少需要投入资金30万元。"),
        ("到会的不到30人左右。", "到会的不到30人。"),
        ("同比增长5%以上左右。", "同比增长5%以上。"),
        ("同比增长5%左右以上。", "同比增长5%左右。"),
        ("出动186余人次。", "出动186人次。"),
        ("55多名网格员参加。", "55名网格员参加。"),
    ),
    spared=(
        "最低数量标准5倍以上", "至少举办一所二级以上医院", "30多年，左右为难", "预约办理10件左右",
        "30余项以上级文件", "约定支付30元以上",
        "180余人次、1.5万余元、2.5亿多元、5余额、12.36万余件",
    ),
    needs=(
        *pairs_of("几数", "十百千万"), *pairs_of(f"{ARABIC}十百千万", "多余"),
        *("左右", "上下", "至少", "最少", "最多", "至多", "不超"),
    ),
)  # fmt: skip
def estimated_again(paragraph: LogicalParagraph) -> Iterator[Found]:
    """What is an estimate already is not made one again."""
    for match in find_any(_TWICE, paragraph.text):
        at = match.span(match.lastgroup or 0)
        word = paragraph.text[slice(*at)]
        kind = "是精确的数" if match.lastgroup == "exact" else "是概数"
        yield paragraph.report(*at, f"“{match[0]}”{kind}，去掉“{word}”", "")
