"""What an office prints beyond what all bulletins have (责任编辑, 签发人, 出席) as [[fields]].

A name of today must not be printed in the next issue: a field has no default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletin_cli.base.typography import close_up

_OF_ISSUE = ("签发人", "签发", "份号", "密级", "紧急程度", "本期编辑", "本期责编",
             "出席", "出席人员", "出席领导", "出席同志", "出席单位")  # fmt: skip
_OF_PERIODICAL = (
    "责任编辑", "执行编辑", "责编", "编辑", "主编", "副主编", "编审", "核稿", "核稿人", "审核",
    "审核人", "审稿", "审签", "校对", "拟稿", "联系人", "联系电话", "电话", "传真", "投稿",
    "投稿邮箱", "电子邮箱", "邮箱", "地址", "邮编",
)  # fmt: skip
_OF_MEETING = (  # in tables only: elsewhere they are words like others
    "时间", "会议时间", "地点", "会议地点", "主持", "主持人", "会议主持", "记录", "记录人",
    "会议记录",
)  # fmt: skip
_VALUE_MOST = 40  # characters
_WORD = r"[^\s：:{}，。；（）()]"
_PAIR = re.compile(
    "(?P<label>"
    + "|".join(sorted((*_OF_ISSUE, *_OF_PERIODICAL), key=len, reverse=True))
    + rf")(?P<colon>\s*[：:]\s*)(?P<value>(?:[（(]{_WORD}{{1,20}}[）)]|{_WORD}){{1,40}})"
)


class FieldFinder:
    """Finds labels and what stands behind them; `values` are those of the issue, by key."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def write(self, text: str) -> str:
        """Return a template's text with what stands behind labels as fields."""
        return _PAIR.sub(self._pair, text)

    def write_cell(self, label: str, text: str) -> str:
        """Return the text of a cell that stands right of its label."""
        key = close_up(label).rstrip("：:")
        known = key in (*_OF_ISSUE, *_OF_MEETING, *_OF_PERIODICAL)
        if not known or "{{" in text or not text.strip() or len(text) > _VALUE_MOST:
            return text
        return self._named(key, text)

    def fields(self) -> tuple[Mapping[str, object], ...]:
        """Return [[fields]]: those of each issue have to be filled in."""
        return tuple(
            {"key": key}
            | ({"required": True} if self.is_required(key) else {})
            | ({"scope": "periodical"} if key in _OF_PERIODICAL else {})
            for key in self.values
        )

    def is_required(self, key: str) -> bool:
        """Return whether a field has to be filled in for each issue."""
        return key in (*_OF_ISSUE, *_OF_MEETING)

    def name(self, label: str, value: str) -> str:
        """Return what prints the field behind a label, whose value today is this one."""
        return self._named(close_up(label), value)

    def _pair(self, found: re.Match[str]) -> str:
        return f"{found['label']}{found['colon']}{self._named(found['label'], found['value'])}"

    def _named(self, key: str, value: str) -> str:
        self.values[key] = value
        return f"{{{{ field.{key} }}}}"
