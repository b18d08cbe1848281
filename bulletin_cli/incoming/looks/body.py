"""The styles of articles' texts: as most paragraphs of a kind look, or as is usual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.article import (
    Block,
    Heading,
    Note,
    OfficialLine,
    Picture,
    Table,
)
from bulletin_cli.content.official import OFFICIAL_NAMES
from bulletin_cli.incoming.looks.blocks import SeenParagraph, SeenTable
from bulletin_cli.incoming.looks.regions import ArticleBlocks
from bulletin_cli.layout.document import Run
from bulletin_cli.layout.run_in import with_run_in_heading
from bulletin_cli.layout.style import Style

_NAMES = {
    "heading1": "一级小标题", "heading2": "二级小标题", "heading3": "三级小标题",
    "heading4": "四级小标题", "picture": "图", "caption": "图题", "table_caption": "表题",
    "table": "表格", "table_head": "表头", "note": "注",
} | OFFICIAL_NAMES  # fmt: skip
_ODD_MOST = 3  # paragraphs that look otherwise, named one by one
_HEAVY, _SOFT = ("黑体",), ("楷体_GB2312", "楷体")


def body_styles(found: Sequence[ArticleBlocks]) -> tuple[dict[str, Style], dict[str, str]]:
    """Return the looks of texts by key, and a doubt for each that no text shows."""
    looks: dict[str, Counter[Style]] = {}
    for each in found:
        for key, block in _kinds(each):
            looks.setdefault(key, Counter())[_look(key, block)] += 1
    styles = {key: counts.most_common(1)[0][0] for key, counts in looks.items()}
    body = styles.get("body") or Style("", "", ("仿宋",), 16.0, first_line=2.0)
    usual = _usual(body, styles)
    doubts = {key: f"这一期没有{_NAMES[key]}，照通常的写" for key in usual if key not in styles}
    official: dict[str, Style] = {key: styles[key] for key in OFFICIAL_NAMES if key in styles}
    looks_of = {key: styles.get(key, each) for key, each in usual.items()}
    return {"body": body, **looks_of, **official}, doubts


def odd_ones(found: Sequence[ArticleBlocks], styles: Mapping[str, Style]) -> Iterator[str]:
    """Yield what is said of paragraphs that look otherwise than most of their kind."""
    odd: dict[str, list[str]] = {}
    for each in found:
        for key, block in _kinds(each):
            # What is kept with the next one says nothing of how it looks.
            look = replace(_look(key, block), keep_with_next=styles[key].keep_with_next)
            if look != styles[key] and block.text.strip():
                odd.setdefault(key, []).append(block.text.strip()[:16])
    for key, texts in odd.items():
        said = "、".join(f"“{each}”" for each in texts[:_ODD_MOST])
        more = f"等 {len(texts)} 处" * (len(texts) > _ODD_MOST)
        yield f"{_NAMES.get(key, '正文')}里{said}{more}的样子和多数不一样，照多数排"


def mixed_ones(found: Sequence[ArticleBlocks], *, run_in: bool) -> Iterator[str]:
    """Yield what is said of texts that no article holds as they look."""
    pieces: list[str] = []
    for each in found:
        for key, block in _kinds(each):
            if block.box:
                yield f"正文里文本框的“{block.text.strip()[:16]}”排成普通的一段"
            if not (run_in and key == "body" and _has_run_in(block)):
                pieces += (piece for piece in block.faced if piece.strip())
    if pieces:
        said = "、".join(f"“{each}”" for each in dict.fromkeys(pieces[:_ODD_MOST]))
        more = f"等 {len(pieces)} 处" * (len(pieces) > _ODD_MOST)
        yield f"正文里{said}{more}字体和同一段的不一样，稿件里只有加粗"


def runs_in(found: Sequence[ArticleBlocks]) -> bool:
    """Return whether texts run on behind headings that have a face of their own."""
    return any(_has_run_in(block) for each in found for key, block in _kinds(each) if key == "body")


def _has_run_in(block: SeenParagraph) -> bool:
    """Return whether what a paragraph begins with is such a heading."""
    runs = with_run_in_heading((Run(block.text),))
    heading = runs[0].text if len(runs) > 1 else ""
    return bool(heading) and bool(block.faced) and heading.startswith(block.faced[0])


def _kinds(found: ArticleBlocks) -> Iterator[tuple[str, SeenParagraph]]:
    """Yield the paragraphs of a text, each with the key of its style."""
    blocks = {block.line: block for block in found.article.blocks}
    shown = {each.caption for each in blocks.values() if isinstance(each, Picture)}
    captions = {close_up(each) for each in shown if each}
    tables = {each.caption for each in blocks.values() if isinstance(each, Table)}
    table_captions = {close_up(each) for each in tables if each}
    for seen in found.body:
        block = blocks.get(seen.place)
        if isinstance(seen, SeenTable):
            if isinstance(block, Table):
                yield from _of_table(seen, block.header)
        elif close_up(seen.text) in table_captions:
            yield "table_caption", seen
        elif close_up(seen.text) in captions:
            yield "caption", seen
        elif block is not None and not (seen.is_blank and not seen.pictures):
            yield _key(block), seen


def _key(block: Block) -> str:
    if isinstance(block, Heading):
        return f"heading{block.level}"
    if isinstance(block, OfficialLine):
        return block.part
    if isinstance(block, Note):
        return "note"
    return "picture" if isinstance(block, Picture) else "body"


def _of_table(table: SeenTable, header: int) -> Iterator[tuple[str, SeenParagraph]]:
    for n, row in enumerate(table.rows):
        for cell in row:
            yield from (("table_head" if n < header else "table", each) for each in cell)


def _look(key: str, block: SeenParagraph) -> Style:
    """Return the look of a paragraph; in cells, without what only its row or its column has."""
    if key in OFFICIAL_NAMES:
        return _official_look(key, block)
    if not key.startswith("table") or key == "table_caption":
        return block.style
    plain, style = block.plain, block.style
    align = plain.align if plain.align != "left" else style.align
    return replace(
        style, align=align, keep_with_next=plain.keep_with_next, on_grid=plain.on_grid,
        right=plain.right, left=plain.left, first_line=plain.first_line, bold=False,
    )  # fmt: skip


def _official_look(key: str, block: SeenParagraph) -> Style:
    """Return the look of a line of an official text, whose indents the program works out.

    Where a style says them, and the paragraph something else, it is the program that wrote it.
    """
    plain, style = block.plain, block.style
    placed = key == "attachment_list" or plain.align == "right"
    if not placed:
        return replace(style, keep_with_next=plain.keep_with_next)
    return replace(
        style, align=plain.align, left=plain.left, right=plain.right,
        first_line=plain.first_line, keep_with_next=plain.keep_with_next,
    )  # fmt: skip


def _usual(body: Style, known: Mapping[str, Style]) -> dict[str, Style]:
    """Return what is usual beside such a body text, upon what is known of the others."""
    plain = replace(body, first_line=0.0)
    heading1 = replace(body, fonts=_HEAVY, keep_with_next=True, outline=2)
    heading1 = known.get("heading1", heading1)
    middle = replace(plain, align="center")
    caption = known.get("caption", replace(middle, size=max(body.size - 2, 9.0)))
    small = replace(
        middle, size=min(body.size, 12.0), line=15.6, multiple=1.0, least=0.0, before=3.0, after=3.0
    )
    table = known.get("table", small)
    heading = replace(body, keep_with_next=True)
    return {
        "heading1": heading1,
        "heading2": replace(heading, fonts=_SOFT, outline=3),
        "heading3": replace(heading, outline=4),
        "heading4": replace(heading, outline=5),
        "picture": replace(
            middle, line=None, multiple=1.0, least=0.0, before=6.0, after=6.0, keep_with_next=True
        ),
        "caption": caption,
        "table_caption": replace(caption, keep_with_next=True),
        "table": table,
        "table_head": replace(table, fonts=_HEAVY),
        "note": replace(body, fonts=_SOFT, size=max(body.size - 2, 9.0)),
    }


def with_outlines(styles: Mapping[str, Style]) -> dict[str, Style]:
    """Return the styles, headings with the levels that the navigation pane shows."""
    levels = {"headline": 1, **{f"heading{n}": n + 1 for n in range(1, 5)}}
    return {
        key: replace(style, outline=style.outline or levels.get(key.partition("_")[0], 0))
        for key, style in styles.items()
    }
