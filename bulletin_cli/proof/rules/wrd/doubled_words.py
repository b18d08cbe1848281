"""WRD004: the same function word twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

# A function word may stand twice where the first one ends a word (目的的) or the second one
# begins one (和和平): the characters before and after.
_WORDS = {
    "的": ("目标打", "的确士哥"),
    "和": (
        "".join((
            "共温总饱协缓调平谦柔随祥亲维中宽议讲求言促劝说附应唱暖掺搅晴呼政泰太永仁义天人",
            "安嘉兴颐保顺圆谐失拌热软清康万三一心大德",
        )),
        "平谐解睦气美乐约田县静善声服风龙政硕布好尚议谈顺缓暖蔼衷亲煦合畅悦局棋会弦而林盘面",
    ),
    "了": ("不得未大罢末除为何小聊明直", "解结却断如然不得无之事此望心愿夙"),
    "在": (
        "实存所现正内潜自健好尚外何旨意",
        "职建校岗线押编册任逃野场座家外地途研产读籍世华京案孕身库位役乎体处皆需表",
    ),
    "是": (
        "但可还就于或不若凡总倒便算老硬正国惟唯既即只要都尤如求一",
        "否非",
    ),
    "与": ("参赠给授付干赐寄施予", "会时众日否其共世人"),
    "及": ("以涉普危波触埃顾提论遍累殃推企不得比旁惠言虑祸", "时格其第早至"),
    "被": ("棉植夹毛丝绒皮羽", "告子褥服面动单害褡选上套"),
    "把": ("一二两三四五六七八九十百几大火拖扫车", "关脉门手握控玩柄戏"),
    "对": (
        "一面应相反绝核校敌作配结成查派比针不",
        "方手外口联象子照比接偶策抗话称岸内应标稿账嘴台",
    ),
    "将": ("大上中少名老小干闯健悍即必主", "来军领士要近帅相官"),
    "以": ("可所予得加给足难何用", "色往下上及前后内外来太至"),
    "并": ("合兼吞裁归撤火一", "购轨网存列发排举未非不行重肩"),
    "而": ("反进从因俄继时", "立今已且"),
    "从": ("服跟听盲自随顺屈遵无主侍", "容业事前严轻重来小此政军"),
    "向": (
        "方动导意志转倾趋走去流取投定内外风航一偏面指朝双单反横纵逆正所",
        "上往日好阳导前后心左右东西南北家",
    ),
    "由": ("自理缘事案经因根情来", "来此于衷"),
    "就": ("成造迁高铸将俯", "业地学近读诊医义座餐职任此算绪"),
    "也": ("", "门许就罢是"),
    "还": ("归偿返退生往", "清款债钱本原乡贷给"),
    "都": ("首成古故京建丰花国旧新迁大于", "市匀江城会督昌灵兰是"),
}  # fmt: skip
_PHRASES = (
    "以及", "通过", "关于", "我们", "他们", "已经", "因此", "因为", "由于", "但是", "必须", "应当",
    "按照", "为了", "对于", "其中", "同时", "并且", "或者", "如果", "虽然", "进行", "这些",
)  # fmt: skip
_FIRST, _SECOND = map("".join, zip(*_PHRASES, strict=True))
_TWICE = re.compile(f"([{''.join(_WORDS)}])\\1|([{_FIRST}][{_SECOND}])\\2")
_IDIOMS = (
    "之的的",
    "语中的的",
    "鹄的的",
    "有的的",
    "和和气",
    "和和美",
    "和和睦",
    "心愿了了",
    "了了一桩",
)


@paragraph_rule(
    "WRD004",
    "error",
    "虚词重复",
    about="的的、和和、以及以及是多打了一遍，删去一个。",
    good=("他们的工作和生活实实在在得到改善。",),
    bad=(
        ("这是我们的的责任。", "这是我们的责任。"),
        ("加强组织和和领导，完成了了任务。", "加强组织和领导，完成了任务。"),
        ("改善设施以及以及环境。", "改善设施以及环境。"),
        ("会议在在北京召开。", "会议在北京召开。"),
    ),
    spared=(
        "实实在在、千千万万、的的确确、是是非非。",
        "这一目的的实现，走不了了，一把把镰刀。",
        "为了了解情况，作了了结。",
        "共和和平等，维护稳定和和平。",
        "问题是是否可行，参与与会者，在在建项目中。",
        "请把把关，对对方负责，不了了之。",
        "在在体现关怀，请他对对稿子。",
        "以以色列为例，可以以书面形式提出。",
        "加强党对对台工作的领导。",
    ),
    needs=(
        *(word * 2 for word in _WORDS),
        *(phrase[::-1] for phrase in _PHRASES),
    ),
)
def doubled_word(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No function word is written twice."""
    text = paragraph.text
    for match in _TWICE.finditer(text):
        word = match[1] or match[2]
        if word in _PHRASES or (match[1] and not _is_right(text, match.start(), word)):
            message = f"“{word}{word}”多了一个“{word}”"
            safe = word in _PHRASES  # one character may belong to words that nobody has listed
            yield paragraph.report(*match.span(), message, word, safe=safe)


def _is_right(text: str, start: int, word: str) -> bool:
    """Return whether the word twice at text[start] belongs to two words, or to an idiom."""
    before, after = _WORDS[word]
    left, right = text[max(start - 1, 0) : start], text[start + 2 : start + 3]
    return (
        (left != "" and left in before)
        or (right != "" and right in after)
        or (left == text[max(start - 2, 0) : start - 1] != "")
        or any(each in text[max(start - 2, 0) : start + 4] for each in _IDIOMS)
        or (right != "" and right == text[start + 3 : start + 4])
    )
