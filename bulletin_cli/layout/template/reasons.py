"""What Jinja complains of, in Chinese."""

from __future__ import annotations

import re

# A pattern at the beginning of a message of Jinja's -> what it means; {} is what it quotes first.
_SYNTAX = {
    "(?i)unexpected end of template|unexpected 'end of template'": "没有写完",
    "Missing end of": "注释没有合上",
    "Encountered unknown tag": "没有 {} 这个写法，或放错了地方",
    "unexpected char": "里面有认不出的符号 {}",
    "expected token 'end of (?:print statement|statement block)'": "写完了，后面又多了字",
    "unexpected 'end of": "少了名字或数",
    "unexpected '[])}]'": "括号没有成对",
    "(?i)expected|unexpected": "少了或多了一个词、一个符号",
    "truncated|.*codec can't decode": "反斜杠后面的字符代码不对",
}
_RENDERING = {
    ".* has no element": "方括号里要的那一项没有",
    "No (?:first|last) item": "一列是空的，取不出第一项、最后一项",
    ".* is undefined|.* has no attribute": "用了没有定义的名字",
}


def syntax_reason(error: Exception) -> str:
    """Return why Jinja cannot parse a text."""
    return _said(error, _SYNTAX, "写法读不懂")


def rendering_reason(error: Exception) -> str:
    """Return why Jinja cannot render a text; a filter of our own says it in Chinese."""
    return _said(error, _RENDERING, "数、文字和一列不能混着用")


def _said(error: Exception, known: dict[str, str], otherwise: str) -> str:
    message = str(error)
    quoted = re.search("'([^']*)'|\"([^\"]*)\"", message)
    for begin, meaning in known.items():
        if re.match(begin, message):
            return meaning.format((quoted[1] or quoted[2]) if quoted else "")
    if isinstance(error, ValueError) and not message.isascii():
        return message  # of a filter of our own
    return f"{otherwise}（{message}）" if message else otherwise
