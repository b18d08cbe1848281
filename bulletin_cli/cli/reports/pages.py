"""Pages drawn on the terminal: each line and picture about where it stands on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin_cli.cli.terminal.printing import console

if TYPE_CHECKING:
    from rich.text import Text

    from bulletin_cli.layout.pages import LaidOutPage, Line, Pages, PlacedPicture

_MARGIN = 6  # columns of line number and bar
_BODY_COLUMN = 8.0  # points; half a character of 三号, one terminal column


def print_pages(pages: Pages) -> None:
    """Print the pages with page rules, line numbers and centred lines where they stand."""
    screen = console(highlight=False, soft_wrap=True)
    for page in pages.pages:
        screen.rule(f"第 {page.number} 页，共 {len(pages.pages)} 页", style="dim", align="left")
        for text in _page_rows(page, pages):
            screen.print(text)


def _page_rows(page: LaidOutPage, pages: Pages) -> list[Text]:
    """Return rows of lines with their numbers, pictures between them, from top to bottom."""
    from rich.text import Text

    from bulletin_cli.layout.pages import PlacedPicture

    rows: list[tuple[float, Text]] = []
    for number, lines in enumerate(page.rows, 1):
        row = Text(f"{number:>3} │ ", style="dim")
        for line in lines:
            color = pages.document.styles[line.style].color
            start, text = _columns(line, page, pages)
            row.append(" " * (start - row.cell_len + _MARGIN))
            row.append(text, style=f"#{color}" if color else "default")
        rows.append((lines[0].top, row))
    pictures: dict[int, list[PlacedPicture]] = {}  # by their lower edges: those side by side
    for item in page.items:
        if isinstance(item, PlacedPicture):
            pictures.setdefault(round(item.top + item.height), []).append(item)
    for abreast in pictures.values():
        shown = "　".join(f"［图：{each.alt}，高约 {_lines(each)} 行］" for each in abreast)
        top = min(each.top for each in abreast)
        rows.append((top, Text(f"    │ {shown}", style="dim")))
    return [row for _, row in sorted(rows, key=lambda each: each[0])]


def _lines(picture: PlacedPicture) -> int:
    return round(picture.height / 28)


def _columns(line: Line, laid: LaidOutPage, pages: Pages) -> tuple[int, str]:
    """Return the terminal column at which a line begins, and its text, tabs filled.

    Every character takes its columns whatever its size, so a centred line keeps its middle.
    """
    from bulletin_cli.base.typography import display_width

    page, style = laid.sheet, pages.document.styles[line.style]
    start = (line.left - page.left) / _BODY_COLUMN
    if style.align in ("center", "distribute"):  # the columns have no room to spread words
        start += (line.width / _BODY_COLUMN - display_width(line.text)) / 2
    text, *others = line.text.split("\t")
    width = round(page.text_width / _BODY_COLUMN - start)
    if others and style.center_tab:
        middle = others.pop(0)
        text += " " * ((width - display_width(middle)) // 2 - display_width(text)) + middle
    if others:
        right = "".join(others)
        text += " " * (width - display_width(text) - display_width(right)) + right
    return max(round(start), 0), text
