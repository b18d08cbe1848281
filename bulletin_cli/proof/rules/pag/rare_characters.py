"""PAG006: characters that a face of GB 2312 does not have, and that another face stands in for."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.set_pages import place_of
from bulletin_cli.proof.register import issue_rule

# Faces that have the 6,763 characters of GB 2312-80 and no others, by the ends of their names.
_SMALL = ("_GB2312", "简体")


@issue_rule(
    "PAG006",
    "info",
    "字体里没有的字",
    about="仿宋_GB2312、楷体_GB2312、方正小标宋简体只有 GB 2312 的 6763 个字，人名、地名里的"
    "喆、镕、䶮等没有，Word 会用别的字体代替，印出来粗细不一样。打印前看一眼，"
    "或给这几个字换字库大的字体。",
)
def rare_characters(context: IssueContext) -> Iterator[Found]:
    """The characters of an issue are in the faces that it is set in."""
    pages = context.pages
    if pages is None:
        return
    told = set()
    for line in (line for page in pages.pages for line in page.lines):
        fonts = pages.document.styles[line.style].fonts
        if line.source is None or not fonts or not fonts[0].endswith(_SMALL):
            continue
        if _in_gb2312(line.text):
            continue
        for character in filter(_is_rare, line.text):
            key = (line.source.article, character)
            if key in told:
                continue
            told.add(key)
            yield Found(
                f"{fonts[0]}里没有“{character}”，Word 会用别的字体代替",
                place_of(line.source, context, line),
            )


def _is_rare(character: str) -> bool:
    is_han = "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"
    return is_han and not _in_gb2312(character)


def _in_gb2312(text: str) -> bool:
    try:
        return bool(text.encode("gb2312"))
    except UnicodeEncodeError:
        return False
