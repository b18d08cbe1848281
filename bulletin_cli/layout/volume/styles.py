"""The looks of what an annual volume adds to its issues, after those of the template."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import Style
from bulletin_cli.layout.template import Template

HEADING = "volume_heading"
_HEAD_LINE, _HEAD_GAP = 14.0, 4.0  # points: a running head, and what is left free below it


def with_volume_styles(template: Template) -> Template:
    """Return the template with the volume's styles, and room for a running head in its margin."""
    page = template.page
    header = max(min(page.header, page.top - _HEAD_LINE - _HEAD_GAP), 0.0)
    own = {each.key: each for each in _styles(template)}
    return replace(template, page=replace(page, header=header), styles={**template.styles, **own})


def _styles(template: Template) -> Iterator[Style]:
    body = template.styles["body"]
    black = template.styles["heading1"].fonts
    nameplate, headline = _largest(template, "masthead"), _largest(template, "article")
    plain = Style("", "", body.fonts, 12.0, align="left", line=20.0, on_grid=False)

    def style(key: str, name: str, like: Style = plain) -> Style:
        return replace(like, key=f"volume_{key}", name=f"合订本{name}")

    centred = replace(plain, align="center")
    yield style("marking", "密级", replace(plain, fonts=black, size=body.size, line=28.0))
    name = replace(centred, fonts=nameplate.fonts, color=nameplate.color, size=nameplate.size)
    above = template.page.text_height / 6
    yield style("name", "刊名", replace(name, line=_pitch(name.size), before=above))
    yield style("year", "年份", _sized(centred, headline.fonts, 26.0, above / 2))
    yield style("fact", "期数", _sized(centred, body.fonts, 16.0, 12.0))
    yield style("issuer", "编发单位", _sized(centred, body.fonts, 18.0, 0.0))
    heading = _sized(centred, headline.fonts, 22.0, 0.0)
    yield style("heading", "题目", replace(heading, after=20.0, outline=1, keep_with_next=True))
    listed = replace(plain, right_tab="dots")
    issue = replace(listed, fonts=black, before=6.0, keep_with_next=True)
    yield style("issue", "目录期号", issue)
    yield style("entry", "目录条目", replace(listed, left=3.0, first_line=-1.0))
    head = replace(plain, fonts=black, before=6.0, keep_with_next=True)
    yield style("unit", "索引单位", head)
    yield style("letter", "索引字头", replace(head, size=14.0, before=8.0))
    yield style("person", "人名", replace(plain, left=6.0, first_line=-6.0))
    yield style("head", "书眉", replace(plain, size=10.5, line=_HEAD_LINE, right_tab="blank"))


def _largest(template: Template, part: str) -> Style:
    """Return the style of a part's largest type: of a masthead that of the nameplate."""
    styles = (template.styles[row.style] for row in template.parts[part] if row.style)
    return max(styles, key=lambda style: style.size, default=template.styles["body"])


def _sized(style: Style, fonts: tuple[str, ...], size: float, before: float) -> Style:
    return replace(style, fonts=fonts, size=size, line=_pitch(size), before=before)


def _pitch(size: float) -> float:
    return float(round(size * 1.5))
