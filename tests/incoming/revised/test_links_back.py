"""What becomes of links in a returned file, whether their addresses were printed or not."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import docx
import pytest
from docx.oxml.ns import qn

from bulletin_cli.content.article import Span
from bulletin_cli.incoming.links import link_key
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.returned_links import with_links
from bulletin_cli.store.outputs import output_path
from tests.conftest import LONGEST, bulletin, did, write
from tests.samples import ROOT

SITE = "https://a.cn/乙_(丙)"
TEXT = f"请看[官方网站]({SITE})上的通知。"
Change = Callable[[Any], None]


@pytest.fixture
def space(tmp_path: Path) -> Path:
    root = tmp_path / "简 报"
    did(bulletin("init", root, "--template", "gbt9704"))
    did(bulletin("-C", root, "new", "--date", "2024-11-25"))
    return root


def revised(
    space: Path, change: Change, *, printed: bool, through_office: bool = False
) -> tuple[str, str]:
    """Return the article's body and what is said, after a change of the file's paragraph."""
    if printed:
        looks = (ROOT / "templates" / "gbt9704" / "template.toml").read_text(encoding="utf-8")
        write(space / "templates" / "gbt9704" / "template.toml", f"print_links = true\n{looks}")
        base = ROOT / "templates" / "gbt9704" / "base.docx"
        write(space / "templates" / "gbt9704" / "base.docx", base.read_bytes())
    (issue,) = (each.name for each in (space / "issues").glob("2024-*"))
    draft = space / "稿.md"
    write(draft, f"# 题目\n\n{TEXT}\n")
    did(bulletin("-C", space, "add-article", draft))
    did(bulletin("-C", space, "render", "--no-check"))
    file = docx.Document(str(output_path(space, issue, ".docx")))
    change(next(each._p for each in file.paragraphs if "上的通知" in each.text))
    returned = space / "退回.docx"
    file.save(str(returned))
    if through_office:
        _store_again(returned)
    out = bulletin("-C", space, "revise", returned, "--apply").stdout
    (article,) = (space / "issues" / issue / "articles").glob("*.md")
    return article.read_text("utf-8").split("+++")[2].strip(), out


def _store_again(file: Path) -> None:
    """Have LibreOffice open a file and save it."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    folder = file.parent / "saved"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(file)],
        check=True, capture_output=True, timeout=LONGEST,
    )  # fmt: skip
    (folder / file.name).replace(file)


def typed(old: str, new: str) -> Change:
    """Return what types over the first text that has `old`."""

    def change(paragraph: Any) -> None:
        text = next(each for each in paragraph.iter(qn("w:t")) if old in each.text)
        text.text = text.text.replace(old, new)

    return change


def unlinked(paragraph: Any) -> None:
    """Take out the hyperlink and leave its words."""
    link = paragraph.find(qn("w:hyperlink"))
    for run in list(link):
        link.addprevious(run)
    paragraph.remove(link)


def address_taken_out(paragraph: Any) -> None:
    run = list(paragraph.find(qn("w:hyperlink")).iter(qn("w:r")))[-1]
    run.getparent().remove(run)


def nothing(_: Any) -> None:
    """Change nothing."""


@pytest.mark.parametrize("printed", [False, True])
@pytest.mark.parametrize(
    ("change", "body"),
    [
        (nothing, TEXT),
        (typed("官方网站", "官网"), f"请看[官网]({SITE})上的通知。"),
        (typed("请看", "详见"), f"详见[官方网站]({SITE})上的通知。"),
        (typed("上的", "的"), f"请看[官方网站]({SITE})的通知。"),
    ],
)
def test_a_link_keeps_its_address_whatever_is_typed(
    space: Path, change: Change, body: str, printed: bool
) -> None:
    made, out = revised(space, change, printed=printed)
    assert made == body
    assert ("没有改动" in out) == (change is nothing)
    assert "没有读进来" not in out


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("printed", [False, True])
def test_a_link_comes_back_from_libreoffice_as_it_was(space: Path, printed: bool) -> None:
    change = typed("请看", "详见")
    made, out = revised(space, change, printed=printed, through_office=True)
    assert made == f"详见[官方网站]({SITE})上的通知。"
    assert "没有链接了" not in out


def test_a_link_that_is_taken_out_is_told_with_its_address(space: Path) -> None:
    made, out = revised(space, unlinked, printed=False)
    assert made == "请看官方网站上的通知。"
    assert f"没有链接了：{SITE}" in out
    assert "只改了加粗、上下标或链接" in out


def test_a_printed_address_stays_in_the_text_where_its_link_is_taken_out(space: Path) -> None:
    made, out = revised(space, unlinked, printed=True)
    assert made == f"请看官方网站（{SITE}）上的通知。"
    assert "没有链接了" not in out


@pytest.mark.parametrize("new", ["https://b.cn/一", "甲@b.cn"])
def test_what_is_typed_over_a_printed_address_is_the_new_address(space: Path, new: str) -> None:
    made, _ = revised(space, typed(f"（{SITE}）", f"（{new}）"), printed=True)
    link = f"mailto:{new}" if "@" in new else new
    assert made == f"请看[官方网站]({link})上的通知。"


def test_a_link_whose_printed_address_is_taken_out_is_text(space: Path) -> None:
    made, out = revised(space, address_taken_out, printed=True)
    assert made == "请看官方网站上的通知。"
    assert f"没有链接了：{SITE}" in out


def test_what_is_typed_behind_a_printed_address_is_text(space: Path) -> None:
    made, _ = revised(space, typed("）", "）（新）"), printed=True)
    assert made == f"请看[官方网站]({SITE})（新）上的通知。"


@pytest.mark.parametrize("printed", [False, True])
def test_an_address_that_word_writes_otherwise_is_the_same(printed: bool) -> None:
    link = quote(SITE, ":/") + "/"
    spans = (Span("网站", link=link), *[Span(f"（{SITE}）", link=link)] * printed)
    known = {link_key(SITE): SITE}
    made = with_links(ReturnedParagraph(spans), known, printed=printed)
    assert [each for each in made.inline if each.text] == [Span("网站", link=SITE)]


@pytest.mark.parametrize("printed", [False, True])
def test_a_link_that_somebody_put_in_is_a_link(printed: bool) -> None:
    spans = (Span("见"), Span("网站", link="https://b.cn"))
    paragraph = ReturnedParagraph(spans)
    assert with_links(paragraph, {link_key(SITE): SITE}, printed=printed) == paragraph


def test_an_address_of_text_that_word_made_a_link_stays_text() -> None:
    spans = (Span("见"), Span("https://b.cn", link="https://b.cn/"), Span(" ", link="https://c.cn"))
    made = with_links(ReturnedParagraph(spans), {}, printed=False)
    assert not any(each.link for each in made.inline)


def test_a_printed_address_is_taken_off_though_the_article_has_lost_its_link() -> None:
    spans = (Span("看网站", link=SITE), Span(f"（{SITE}）", link=SITE), Span("上的通知"))
    paragraph = with_links(ReturnedParagraph(spans), {}, printed=True)
    assert "".join(each.text for each in paragraph.inline) == "看网站上的通知"
