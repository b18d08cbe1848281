"""The names of styles in Word: the ids they are written with, and those that Word keeps."""

from __future__ import annotations

import re

from bulletin_cli.base.strict_toml import TomlTable
from bulletin_cli.layout.document import Style

NAME_MOST = 250  # characters; Word takes 253
# Word's own names (the latent styles of ISO/IEC 29500-1, 17.7.4.10) of styles that are none of a
# paragraph, of Normal, which the writer makes of `body`, and of those that comments are set in.
_KEPT = (
    "normal|normal table|table normal|no list|outline list [1-3]|default paragraph font"
    "|(annotation|footnote|endnote) reference|annotation text|comment text|comment reference"
    "|line number|page number|hyperlink|followedhyperlink|smart (hyper)?link|mention|hashtag"
    "|unresolved mention|strong|emphasis|(subtle|intense) (emphasis|reference)|book title"
    "|html (acronym|cite|code|definition|keyboard|sample|typewriter|variable)|placeholder text"
    "|table (grid|simple|classic|colorful|columns|list|3d effects|contemporary|elegant"
    "|professional|subtle|web|theme|grid light)( [1-8])?"
    "|((light|medium|dark|colorful) (shading|list|grid)( [1-3])?|(plain|grid|list) table [1-7]"
    "( light| dark| colorful)?)( accent [1-6])?"
)
# What Chinese Word calls the commonest of them.
_KEPT_IN_CHINESE = ("正文", "默认段落字体", "普通表格", "网格型", "无列表", "批注文字", "批注引用")
# Those of paragraphs, which a template may take, as they stand in a file.
_OFFERED = (
    *(f"{word} {level}" for word in ("heading", "toc", "index") for level in range(1, 10)),
    "caption", "header", "footer", "footnote text", "endnote text", "Body Text", "Title",
    "Subtitle", "Quote", "Date", "Signature", "Salutation", "Closing", "List Paragraph",
)  # fmt: skip
_IDS = ("normal", "tablenormal", "tablegrid", "defaultparagraphfont", "nolist",
        "commenttext", "commentreference")  # fmt: skip


def style_id(style: Style) -> str:
    """Return Word's own id for a built-in name (`heading 1` is Heading1), else the key."""
    if style.name.isascii():
        return "".join(word[:1].upper() + word[1:] for word in style.name.split())
    return style.key


def are_twins(one: Style, other: Style) -> bool:
    """Return whether Word would take two styles for one."""
    names = zip(compared_names(one), compared_names(other), strict=True)
    return one is not other and any(mine == its for mine, its in names)


def compared_names(style: Style) -> tuple[str, str]:
    """Return by what Word knows a style: its name and its id, of which no other may have either."""
    return f"name {_folded(style.name)}", f"id {style_id(style).casefold()}"


def refuse_name(entry: TomlTable, style: Style) -> None:
    """Refuse a name that Word cannot have, or has for something else. Raises BulletinError."""
    name, folded = style.name, _folded(style.name)
    if not folded or len(name) > NAME_MOST:
        raise entry.error("name", "太长或为空", f"样式名要有字，至多 {NAME_MOST} 个。")
    if "," in name or "，" in name:
        raise entry.error("name", f"“{name}”里有逗号", "逗号后面的 Word 会当成别名，换成顿号。")
    if len(style.key) > NAME_MOST or not style.key.isprintable() or "," in style.key:
        raise entry.error("", "样式自己的名字太长，或有逗号", "方括号里写 headline 这样的短名字。")
    is_kept = name not in _OFFERED and _is_kept(folded)
    if is_kept or style_id(style).casefold() in _IDS:
        kept = name if is_kept else style_id(style)
        raise entry.error("name", f"“{kept}”是 Word 自己用的样式", "另起一个名字，如 题目。")
    offered = next((each for each in _OFFERED if each.casefold() == folded), name)
    if offered != name:
        raise entry.error("name", f"“{name}”是 Word 自带的名字", f"照 Word 文件里写：{offered}。")


def _is_kept(folded: str) -> bool:
    """Return whether Word has a name for itself; the pattern is compiled only where it may."""
    if folded.isascii():
        return re.fullmatch(_KEPT, folded) is not None
    return folded in _KEPT_IN_CHINESE


def _folded(name: str) -> str:
    """Return a name as it is compared: without case, and each blank a single one."""
    return " ".join(name.casefold().split())
