"""One line that says who sent an article: 供稿单位：…　作者：…　电话：…, and forms like it."""

from __future__ import annotations

import re

from bulletin_cli.base.record import record

# Fact: the labels that bring it. What is neither unit nor author has no place in an article.
_LABELS = {
    "供稿单位": "供稿单位|报送单位|来稿单位|投稿单位|撰稿单位|作者单位",
    "单位": "单位|工作单位|来源|稿件来源|信息来源",
    "供稿": "供稿|来稿|投稿|图文|文图|文、图|图、文|文",
    "作者": "作者|撰稿|撰稿人|撰文|执笔|执笔人|供稿人|投稿人|报送人|通讯员|本报通讯员|特约通讯员",
    "联系人": "联系人",
    "电话": "联系电话|电话|手机|手机号|手机号码|联系方式|传真",
    "邮箱": "电子邮箱|邮箱|电子邮件|微信|微信号",
    "日期": "报送日期|报送时间|供稿日期|供稿时间|日期",
    "图片": "图|图片|供图|摄影|摄|照片",
    "审核": "审核|审核人|审稿|审稿人|签发|签发人|校对|责任编辑|责编|编辑",
}
_FACTS = {label: fact for fact, labels in _LABELS.items() for label in labels.split("|")}
LABELS = frozenset(_FACTS)  # what stands before a sender's colon
_BARE = ("通讯员", "本报通讯员", "特约通讯员")  # a blank does for their colon
_SLASH = (*_LABELS["供稿"].split("|")[3:], "图", "摄")  # the others are written 文/…
_BLANKS = re.compile(r"[\s\u3000]+")


def _label(name: str) -> str:
    sign = "[/／:：]" if name in _SLASH else "[:：]"
    bare = "| +" if name in _BARE else ""
    return rf"{' *'.join(name)} *(?:{sign}{bare}) *"


_ANY = "|".join(map(_label, sorted(_FACTS, key=len, reverse=True)))
_LABEL = re.compile(rf"(?:^|(?<=[ ，,；;、。|]))({_ANY})")
_UNIT = re.compile(
    r"[\w（）()、·\-]{1,36}?(?:局|公司|集团|中心|协会|学会|商会|基金会|委员会|工会|妇联|团委|党委|"
    r"党组|纪委|党总支|支部|市委|区委|县委|省委|文明办|党建办|办公室|办事处|办|处|科|室|部|站|"
    r"所|院|学校|大学|社|队|街道|政府)"
)
# What stands before such an ending and makes it a statement, not a name.
_STATEMENT = re.compile(
    "^(?:[此本该由见含至不注按据是]|以[上下]|[上下]述|详见|附件)|发至|印发|包括|参加|以及|会议"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭"
    "郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于傅皮卞齐康伍余元顾孟黄穆萧肖"
    "尹姚邵汪祁毛禹狄戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡"
    "田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳松"
    "段富巫乌焦谷车侯全班秋仲伊宫宁仇甘武刘景龙叶司黎白蒲鄂索赖卓蔺屠乔闻翟谭冉桑尚温庄晏柴"
    "瞿阎连习艾容向古易廖耿满匡文寇广聂晁敖冷辛简饶曾关游权岳帅况涂阳展丛苟付代邸来兰闫时农覃"
)
_DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|长孙|宇文|司徒|令狐|端木|南宫|夏侯|申屠"
_NAME = (
    rf"(?:(?:{_DOUBLE})[一-鿿]{{1,2}}|[{_SURNAMES}申] ?[一-鿿]{{1,2}}"
    rf"|[一-鿿]{{2,6}}·[一-鿿]{{2,6}})"
)
_NAMES = re.compile(rf"{_NAME}(?:(?: |[、，,])+{_NAME}){{0,5}}")
_NAMES_UNIT = re.compile(rf"({_NAMES.pattern}) *[（(]({_UNIT.pattern})[）)]")
_PHONE = r"\+?[（(]?\d[\d\-－—–()（）转 ]{5,30}\d"
_PHONES = re.compile(rf"{_PHONE}(?:[ 、，,；;/]+{_PHONE}){{0,3}}")
_PHONE_TAIL = re.compile(rf"(?:^|[ ，,])({_PHONE})$")
_ADDRESS = re.compile(r"[\w.+@\-]{3,60}")
_DATE = re.compile(
    r"(?:\d{4} ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2} ?日?"
    r"|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_PLAIN_UNIT = re.compile(r"[\w（）()、·\-]{2,36}")
_TRIM = " ，,；;、。|"
_MOST = 150  # characters; a longer line is running text
_NO_NAME = ("申通", "全市", "全区", "全局", "高新区")


@record
class Credit:
    """What a credit line says: names of facts with their texts, in the order of the line."""

    facts: tuple[tuple[str, str], ...]

    def __getitem__(self, name: str) -> str:
        """Return the texts of one fact joined, "" without it."""
        return "、".join(dict.fromkeys(text for fact, text in self.facts if fact == name))


def read_credit(line: str) -> Credit | None:
    """Return what a line says of its sender, None when it is not certain to be such a line."""
    if len(line) > _MOST:
        return None
    line = _BLANKS.sub(" ", line).strip()
    inner = _strip_brackets(line)
    bare = _read_unlabelled(_drawn_together(inner)) if inner != line else _read_signed(line)
    found = _read_labelled(inner) or _read_supplied(inner) or bare
    return Credit(tuple(found)) if found else None


def with_gap(line: str) -> str:
    """Return （示例区局张三） with the blank that stood between unit and name, others as they are.

    Reading a PDF may swallow it; in a line that is nothing but a pair of brackets it is certain.
    """
    inner = _strip_brackets(line)
    people = _people(inner, "") if inner != line and len(line) <= _MOST else []
    return f"（{'　'.join(text for _, text in people)}）" if len(people) > 1 else line


def bare_name(line: str) -> str:
    """Return what a line of a name alone names: without brackets and 供稿."""
    inner = _strip_brackets(_BLANKS.sub(" ", line).strip())
    return re.sub(" ?(?:供稿|报送|来稿)$", "", inner)


def is_bracketed(line: str) -> bool:
    """Return whether a line is one pair of brackets."""
    return _strip_brackets(line) != line


def is_unit(line: str) -> bool:
    """Return whether a line is the name of a unit and nothing else."""
    return bool(_UNIT.fullmatch(line)) and not _STATEMENT.search(line)


def is_date(line: str) -> bool:
    """Return whether a line is a date and nothing else."""
    return bool(_DATE.fullmatch(line.strip()))


def _strip_brackets(line: str) -> str:
    """Return what stands in the one pair of brackets that is the whole line."""
    pair = next(
        (each for each in ("（）", "()", "（)", "(）", "【】", "[]") if _wraps(each, line)), ""
    )
    return line[1:-1].strip() if pair else line


def _drawn_together(name: str) -> str:
    """Return 东 城 分 局 without its blanks, which only spread a name, others as they are."""
    signs = name.split(" ")
    joined = "".join(signs)
    return joined if len(joined) == len(signs) and is_unit(joined) else name


def _wraps(pair: str, line: str) -> bool:
    if not (line[:1] == pair[0] and line[-1:] == pair[1]):
        return False
    depth = 0
    for character in line[1:-1]:
        depth += (character in "（([【") - (character in "）)]】")
        if depth < 0:
            return False
    return depth == 0


def _read_labelled(line: str) -> list[tuple[str, str]]:
    """Return the facts of `label：value label：value`, none when one value is not sure."""
    first, *rest = _LABEL.split(line)
    facts = _read_unlabelled(first.strip(_TRIM)) if first else []
    if not rest or (first and not facts):
        return []
    for label, text in zip(rest[::2], rest[1::2], strict=True):
        fact = _FACTS[re.sub(r"[\s:：/／]", "", label)]
        known = _value(fact, text.strip(_TRIM))
        if not known:
            return []
        facts += known
    return facts if any(fact in ("供稿单位", "作者", "联系人", "电话") for fact, _ in facts) else []


def _value(fact: str, value: str) -> list[tuple[str, str]]:
    phone = _PHONE_TAIL.search(value)
    if phone and fact not in ("电话", "日期", "邮箱"):
        rest = _value(fact, value[: phone.start()].rstrip(_TRIM))
        return [*rest, ("电话", phone[1])] if rest else []
    if fact == "电话":
        return [(fact, value)] if _PHONES.fullmatch(value) else []
    if fact == "日期":
        return [(fact, value)] if is_date(value) else []
    if fact == "邮箱":
        return [(fact, value)] if _ADDRESS.fullmatch(value) else []
    people = _people(value, "" if fact in ("供稿", "作者") else " ")
    if fact in ("联系人", "图片", "审核"):
        return [(fact, value)] if people else []
    if people and (people[0][0] == "供稿单位" or fact in ("供稿", "作者")):
        return people
    named = fact in ("供稿单位", "供稿") and _PLAIN_UNIT.fullmatch(value)
    return [("供稿单位", value)] if named and not _STATEMENT.search(value) else []


def _people(value: str, gap: str = "[ ，]") -> list[tuple[str, str]]:
    """Return unit and author that `value` is made of, none when it is made of something else."""
    if _NAMES.fullmatch(value) and value not in _NO_NAME and not is_unit(value):
        return [("作者", _names(value))]
    if is_unit(value):
        return [("供稿单位", value)]
    match = re.fullmatch(rf"({_UNIT.pattern}){gap} *({_NAMES.pattern})", value)
    if match and is_unit(match[1]):
        return [("供稿单位", match[1]), ("作者", _names(match[2]))]
    if (match := _NAMES_UNIT.fullmatch(value)) and is_unit(match[2]):
        return [("供稿单位", match[2]), ("作者", _names(match[1]))]
    return []


def _names(text: str) -> str:
    """Return names parted by 、, the blank within a name of two characters taken out."""
    return "、".join(name.replace(" ", "") for name in re.findall(_NAME, text))


def _read_supplied(line: str) -> list[tuple[str, str]]:
    """Read 宝山邮政管理局供稿 and 宝山局　张三　供稿."""
    rest = re.fullmatch(r"(.+?) *(?:供稿|报送|来稿)", line)
    return _people(rest[1]) if rest else []


def _read_signed(line: str) -> list[tuple[str, str]]:
    """Read 宝山邮政管理局　2024年11月25日."""
    unit, _, day = line.partition(" ")
    return [("供稿单位", unit), ("日期", day)] if is_unit(unit) and is_date(day) else []


def _read_unlabelled(line: str) -> list[tuple[str, str]]:
    """Read 宝山邮政管理局　张三　021-12345678: nothing is taken for a unit that does not end so."""
    phone = _PHONE_TAIL.search(line)
    people = _people(line[: phone.start()].rstrip(_TRIM) if phone else line)
    if not any(fact == "供稿单位" and len(text) > 2 for fact, text in people):
        return []
    return [*people, ("电话", phone[1])] if phone else people
