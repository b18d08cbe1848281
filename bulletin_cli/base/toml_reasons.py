"""What tomli complains of, in Chinese."""

from __future__ import annotations

# How a message of tomli's begins -> what it means.
_REASONS = {
    "Invalid statement": "不是 键 = 值，也不是 [表]；汉字的键要加引号",
    "Expected newline or end of document": "值后面多了字",
    "Expected '=' after a key": "键后面缺等号",
    "Expected ']": "表名后面缺方括号",
    "Expected": "引号没有合上",
    "Invalid initial character for a key": "键只用英文字母、数字",
    "Invalid value": "值的写法不对，文字要放在英文引号里",
    "Invalid date": "没有这个日期或时间",
    "Invalid hex": "反斜杠后面的字符代码不对",
    "Escaped character": "反斜杠后面的字符代码不对",
    "Unescaped": "引号里的一个反斜杠要写成两个",
    "Unterminated string": "引号没有合上",
    "Unclosed array": "方括号没有合上",
    "Unclosed inline table": "花括号没有合上",
    "Illegal character": "引号里换了行，或有控制字符",
    "Found invalid character": "有控制字符",
    "Duplicate": "同一个键写了两次",
    "Cannot overwrite": "同一个键写了两次",
    "Cannot declare": "同一个表写了两次",
    "Cannot": "前面的表已经写完，不能再加",
}


def toml_reason(message: str) -> str:
    """Return a message of tomli's in Chinese."""
    return next((text for begin, text in _REASONS.items() if message.startswith(begin)), "写法不对")
