"""What stands above a title and is none: dates, numbers, 附件1, mastheads, contents, red heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bulletin_cli.base.typography import close_up
from bulletin_cli.incoming.credit_line import is_unit

if TYPE_CHECKING:
    from bulletin_cli.incoming.back_issues.paper import TextLine

_LOOKED_AT = 40  # written lines from the top
_TOP = 10  # of these, lines in which a masthead or a red head begins
_LONGEST = 80  # characters; the shapes below would take long over the blanks of longer ones
_RUNNING = 40  # characters of what is text for sure
_STOPS = "。！？；”"
_CN = "一二三四五六七八九十"
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})"
_FEW = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})"
_DAY = rf"(?:{_YEAR}\s*年)?\s*{_FEW}\s*月\s*(?:{_FEW}\s*[日号])?|{_YEAR}([-./])\d{{1,2}}\1\d{{1,2}}"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_CLASSIFIED = "绝密|机密|秘密|内部(?:资料|文件|刊物)?"
_DRAFT = "征求意见|送审|讨论|修改|修订|审定|审核|校对|代拟|报批|草|初|定|终"
_SHAPES = {
    "日期": rf"[（(]?(?:{_DAY})[）)]?\s*(?:[（(]?(?:星期|周)[{_CN}日天][）)]?)?\s*(?:{_CLOCK})?"
    rf"|[（(]?{_YEAR}年{_FEW}月{_FEW}日\s+\S{{2,40}}(?:通过|批准|公布|发布|修订|印发|施行)[）)]?",
    "文号": rf"(?!关于)[^。，；：]{{0,24}}[〔\[［【(（]\s*{_YEAR}\s*[〕\]］】)）]"
    r"\s*第?\s*\d{1,5}\s*号",
    "附件号": rf"附[件表录]?\s*{_FEW}?\s*[-－—]?\s*\d{{0,2}}\s*[:：]?",
    "版本": rf"[（(【\[]?\s*(?:{_DRAFT}|第?\s*{_FEW})\s*稿"
    r"(?:[，,\s][^。]{0,12})?\s*[）)】\]]?"
    r"|[（(]?(?:[Vv]|版本[:：]?\s?)\d+(?:\.\d+)*[）)]?",
    "密级": rf"[★☆]?(?:{_CLASSIFIED})(?:[★☆,，\s].{{0,12}})?|注意保[管存]|特急|急件|加急|平急"
    r"|份号.{0,12}|\d{6}|[（(]?供.{2,12}(?:参阅|参考)[）)]?",
    "签发": r"(?:签发人?|核稿|拟稿人?|编号|发文字号|主题词|关键词)\s*[:：].{0,40}",
    "目录": r"[【\[]?(?:本期)?(?:目\s*[录次]|要\s*目|导\s*读)[】\]]?",
    "分隔线": r"[-—–─━═_＿=~～·•.…*★☆◆●\s]+",
    "表名": r"[^，。；：]{0,16}(?:报送|投稿|采编|登记|审批|呈批)(?:表|单)",
    "聊天记录": rf"\S{{1,20}}\s+(?:{_DAY})?\s*(?:[上下]午\s*)?{_CLOCK}"
    r"|\[(?:图片|文件|视频|动画表情)\]",
}
_KINDS = {kind: re.compile(shape) for kind, shape in _SHAPES.items()}
_NUMBER = "期号"
_MAY_BE_NUMBER = re.compile(r"[\d一二三四五六七八九十]\s*[期号]")
_NAMEPLATE = re.compile(
    r"[^，。；：]{2,20}(?:[简专快周月摘]\s*报|动\s*态|信\s*息|要\s*情|[简通]\s*讯|内\s*参|专\s*刊)"
)
_RED = re.compile(r"[^，。；：]{2,40}文\s*件")


def kind_of(line: str) -> str:
    """Return in Chinese what a line is that can be no title, "" for any other."""
    text = line.strip()
    if len(text) > _LONGEST:
        return ""
    if _is_number(text):
        return _NUMBER
    return next((kind for kind, shape in _KINDS.items() if shape.fullmatch(text)), "")


def find_heads(lines: Sequence[str]) -> Mapping[int, str]:
    """Return what the first of a file's written lines are that are no title, by their places."""
    lines = [each.strip() for each in lines[:_LOOKED_AT]]
    found = {n: kind for n, line in enumerate(lines) if (kind := kind_of(line))}
    top = next((n for n, line in enumerate(lines) if is_running(line)), len(lines))
    found |= dict.fromkeys(_contents(lines, found), "目录")
    found |= dict.fromkeys(_masthead(lines[:top], found), "报头")
    found |= dict.fromkeys(_red_head(lines[:top], found), "红头")
    return found


def is_running(line: str) -> bool:
    """Return whether a line is text for sure."""
    return len(line) > _RUNNING or line[-1:] in _STOPS


def _is_number(text: str) -> bool:
    """Return whether a line is an issue's number, with its date and issuer perhaps."""
    if len(text) > _RUNNING or not _MAY_BE_NUMBER.search(text):
        return False
    # What reads old issues takes longer to import than a draft to read, and is seldom needed.
    from bulletin_cli.incoming.back_issues.number import find_number

    printed = find_number(text)
    return printed is not None and _is_issuer(text, printed.spans)


def _is_issuer(text: str, spans: Iterable[tuple[int, int]] = ()) -> bool:
    """Return whether a line says who issues something and when, and no more, `spans` apart."""
    from bulletin_cli.incoming.back_issues.dates import find_day

    day = find_day(text)
    for start, end in sorted([*spans, *([day[1:]] if day else [])], reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return all(map(is_unit, re.sub(r"编印|主办|编发|[（）()〔〕\[\]|｜,，]", " ", text).split()))


def _masthead(lines: Sequence[str], found: Mapping[int, str]) -> Iterator[int]:
    """Yield the lines of the sender's own masthead, as `import` knows mastheads."""
    numbered = [n for n, kind in found.items() if kind == _NUMBER and n < min(_TOP, len(lines))]
    if numbered:
        from bulletin_cli.incoming.back_issues.facts import TemplateFacts
        from bulletin_cli.incoming.back_issues.masthead import read_masthead

        below = range(numbered[0] + 1, len(lines))
        end = next((n for n in below if n not in found and not _is_issuer(lines[n])), len(lines))
        yield from range(read_masthead(_text_lines(lines[:end]), TemplateFacts()).end)
        return
    for n, line in enumerate(lines[: min(_TOP, len(lines) - 1)]):
        unit, _, day = lines[n + 1].partition("\u3000")
        issued = is_unit(unit) and _KINDS["日期"].fullmatch(day.strip())
        if _NAMEPLATE.fullmatch(line) and (found.get(n + 1) == "日期" or issued):
            yield from (n, n + 1)


def _red_head(lines: Sequence[str], found: Mapping[int, str]) -> Iterator[int]:
    """Yield the names of offices above a document's number, and lines like 示例区局文件."""
    numbered = next((n for n, kind in found.items() if kind == "文号"), 0)
    for n, line in enumerate(lines[:_TOP]):
        office = close_up(line)
        if (_RED.fullmatch(line) and is_unit(office[:-2])) or (n < numbered and is_unit(office)):
            yield n


def _contents(lines: Sequence[str], found: Mapping[int, str]) -> Iterator[int]:
    """Yield the lines of the contents that stand at the top, as `import` knows contents."""
    start = next((n for n, kind in found.items() if kind == "目录"), 0)
    if start not in found and not re.search(r"[.．…·\t\u3000 ]\s*\d{1,3}$", "".join(lines[:1])):
        return
    from bulletin_cli.incoming.back_issues.contents import read_contents
    from bulletin_cli.incoming.back_issues.facts import TemplateFacts

    contents = read_contents(_text_lines(lines), start, TemplateFacts())
    yield from range(contents.start, contents.end)


def _text_lines(lines: Sequence[str]) -> list[TextLine]:
    from bulletin_cli.incoming.back_issues.content import OldLine
    from bulletin_cli.incoming.back_issues.paper import TextLine

    return [TextLine(OldLine(line, n), line, False, False) for n, line in enumerate(lines, 1)]
