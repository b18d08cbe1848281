"""A template of an office's own, in whose rows stands everything that rows can have."""

from __future__ import annotations

import shutil
from pathlib import Path

from bulletin_cli.content.article import Image
from bulletin_cli.layout.template import Template, load
from tests import samples

FILE = "templates/own/template.toml"
LOGO = "标志.png"
SHIPPED = samples.ROOT / "templates" / "gbt9704"
ROWS = """
[styles.logo]
based_on = "blank"
name = "标志"
line = "auto"
align = "center"

[styles.box]
based_on = "blank"
name = "格子"
size = "四号"
tracking = "0pt"
align = "left"
line = "28pt"

[styles.box_label]
based_on = "box"
name = "格子名"
font = "黑体"
align = "center"

[styles.issue_line]
based_on = "blank"
name = "三段"
align = "left"
center_tab = true
right_tab = "blank"

[styles.article_rule]
based_on = "blank"
name = "篇间线"
line = "8pt"
rule_below = "0.5pt #000000"

[[fields]]
key = "签发人"

[[masthead]]
style = "nameplate"
widths = ["30mm", "auto"]
cells = [
  [{ style = "logo", picture = "标志.png", height = "20mm" }, "{{ periodical.nameplate | last }}"],
]

[[masthead]]
style = "issue_line"
text = "第{{ issue.number }}期\\t{{ periodical.issuer }}\\t{{ issue.date }}"

[[masthead]]
style = "box"
when = "field.签发人"
widths = ["25%", "auto", "25%", "auto"]
rules = "all 0.75pt #FF0000"
cells = [
  [{ style = "box_label", text = "签发人" }, "{{ field.签发人 }}",
   { style = "box_label", text = "密级" }, ""],
]

[[masthead]]
style = "red_rule"

[[contents]]
style = "contents_title"
text = "要　目"

[[contents]]
style = "contents_section"
text = "【{{ section }}】"
each_section = true

[[contents]]
style = "contents_entry"
text = "{{ article.number }}. {{ article.full_title }}\\t{{ article.page }}"
each_article = true

[[section]]
style = "section"
text = "【{{ section }}】"

[[article]]
style = "blank_before_title"

[[article]]
style = "headline"
text = "{{ article.title }}"

[[article]]
body = true

[[article]]
style = "article_rule"
between = true

[[imprint]]
style = "box"
widths = ["20%", "auto", "20%", "auto"]
rules = "outer 1pt #000000"
cells = [
  [{ style = "box_label", text = "报" }, "{{ periodical.report_to | join('，') }}",
   { style = "box_label", text = "印数" }, "{{ issue.print_run }}份"],
  [{ style = "box_label", text = "送" }, "{{ periodical.copy_to | join('，') }}", "", ""],
]

[[footer]]
style = "page_odd"
text = "— {{ page_number }} —"
"""


def rowed_text(rows: str = ROWS) -> str:
    """Return template.toml: a shipped one's page and styles, and these rows."""
    shipped = (SHIPPED / "template.toml").read_text(encoding="utf-8")
    return shipped.partition("[[masthead]]")[0] + rows


def logo(path: str, line: int | None) -> Image:
    """Return the picture that the template names."""
    assert path == LOGO
    return samples.picture(300, 300)


def rowed(rows: str = ROWS) -> Template:
    """Return the template, its picture a small one."""
    base = (SHIPPED / "base.docx").read_bytes()
    return load(rowed_text(rows), FILE, "own", base, logo)


def write_rowed(root: Path, rows: str = ROWS) -> None:
    """Put the template into a workspace, and have bulletin.toml name it."""
    folder = root / "templates" / "own"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(rowed_text(rows), encoding="utf-8")
    (folder / LOGO).write_bytes(samples.picture(300, 300).data)
    shutil.copy(SHIPPED / "base.docx", folder)
    config = root / "bulletin.toml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    named = ['template = "own"\n' if each.startswith("template") else each for each in lines]
    config.write_text("".join(named), encoding="utf-8")
