"""Words on the command line as settings and their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.days import parse_day

if TYPE_CHECKING:
    from bulletin_cli.store.settings import Setting, SettingValue

_YES = ("是", "true", "on", "开", "yes", "要")
_NO = ("否", "false", "off", "关", "no", "不要")
_BETWEEN = "[、，；,;]"
_CLOSE = 0.5  # one character of two is wrong
_ALSO = {"日期": "date"}
_ELSEWHERE = {
    "受文单位": "是 报（report_to）、送（copy_to）、发（issue_to）。",
    **dict.fromkeys(
        ("status", "状态"),
        "状态一步一步走，用 bulletin proofed、review、sign、publish；"
        "退回草稿用 reopen，作废用 void；下一步看 bulletin status。",
    ),
    "articles": "用 bulletin add-article、move-article、remove-article 改。",
    **dict.fromkeys(
        ("year", "number", "whole_number", "span", "supplement"),
        "要改就直接改这一期的 issue.toml。",
    ),
    **dict.fromkeys(("last", "last_whole_number"), "要改就直接改 bulletin.toml。"),
}
_HOW = {
    "flag": "“是”或“否”",
    "number": "整数",
    "day": "日期",
    "text": "一行文字，有空格就加引号",
    "lines": "一行写一个，有空格就加引号",
    "list": "几项就写几个，有空格就加引号；--add 加几项，--remove 减几项",
    "rules": "规则或类，几项就写几个；--add 加几项，--remove 减几项",
    "template": "模板的名字",
}
_MEANS = {
    "error": "有错误",
    "warning": "有警告或错误",
    "info": "有任何一条",
    "none": "不要",
    "keep": "要",
    "proofed": "校对",
    "review": "送审",
    "signed": "签发",
    "永久": "Y",
    "30年": "D30",
    "10年": "D10",
}


def joined_names(setting: str, words: Sequence[str]) -> str:
    """Return what to tell of receivers one of which looks like several, "" where none does."""
    found = [each for each in words if re.search(f".{_BETWEEN}.", each)]
    if not found:
        return ""
    parts = " ".join(re.split(_BETWEEN, found[0]))
    return f"“{found[0]}”当作一个单位；要是几个，分开写：bulletin set {setting} {parts}"


def find_setting(name: str, fields: Callable[[], tuple[Setting, ...]]) -> Setting:
    """Return the setting that a key or its Chinese name means; a key of ours is always ours.

    `fields` reads what the template asks for. Raises BulletinError.
    """
    from bulletin_cli.store.settings import SETTINGS

    ours = {setting.key: setting for setting in SETTINGS}
    if name in ours:
        return ours[name]
    known = {each: setting for setting in (*SETTINGS, *fields()) for each in setting.names} | ours
    name = _ALSO.get(name, name)
    if name in known:
        return known[name]
    raise BulletinError(f"没有 {name} 这项设置", _meant(name, tuple(known)))


def named(setting: Setting, word: str) -> str:
    """Return a value, and behind it what it means where it is one of few."""
    return f"{word}（{_MEANS[word]}）" if word in setting.choices else word


def how(setting: Setting) -> str:
    """Return how the values of a setting are written."""
    words = "、".join(named(setting, each) for each in setting.choices)
    if words and setting.kind == "list":
        return f"{words}里的几步；--add 加，--remove 减"
    return words or _HOW[setting.kind]


def change_function(
    setting: Setting, words: Sequence[str], *, add: bool, remove: bool
) -> Callable[[SettingValue], SettingValue]:
    """Return what makes the new value from the old one. Raises BulletinError for wrong words."""
    from bulletin_cli.store.settings import empty

    words = [each.strip() for each in words]
    if not add and not remove and not any(words):
        if setting.required:
            raise BulletinError(
                f"{setting.full_name}不能空着",
                f"如 bulletin set {setting.key} {setting.example}。",
            )
        return lambda _: empty(setting)
    value = _value(setting, words)
    if not add and not remove:
        return lambda _: value
    if setting.kind not in ("list", "rules") or not isinstance(value, tuple):
        raise BulletinError(
            f"{setting.full_name}不是一列，不能加减", "去掉 --add、--remove，写全。"
        )
    return lambda old: _add(old, value) if add else _remove(setting, old, value)


def _value(setting: Setting, words: Sequence[str]) -> SettingValue:
    if setting.kind == "rules":
        words = [each.upper() for word in words for each in re.split("[,，、\\s]+", word)]
    if setting.kind in ("lines", "list", "rules"):
        return _listed(setting, [_chosen(setting, each) for each in words])
    if len(words) > 1:
        raise BulletinError(
            f"{setting.full_name}只写一个值，写了 {len(words)} 个",
            "值里有空格的，加上引号。",
        )
    return _single(setting, words[0])


def _single(setting: Setting, word: str) -> SettingValue:
    if setting.kind == "day":
        return parse_day(word, date.today())  # noqa: DTZ011 - the office's own calendar day
    if setting.kind == "flag":
        if word.lower() not in (*_YES, *_NO):
            raise _wrong(setting, word)
        return word.lower() in _YES
    if setting.kind == "number":
        if re.fullmatch("[-－−][0-9０-９]+", word):
            raise BulletinError(
                f"{setting.full_name}不能是负数", "写整数；版记里不要这一项，写 0。"
            )
        if not re.fullmatch("[0-9０-９]{1,9}", word):
            raise _wrong(setting, word)
        return int(word) or None
    return _chosen(setting, word)


def _chosen(setting: Setting, word: str) -> str:
    """Return the choice that a word names, in Chinese too. Raises BulletinError for no choice."""
    if not setting.choices:
        return word
    found = next((each for each in setting.choices if word in (each, _MEANS[each])), None)
    if found is None:
        choices = "、".join(named(setting, each) for each in setting.choices)
        raise BulletinError(f"{setting.full_name}不能是“{word}”", f"可以写：{choices}。")
    return found


def _listed(setting: Setting, words: Sequence[str]) -> tuple[str, ...]:
    double = next((each for each in words if words.count(each) > 1), None)
    if not all(words) or (double and setting.kind != "lines"):
        wrong = f"里“{double}”写了两次" if all(words) else "里有空的一项"
        raise BulletinError(f"{setting.full_name}{wrong}", "一项写一次。")
    return tuple(words)


def _add(old: SettingValue, items: tuple[str, ...]) -> tuple[str, ...]:
    listed = old if isinstance(old, tuple) else ()
    return (*listed, *(each for each in items if each not in listed))


def _remove(setting: Setting, old: SettingValue, items: tuple[str, ...]) -> tuple[str, ...]:
    listed = old if isinstance(old, tuple) else ()
    for each in items:
        if each not in listed:
            close = get_close_matches(each, listed, n=1, cutoff=_CLOSE)
            raise BulletinError(
                f"{setting.full_name}里没有“{each}”",
                f"是不是“{close[0]}”？" if close else f"现有{'；'.join(listed) or '零项'}。",
            )
    return tuple(each for each in listed if each not in items)


def _wrong(setting: Setting, word: str) -> BulletinError:
    return BulletinError(
        f"{setting.full_name}应为{how(setting)}，写的是“{word}”",
        f"如 bulletin set {setting.key} {setting.example}。",
    )


def _meant(name: str, known: tuple[str, ...]) -> str:
    from bulletin_cli.layout.template import PARTS

    key, sign, word = name.replace("＝", "=").partition("=")
    if sign and key in known:
        return f"写成 bulletin set {key} {word}".rstrip() + "。"
    if name in _ELSEWHERE:
        return _ELSEWHERE[name]
    if name.partition(".")[0] in (*PARTS, "page", "styles", "typesetting"):
        return "版式在 templates/ 里模板的 template.toml 中改。"
    close = get_close_matches(name, known, n=1, cutoff=_CLOSE)
    return f"是不是 {close[0]}？" if close else "bulletin set 列出全部设置。"
