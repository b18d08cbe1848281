"""A template of the office's own in a real browser: scaled, spread and underlined lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulletin_cli.serve.html import page_html
from bulletin_cli.workspace import Workspace
from tests.composed import issue_pages
from tests.conftest import change
from tests.serve.conftest import ISSUE, REPOSITORY, Seen
from tests.serve.test_page import BOXES

LOOKS = 'scale = 66\nunderline = true\nlatin = "Times New Roman"\nalign = "distribute"\n'
HEADER = '[[header]]\nstyle = "page_number"\ntext = "眉 {{ page_count }}"\nfrom_page = 2\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "简报"
    shutil.copytree(REPOSITORY / "issues" / ISSUE, root / "issues" / ISSUE)
    shutil.copy(REPOSITORY / "bulletin.toml", root)
    template = root / "templates" / "mine"
    shutil.copytree(REPOSITORY / "templates" / "shanghai-post", template)
    looks = template / "template.toml"
    change(
        looks,
        {
            "[styles.nameplate]\n": f"[styles.nameplate]\n{LOOKS}",
            "[[footer]]": f"{HEADER}[[footer]]",
        },
    )
    change(root / "bulletin.toml", {'"shanghai-post"': '"mine"'})
    return root


def test_scaled_and_spread_lines_begin_and_end_where_the_typesetter_put_them(
    root: Path, seen: Seen
) -> None:
    pages = issue_pages(Workspace(root), ISSUE)
    scale = seen.page.evaluate(
        "document.querySelector('.frame').getBoundingClientRect().width / "
        "document.querySelector('.sheet').offsetWidth * 96 / 72"
    )
    boxes = seen.page.evaluate(BOXES, 1)
    plates = [n for n, line in enumerate(pages.pages[0].lines) if line.style == "nameplate"]
    assert plates
    for number in plates:
        line = pages.pages[0].lines[number]
        left, right, _ = (each / scale for each in boxes[f"line-1-{number}"])
        assert left == pytest.approx(line.left, abs=0.6)
        assert right == pytest.approx(line.left + line.width, abs=0.6)


def test_a_header_is_shown_from_page_2_on(root: Path) -> None:
    pages = issue_pages(Workspace(root), ISSUE)
    first, second, *_ = (page_html(page, pages, (), ()) for page in pages.pages)
    assert 'class="head"' not in first
    assert 'class="head"' in second
    assert second.index("眉") < second.index('id="line-2-0"')
