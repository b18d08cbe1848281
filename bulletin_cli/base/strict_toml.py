"""Read TOML strictly: every key is known and of its kind, or the error names file, line and key."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeVar

import tomli

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.toml_reasons import toml_reason
from bulletin_cli.base.typography import FORBIDDEN, LINE_ENDS

T = TypeVar("T")
_SHOWN_MOST = 60  # characters of a wrong value that a message repeats
_NOT_IN_A_LINE = f"[{FORBIDDEN}{LINE_ENDS}]"
_HEADER = r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$"  # compiled only when a line is asked for


def parse(text: str, file: str, offset: int = 0) -> TomlTable:
    """Return the top table of TOML `text`; `offset` lines of the file stand before it.

    Raises BulletinError with the line when the text is not TOML.
    """
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise BulletinError(
            f"第 {error.colno} 列起不合 TOML 的写法（{toml_reason(error.msg)}）",
            "改成日历上有的日期，写成 2024-11-25。"
            if error.msg.startswith("Invalid date")
            else "常见原因：漏了引号或逗号，引号用了中文引号，同一个键写了两次。",
            file=file,
            line=error.lineno + offset,
        ) from error
    except (ValueError, RecursionError) as error:
        raise BulletinError(
            "不合 TOML 的写法（数太长，或括号套得太深）", "检查数字和括号。", file=file
        ) from error
    return TomlTable(data, text, file, offset=offset)


class TomlTable:
    """A TOML table that remembers which keys were read, so that `close` can refuse the others."""

    def __init__(
        self,
        data: dict[str, Any],
        text: str,
        file: str,
        path: str = "",
        index: int = 0,
        offset: int = 0,
        place: int | None = None,
    ) -> None:
        self._data = data
        self._text = text
        self._known: list[str] = []
        self.file = file
        self.path = path
        self.index = index
        self.offset = offset
        self._place = place  # its line, for a table that has no header

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as written, in order."""
        return tuple(self._data)

    def line(self, key: str = "") -> int | None:
        """Return the file's line on which `key` (or this table's header) stands, if it is found."""
        if self._place is not None:
            return self._place
        found = _find_line(self._text, self.path, self.index, key)
        return None if found is None else found + self.offset

    def error(self, key: str, message: str, hint: str = "") -> BulletinError:
        """Return a BulletinError that names the file, the line and the key."""
        name = f"{self.path}.{key}" if self.path and key else self.path or key
        return BulletinError(f"{_short(name)} {message}", hint, file=self.file, line=self.line(key))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a one-line string; required where `default` is None."""
        value = self._value(key, str, "文字", default)
        self._refuse_controls(key, value)
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of one-line strings."""
        value = self._value(key, list, "一列文字", None if default is None else list(default))
        if not all(isinstance(item, str) for item in value):
            raise self.error(key, "应为一列文字", '写成 ["甲", "乙"]。')
        for item in value:
            self._refuse_controls(key, item)
        return tuple(value)

    def name(self) -> str:
        """Return the text at `name`, which must say something."""
        name = self.text("name")
        if not name.strip():
            raise self.error("name", "是空的", "写上名称，或删去这一段。")
        return name

    def text_or_texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of one-line strings that may be written as one string."""
        value = self._data.get(key, [])
        if isinstance(value, str):
            return (self.text(key),)
        if not isinstance(value, list):
            raise self.error(
                key, f"应为文字或一列文字，写的是 {_shown(value)}", '写成 "甲" 或 ["甲", "乙"]。'
            )
        return self.texts(key, default)

    def integer(
        self, key: str, default: int | None = None, least: int = 0, most: int = 10**6
    ) -> int:
        """Return a whole number from `least` to `most`."""
        value = self._value(key, int, "整数", default)
        if not least <= value <= most:
            raise self.error(
                key, f"应为 {least} 到 {most} 的整数，写的是 {_shown(value)}", "改成范围里的数。"
            )
        return value

    def number(
        self, key: str, default: float | None = None, least: float = -1000, most: float = 1000
    ) -> float:
        """Return a number, whole or not, from `least` to `most`."""
        whole = type(self._data.get(key)) is int
        value: float = self._value(key, int if whole else float, "数字", default)
        if not least <= value <= most:
            raise self.error(
                key,
                f"应为 {least:g} 到 {most:g} 的数字，写的是 {_shown(value)}",
                "改成范围里的数。",
            )
        return float(value)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Return true or false."""
        return self._value(key, bool, " true 或 false", default)

    def day(self, key: str) -> date | None:
        """Return a date, or None where the key is missing."""
        self._known.append(key)
        value = self._data.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(
                key, f"应为日期，写的是 {_shown(value)}", "不加引号，写成 2024-11-25。"
            )
        return value

    def needed_day(self, key: str) -> date:
        """Return a date that has to be there."""
        value = self.day(key)
        if value is None:
            raise self.error(key, "没有写", self._missing(key, "日期，如 2024-11-25，不加引号"))
        return value

    def choice(self, key: str, choices: dict[str, T], default: str | None = None) -> T:
        """Return what one of the words of `choices` stands for."""
        word = self.text(key, default)
        if word not in choices:
            raise self.error(key, f"不能是{_shown(word)}", suggestion(word, tuple(choices)))
        return choices[word]

    def convert(self, key: str, function: Callable[[str], T], kind: str, default: str | None) -> T:
        """Return the string at `key` through `function`, whose ValueError means it is no `kind`."""
        word = self.text(key, default)
        try:
            return function(word)
        except ValueError:
            raise self.error(key, f"不能是{_shown(word)}", f"应为{kind}。") from None

    def table(self, key: str) -> TomlTable:
        """Return the table at `key`; an empty one where it is missing."""
        data = self._value(key, dict, f"表 [{key}]", {})
        return self._child(key, data)

    def tables(self, key: str) -> tuple[TomlTable, ...]:
        """Return the array of tables at `key`; empty where it is missing."""
        rows = self._value(key, list, f"若干个表 [[{key}]]", [])
        if not all(isinstance(row, dict) for row in rows):
            raise self.error(key, f"应为若干个表 [[{key}]]", f"一段一个 [[{key}]]。")
        return tuple(self._child(key, row, index) for index, row in enumerate(rows))

    def grid(self, key: str, plain: str) -> tuple[tuple[TomlTable, ...], ...]:
        """Return rows of cells: tables, or strings, which stand for tables of the key `plain`.

        There are none where the key is missing.
        """
        rows = self._value(key, list, "若干行", [])
        if not rows:  # to find its line would take long
            return ()
        cells = (each for row in rows for each in (row if isinstance(row, list) else (0,)))
        if not all(isinstance(each, str | dict) for each in cells):
            raise self.error(key, "应为若干行，每行若干格", '写成 [["甲", "乙"], ["丙", "丁"]]。')
        name, line = f"{self.path}.{key}", self.line(key)
        return tuple(
            tuple(
                TomlTable({plain: each} if isinstance(each, str) else each, self._text, self.file,
                          f"{name} 第 {down} 行第 {across} 格", place=line)
                for across, each in enumerate(row, start=1)
            )
            for down, row in enumerate(rows, start=1)
        )  # fmt: skip

    def close(self) -> None:
        """Refuse every key that nobody read, suggesting the one that was meant."""
        for key in self._data:
            if key not in self._known:
                raise self.error(key, "是不认识的键", suggestion(key, tuple(self._known)))

    def _refuse_controls(self, key: str, value: str) -> None:
        if not value.isprintable() and re.search(_NOT_IN_A_LINE, value):
            raise self.error(key, "只能写一行，不能有换行和控制字符", "去掉换行和看不见的字符。")

    def _child(self, key: str, data: dict[str, Any], index: int = 0) -> TomlTable:
        path = f"{self.path}.{key}" if self.path else key
        return TomlTable(data, self._text, self.file, path, index, self.offset)

    def _value(self, key: str, kind: type[T], name: str, default: T | None) -> T:
        self._known.append(key)
        if key not in self._data:
            if default is None:
                raise self.error(key, "没有写", self._missing(key, name))
            return default
        value = self._data[key]
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise self.error(
                key, f"应为{name}，写的是 {_shown(value)}", f"写成 {key} = …（{name}）。"
            )
        return value

    def _missing(self, key: str, name: str) -> str:
        """Return a hint that names the misspelt key, if there is one."""
        close = get_close_matches(
            key, [each for each in self._data if each not in self._known], n=1
        )
        return f"是不是写成了 {close[0]}？" if close else f"补上 {key} = …（{name}）。"


def refuse_schema(table: TomlTable) -> None:
    """Refuse a file of a schema this version does not know."""
    version = table.integer("schema", 1, least=1)
    if version != 1:
        raise table.error(
            "schema", f"是 {version}，本程序只认得 1", "升级 bulletin，或用写出它的版本打开。"
        )


def suggestion(word: str, words: tuple[str, ...]) -> str:
    """Return a hint that names the word that was meant, or all of them."""
    if not words:
        return "现在一个也没有，先加上。"
    close = get_close_matches(word, words, n=1)
    return f"是不是 {close[0]}？" if close else f"可以写：{'、'.join(dict.fromkeys(words))}。"


def _shown(value: object) -> str:
    """Return a value as a file says it, not as Python does; of a long one the beginning."""
    if isinstance(value, str):
        return f"“{_short(''.join(sign if sign.isprintable() else '?' for sign in value))}”"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return "一列" if isinstance(value, list) else "一个表"
    return _short(str(value))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_MOST else text[:_SHOWN_MOST] + "…"


def _find_line(text: str, path: str, index: int, key: str) -> int | None:
    """Return the line of `key` in the `index`-th table called `path`, else of its header."""
    wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]") if key else None
    current, seen, header = "", -1, None
    for number, line in enumerate(text.split("\n"), start=1):
        match = re.match(_HEADER, line)
        if match:
            current = match[1]
            if current == path:
                seen += 1
                header = number if seen == index else header
            if key and current == (f"{path}.{key}" if path else key):
                return number
        elif wanted and current == path and max(seen, 0) == index and wanted.match(line):
            return number
    return header
