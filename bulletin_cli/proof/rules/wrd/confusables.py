"""WRD002: words easily taken for each other, told apart by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.lexicon import Lexicon, LexiconEntry
from bulletin_cli.proof.reading.patterns import find_patterns
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.register import paragraph_rule

_NEAR = 10  # characters in which a word of the same clause may follow
_STOPS = re.compile("[，。；：！？、,;（）()“”《》]")


@record
class Confusable(LexiconEntry):
    """An entry that is wrong only before one of `next`, or with one of `near` in the clause."""

    next: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def is_spared(self, text: str, start: int) -> bool:
        """Return whether the wrong string at text[start] is right in what stands around it."""
        end = start + len(self.wrong)
        return not self._fits(text, end) or LexiconEntry.is_spared(self, text, start)

    def _fits(self, text: str, end: int) -> bool:
        if text.startswith(self.next, end) or not (self.next or self.near):
            return True
        if not self.near:
            return False
        clause = _STOPS.split(text[end : end + _NEAR], maxsplit=1)[0]
        return any(word in clause for word in self.near)


@cache
def confusables() -> Lexicon:
    """Return data/confusables.tsv, read once."""
    return Lexicon(read_table("confusables").splitlines(), _entry)


def _entry(line: str) -> Confusable:
    wrong, right, after, spared, note = line.split("\t")
    words = after.split()
    following = tuple(word for word in words if word[0] != "…")
    near = tuple(word[1:] for word in words if word[0] == "…")
    return Confusable(wrong, right, tuple(spared.split()), note, following, near)


@paragraph_rule(
    "WRD002",
    "warning",
    "易混的词",
    about="读音、字形相近而意思不同的词用混了，如截止与截至、权利与权力、反应与反映。只报上下文能断定的。",
    good=("截至11月底，共揽收快件1亿件。", "保障公民的权利，规范权力运行。", "向上级反映情况。"),
    bad=(
        ("截止11月底，共揽收快件1亿件。", "截至11月底，共揽收快件1亿件。"),
        ("截止到目前，已办结5件。", "截至目前，已办结5件。"),
        ("作出贡献，做出了重要决定。", "作出贡献，作出了重要决定。"),
        ("快递量打破记录。", "快递量打破纪录。"),
        ("请登陆网站查询，不容质疑。", "请登录网站查询，不容置疑。"),
        ("两岸大桥合拢，泄漏国家秘密。", "两岸大桥合龙，泄露国家秘密。"),
        ("会议定与6月18日召开。", "会议定于6月18日召开。"),
        ("既使时间再紧，也要走完流程。", "即使时间再紧，也要走完流程。"),
    ),
    spared=(
        "截止日期为11月25日，报名截止时间另行通知。",
        "报名截止11月25日。",
        "做出成绩，做出特别重大的科学发现、重要贡献",
        "纪律检查机关依法监督，医院检查院内感染。",
        "台风登陆后系统恢复。",
        "创建全国文明城市制度健全，人参于秋天采收，天气变化莫测。",
        "不良反应情况良好，应急反应问题不大。",
        "这是一座落于山间的小站，讲座落在实处。",
        "地震奋战，金融断供，防震兴修。",
        "提高以消费者为主的权利意识",
        "与6月18日召开的会议相比，拟与6月18日的数据核对。",
        "既使群众满意，也使企业受益。立即要求整改，又要求通报。",
        "违反工作纪律的，往往反映出配偶而非本人的问题。",
        "自带口罩的可以进站，上级审请示，送审报告。",
    ),
)
def confused_words(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A word stands where another that sounds or looks like it belongs."""
    for start, entry in confusables().matches(paragraph.text):
        end = start + len(entry.wrong)
        message = f"“{entry.wrong}”应为“{entry.right}”：{entry.note}"
        yield paragraph.report(start, end, message, entry.right)
    yield from find_patterns(paragraph, "WRD002")
