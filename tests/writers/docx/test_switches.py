"""Word's switches in a style: said only where it departs from its document, as the schemas ask."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from lxml import etree

from bulletin_cli.layout.document import Style
from bulletin_cli.writers.docx import write
from tests.probes import probe
from tests.samples import document, needs_ooxml_check
from tests.writers.docx.test_docx import NS, W, values
from tests.writers.docx.test_readers import accept


def said_by_styles(path: str, **changes: Style) -> dict[str, str]:
    """Return what is said at `path` in the styles that say it, some of which are changed."""
    made = document()
    made = replace(made, styles={**made.styles, **changes})
    with zipfile.ZipFile(io.BytesIO(write(made))) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
    return {
        values(each, "w:name")["val"]: values(each, path).get("val", "on")
        for each in root.iter(f"{W}style")
        if each.find(path, NS) is not None
    }


def test_a_style_says_whether_marks_hang_only_where_it_departs_from_the_document() -> None:
    body, blank = (document().styles[key] for key in ("body", "blank"))
    said = said_by_styles(
        "w:pPr/w:overflowPunct",
        body=replace(body, hang_punctuation=True),
        blank=replace(blank, hang_punctuation=False),
    )
    assert said == {"Normal": "0", "Body Text": "on", "空行": "0"}


def test_a_style_says_whether_marks_are_pulled_only_where_it_departs_from_the_document() -> None:
    body, blank = (document().styles[key] for key in ("body", "blank"))
    said = said_by_styles(
        "w:rPr/w:kern",
        body=replace(body, pull_marks=True),
        blank=replace(blank, pull_marks=False),
    )
    assert said == {"Normal": "0", "Body Text": "2", "空行": "0"}


@needs_ooxml_check
def test_the_schemas_accept_the_probe(tmp_path: Path) -> None:
    accept(write(probe().document), tmp_path)
