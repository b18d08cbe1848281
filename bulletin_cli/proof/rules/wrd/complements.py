"""WRD003: 得 before a complement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_END = r"(?=[，。；！？：）”]|\Z)"
_LONGEST = 24  # how far the patterns look back

# Where only 得 can stand: the characters that may stand before 的, a pattern of what ends with
# them, the words that follow, any where there are none, and a pattern of what is behind these.
# Left out is what may be a noun: 说的很对 (what he says is right), 所做的很好.
_PLACES = (
    (
        "变",
        "(?<![改转不演巨可多应裂质渐蜕嬗突政病叛剧聚哗事量万兵])变",
        "{degrees}|日益|愈加|愈发|不再",
        "",
    ),
    (
        "做干办跑抓搞学走看想站飞展复成长实行理决现握进备造合彻排织过",
        "{deeds}",
        "{degrees}",
        "(?:{ways}){end}",
    ),
    ("{verbs}", ".", "{lively}", "{end}"),
    ("吃喝买用住玩穿坐", ".", "{pleasures}", "{end}"),
    ("{states}", ".", "{extremes}", "{end}"),
    ("走", "(?<![所刚])走", "安详|从容|稳当|坚定|踏实|稳健|匆忙", "(?=、|{end})"),
    ("{sizes}", "比[^，。；：！？的]{{1,20}}[{sizes}]", "多", "{end}"),
    ("觉", "[我你他她们家者都总]觉", "", "(?!悟)"),
    (
        "值",
        r"(?:\A|[是很最更也不都别常分只才，、])值",
        "一提|一看|一去|一读|借鉴|推广|注意|尊敬|信赖|骄傲|深思|警惕",
        "",
    ),
    ("取获赢", "[^领录收提换听窃]取|获|赢", "了", "[^解不断结然]"),
    ("不", "舍不|怪不|恨不|巴不|见不|顾不", "", ""),
)
_PARTS = {
    "end": _END,
    "degrees": "很|非常|十分|更加|更|比较|较|相当|特别|越来越|极其|极为|格外|不够|不太|太",
    "deeds": (
        "(?<!所)(?:[做干办跑抓搞学走看想站飞]|[发进开]展|恢复|[增成]长|落实|完成|执行|处理|解决|表现"
        "|掌握|运行|推进|准备|打造|配合|贯彻|管理|安排|组织|[^通超经走越渡不穿悔罪错胜掠]过)"
    ),
    "sizes": "大小好快高低强少长短远难易",
    "ways": (
        "[好快慢差紧严实细深远高稳早]|不错|出色|漂亮|扎实|顺利|到位|彻底|细致|深入|完美|突出|优秀|圆满|及时"
        "|熟练|充分|幸福|开心|充实|快乐|红火|舒心|迅速|平稳|稳健|周到|周密|妥当|理想|成功|有声有色"
    ),
    "verbs": "做干办搞弄打吃说讲写记看听想扫理排示现绎述管洗擦摆收拾布织握背学过释穿演挥",
    "lively": (
        "一干二净|井井有条|有声有色|淋漓尽致|红红火火|津津有味|头头是道|滚瓜烂熟|一清二楚|干干净净"
        "|热火朝天|如火如荼|风生水起|有条不紊|整整齐齐|明明白白|清清楚楚|热热闹闹|妥妥当当|漂漂亮亮|严严实实|井然有序|恰到好处"
    ),
    "states": "忙笑乐兴动累压激热冷吓气晒喜悔急怕疼痛饿困美惊打消输弄搞变烧炸冻失",
    "pleasures": "放心|安心|舒心|开心|欢心|省心|踏实|满意|高兴|舒服",
    "extremes": (
        "不得了|了不得|要命|不可开交|合不拢嘴|喘不过气来|喘不过气|透不过气来|透不过气|说不出话来|说不出话"
        "|直不起腰|睁不开眼|抬不起头"
        "|筋疲力尽|精疲力竭|汗流浃背|目瞪口呆|满头大汗|无影无踪|一塌糊涂|面目全非"
    ),
}


@record
class _Complement:
    """A place for 得: re compiles its patterns where its characters and words are round a 的."""

    last: str
    before: str
    words: tuple[str, ...]
    after: str


@cache
def _places() -> tuple[_Complement, ...]:
    filled = ([part.format(**_PARTS) for part in place] for place in _PLACES)
    return tuple(
        _Complement(last, f"(?:{before})\\Z", tuple(words.split("|")), f"(?:{words}){rest}")
        for last, before, words, rest in filled
    )


@paragraph_rule(
    "WRD003",
    "warning",
    "补语前用“得”",
    about="动词、形容词和它的补语之间用“得”，不用“的”：做得很好、变得更加便利、忙得不可开交。",
    good=("工作做得很好，环境变得更加优美。",),
    bad=(
        ("这项工作做的很好。", "这项工作做得很好。"),
        ("出行变的更加便利。", "出行变得更加便利。"),
        ("大家忙的不可开交。", "大家忙得不可开交。"),
        ("这一步走的稳当。", "这一步走得稳当。"),
        ("路面打扫的干干净净。", "路面打扫得干干净净。"),
        ("顾客吃的开心，买的放心。", "顾客吃得开心，买得放心。"),
        ("收入比去年高的多。", "收入比去年高得多。"),
        ("我觉的可行，取的了成效。", "我觉得可行，取得了成效。"),
        ("这条经验很值的推广。", "这条经验很值得推广。"),
    ),
    spared=(
        "爱吃的更加喜欢。",
        "他说的很对。",
        "所做的很好。",
        "改变的更多是观念，不变的更是初心。",
        "这是发展的更高阶段，做的更多的是服务。",
        "价值的推广，获取的了解渠道。",
        "通过的很好的决议，争取的了不起的成就。",
    ),
    needs="的",
)
def complement(paragraph: LogicalParagraph) -> Iterator[Found]:
    """得, not 的, joins a complement to its verb; only patterns without a second reading."""
    text = paragraph.text
    start = text.find("的")
    while start >= 0:
        if words := _words_round(text, start):
            first, end = words
            wrong = text[first:end]
            right = f"{text[first:start]}得{text[start + 1 : end]}"
            yield paragraph.report(start, start + 1, f"“{wrong}”应为“{right}”", "得")
        start = text.find("的", start + 1)


def _words_round(text: str, start: int) -> tuple[int, int] | None:
    """Return where what asks for 得 round the 的 at text[start] begins and ends."""
    first = max(start - _LONGEST, 0)
    left = text[first:start]
    for place in _places() if left else ():
        fits = left[-1] in place.last and text.startswith(place.words, start + 1)
        behind = re.compile(place.after).match(text, start + 1) if fits else None
        ahead = re.search(place.before, left) if behind else None
        if behind and ahead:
            return first + ahead.start(), behind.end()
    return None
