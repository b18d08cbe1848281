"""The number of an item in the archive (档号, DA/T 22-2015): what an office says of it, and it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletin_cli.base.file_names import flaw
from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import suggestion

TERMS = {"永久": "Y", "30年": "D30", "10年": "D10"}  # 保管期限 -> its code
PATTERN = "{全宗号}-{门类}·{年度}-{期限}-{机构}-{件号}"
CATEGORY = "WS"  # 文书档案 (DA/T 13)
CODE_MOST = 8  # characters of a code
ITEMS_MOST = 9999  # 件号 has four digits
_ITEM = "件号"
_PARTS = ("全宗号", "门类", "年度", "期限", "机构", _ITEM)
_NEEDED = {"全宗号": "全宗号", "期限": "保管期限"}  # part -> setting that has no default
_PLACE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_PATTERN_MOST = 60


@record
class ArchiveSettings:
    """What [archive] says: codes of fonds, category and office, the term, the first item's number.

    The term is the office's own decision and has no default. `pattern` names the parts of a
    number in braces; a part without a code is left out, with the signs before it.
    """

    fonds: str = ""
    category: str = CATEGORY
    office: str = ""
    term: str = ""
    first: int = 1
    pattern: str = PATTERN

    @property
    def missing(self) -> tuple[str, ...]:
        """The settings without which there are no numbers."""
        values = self._values(0, 0)
        named = {name for _, name in _PLACE.findall(self.pattern)}
        return tuple(setting for part, setting in _NEEDED.items() if part in named - values.keys())

    def number(self, year: int, item: int) -> str:
        """Return the number of an item of a year, "" where settings are missing."""
        if self.missing:
            return ""
        values, number, left_out = self._values(year, item), "", False
        for before, name in _PLACE.findall(self.pattern):
            if name in values:
                number += (before if number or not left_out else "") + values[name]
            left_out |= name not in values
        return number + self.pattern.rpartition("}")[2]

    def _values(self, year: int, item: int) -> Mapping[str, str]:
        """Return the parts that have a value."""
        values = {
            "全宗号": self.fonds,
            "门类": self.category,
            "年度": str(year),
            "期限": TERMS.get(self.term, ""),
            "机构": self.office,
            _ITEM: f"{item:04}",
        }
        return {name: value for name, value in values.items() if value}


def pattern_flaw(pattern: str) -> tuple[str, str] | None:
    """Return what is wrong with a pattern, and what to do; None where nothing is."""
    names = [name for _, name in _PLACE.findall(pattern)]
    plain = _PLACE.sub(r"\1", pattern)
    unknown = next((name for name in names if name not in _PARTS), None)
    if unknown is not None:
        return f"里的 {{{unknown[:10]}}} 不认识", suggestion(unknown, _PARTS)
    if _ITEM not in names or len({*names}) < len(names) or re.search("[{}]", plain):
        return f"要有一个 {{{_ITEM}}}，各部分写一次，花括号成对", f"如 {PATTERN}。"
    if why := flaw(f"0{plain}0") or "太长" * (len(plain) > _PATTERN_MOST):
        return f"做不了文件夹的名字（{why}）", f"如 {PATTERN}。"
    return None
