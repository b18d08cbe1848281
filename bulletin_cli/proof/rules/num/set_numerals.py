"""NUM027: figures in dates of the old calendar, in reigns and in set words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from bulletin_cli.base.typography import chinese_numeral
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import paragraph_rule

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_REIGNS = "洪武|永乐|嘉靖|万历|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统"
_WORDS = {
    "第3世界": "第三世界", "8国联军": "八国联军", "10月革命": "十月革命", "1国两制": "一国两制",
    "25000里长征": "二万五千里长征", "2万5千里长征": "二万五千里长征",
    "7上8下": "七上八下", "5花8门": "五花八门", "4面8方": "四面八方", "4通8达": "四通八达",
    "5湖4海": "五湖四海", "3心2意": "三心二意", "1心1意": "一心一意", "3番5次": "三番五次",
    "50步笑100步": "五十步笑百步", "100花齐放": "百花齐放", "100家争鸣": "百家争鸣",
    "1年1度": "一年一度", "1举1动": "一举一动", "1清2楚": "一清二楚", "1如既往": "一如既往",
    "1丝不苟": "一丝不苟", "1视同仁": "一视同仁", "1票否决": "一票否决",
}  # fmt: skip
# Of each the first figure with what follows it.
_ENDS_OF_FIGURES = {
    next(a + b for a, b in pairwise(word) if a in ARABIC and b not in ARABIC) for word in _WORDS
}


@paragraph_rule(
    "NUM027",
    "warning",
    "农历、年号和固定词语里的数字",
    about="农历的月日、干支和年号纪年、固定词语里的数字用汉字：农历九月初九、光绪二十六年、五湖四海。",
    standard="GB/T 15835-2011 4.2.1、4.2.3",
    good=("农历九月初九", "光绪二十六年", "五湖四海", "9月17日中秋节放假。"),
    bad=(
        ("今天是农历9月9日。", "今天是农历九月九日。"),
        ("8月15中秋节", "八月十五中秋节"),
        ("始建于光绪26年。", "始建于光绪二十六年。"),
        ("来自5湖4海。", "来自五湖四海。"),
        ("走完25000里长征。", "走完二万五千里长征。"),
    ),
    spared=(
        "9月10日重阳", "2024年10月11日重阳节", "光绪年间", "农历2024年", "第10月革命", "17上8下",
        "第13世界", "9月9日重点工作",
    ),
    needs=(
        *pairs_of("农历武乐靖祯治熙正隆庆光丰绪统", ARABIC), *pairs_of(_BRANCHES, "年"),
        *("日重", "9重", "5中", "日中", "日端", "5端", "日七", "7七"),
        *_ENDS_OF_FIGURES,
    ),
)  # fmt: skip
def figures_in_old_dates(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Days of the old calendar, years of reigns and set words have Han numerals."""
    for match in _old_dates().finditer(paragraph.text):
        right = _WORDS.get(match[0]) or re.sub(
            "[0-9]+", lambda each: chinese_numeral(int(each[0])), match[0]
        )
        yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”", right)


@cache
def _old_dates() -> re.Pattern[str]:
    day = "[0-9]{1,2}月[0-9]{1,2}日?"
    feasts = "8月15日?(?=中秋)|9月9日?(?=重阳)|5月5日?(?=端午)|7月7日?(?=七夕)"
    return re.compile(
        f"(?<=农历){day}|(?<=[{_STEMS}][{_BRANCHES}]年){day}"
        f"|(?:{_REIGNS})[0-9]{{1,2}}(?=年)|(?<![0-9年.第])(?:{feasts}|{'|'.join(_WORDS)})"
    )
