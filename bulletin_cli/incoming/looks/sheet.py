"""The styles of a template in the making: one for each part and look, named as the shipped are."""

from __future__ import annotations

from types import MappingProxyType

from bulletin_cli.base.record import replace
from bulletin_cli.layout.style import Style

# Key of a style: what Word calls it (English names are Word's own), and its second and third.
ROLES = MappingProxyType(
    {
        "body": ("Body Text", "正文"), "blank": ("空行", "空行"),
        "marking": ("密级标志", "密级标志"),
        "nameplate": ("刊名", "刊名"), "issue_line": ("期号行", "期号行"),
        "masthead": ("报头文字", "报头文字"), "logo": ("标志", "标志"), "rule": ("线", "线"),
        "contents_title": ("要目题", "要目题"), "contents_section": ("要目栏目", "要目栏目"),
        "contents_entry": ("要目", "要目"), "section": ("栏目", "栏目"),
        "blank_before_title": ("题前空行", "题前空行"),
        "headline": ("heading 1", "题目"), "editor_note": ("编者按", "编者按"),
        "heading1": ("heading 2", ""), "heading2": ("heading 3", ""),
        "heading3": ("heading 4", ""), "heading4": ("heading 5", ""), "picture": ("图", ""),
        "caption": ("caption", ""), "table_caption": ("表题", ""), "table": ("表文", ""),
        "table_head": ("表头", ""), "note": ("注", ""), "addressee": ("主送机关", ""),
        "attachment_list": ("附件说明", ""),
        "signature": ("署名", ""), "signed_on": ("成文日期", ""), "remark": ("附注", ""),
        "attachment": ("附件", ""), "attachment_title": ("附件题", ""),
        "unit": ("供稿单位", "供稿单位"), "closing": ("文末", "文末"),
        "imprint_rule": ("版记线", "版记线"), "imprint": ("版记", "版记"),
        "print_run": ("印数", "印数"), "header": ("header", "页眉"), "footer": ("footer", "页脚"),
    }
)  # fmt: skip


class StyleSheet:
    """Gives a key for each look in a role; the same look in the same role has one."""

    def __init__(self) -> None:
        self._styles: dict[str, tuple[Style, ...]] = {}

    def key(self, role: str, look: Style) -> str:
        """Return the key of a look, a new one where it is new in this role."""
        known = self._styles.setdefault(role, ())
        named = replace(look, key="", name="")
        if named not in known:
            self._styles[role] = (*known, named)
        return _key(role, self._styles[role].index(named))

    def styles(self) -> dict[str, Style]:
        """Return all styles by key, in the order of the parts."""
        return {
            _key(role, n): replace(look, key=_key(role, n), name=_name(role, n))
            for role in ROLES
            for n, look in enumerate(self._styles.get(role, ()))
        }


def _key(role: str, place: int) -> str:
    return role if place == 0 else f"{role}_{place + 1}"


def _name(role: str, place: int) -> str:
    first, others = ROLES[role]
    return first if place == 0 else f"{others}{place + 1}"
