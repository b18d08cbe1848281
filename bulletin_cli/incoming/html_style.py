"""What a page says of the look of a text: weight, place, size, rank."""

from __future__ import annotations

import re
from typing import Any

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Raised
from bulletin_cli.content.links import as_address
from bulletin_cli.incoming.word.content import WordParagraph, WordPiece

ACCOUNT_TEXT = "js_content"  # what pages of public accounts hide until their script has run
NUMBER = "data-bulletin-number"  # what number_items writes on the items of ordered lists
_HEADING = re.compile(r"h([1-6])")
_SIZE = re.compile(r"font-size:([\d.]{1,6})(px|pt)")
_BOLD = re.compile(r"font-weight:(bold|[6-9]00)")
_CENTERED = re.compile("text-align:center")
_RAISED: dict[str, Raised] = {"sup": "superscript", "sub": "subscript"}
_HIDDEN = re.compile("display:none|visibility:hidden|mso-hide:all")
_NAMES = {"figcaption": "caption", "caption": "caption"}
_POINTS = {"px": 0.75, "pt": 1.0}


@record
class HtmlStyle:
    """The look of the text at one place of a page, as its elements up to there say it."""

    bold: bool = False
    centered: bool = False
    size: float = 0.0  # points, 0 where nothing says it
    outline: int = 0
    name: str = ""
    number: str = ""
    pre: bool = False
    raised: Raised = ""
    link: str = ""

    def paragraph(self, pieces: tuple[WordPiece, ...]) -> WordParagraph:
        """Return a paragraph of this look."""
        return WordParagraph(
            pieces, self.name, self.outline, self.number, centered=self.centered, size=self.size
        )


def inherit_style(element: Any, style: HtmlStyle) -> HtmlStyle:
    """Return the style within `element`, which stands within `style`."""
    tag = element.tag
    said = _said(element)
    heading = _HEADING.fullmatch(tag)
    size = _SIZE.search(said)
    return replace(
        style,
        bold=style.bold or tag in ("b", "strong") or bool(_BOLD.search(said)),
        centered=style.centered or tag == "center" or bool(_CENTERED.search(said)),
        size=float(size[1]) * _POINTS[size[2]] if size and _number(size[1]) else style.size,
        outline=int(heading[1]) if heading else style.outline,
        name=_NAMES.get(tag, style.name),
        number=element.get(NUMBER, "") if tag == "li" else style.number,
        pre=style.pre or tag == "pre",
        raised=_RAISED.get(tag, style.raised),
        link=as_address(element.get("href", "")) if tag == "a" else style.link,
    )


def number_items(root: Any) -> None:
    """Write on each item of an ordered list the number that a reader sees before it."""
    for each in root.iter("ol"):
        start = each.get("start", "1")
        first = int(start) if re.fullmatch(r"\d{1,4}", start) else 1
        for number, item in enumerate(each.iterchildren("li"), first):
            item.set(NUMBER, f"{number}．")


def is_hidden(element: Any) -> bool:
    """Return whether a reader does not see the element."""
    if element.get("id") == ACCOUNT_TEXT:
        return False
    return "hidden" in element.attrib or bool(_HIDDEN.search(_said(element)))


def _said(element: Any) -> str:
    align = "text-align:center;" if element.get("align", "").lower() == "center" else ""
    return align + "".join(element.get("style", "").lower().split())


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)?", text))
