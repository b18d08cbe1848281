"""bulletin template: the templates there are, what is odd about one, what it looks like."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import samples
from tests.conftest import bulletin, did, refused, write
from tests.rowed import write_rowed
from tests.samples import ROOT, TEMPLATES

SHIPPED = (ROOT / "templates/gbt9704/template.toml").read_text(encoding="utf-8")


@pytest.fixture
def own(workspace: Path) -> Path:
    """Return a template of the workspace's own that is as the shipped one."""
    folder = workspace / "templates/our-office"
    folder.mkdir(parents=True)
    (folder / "base.docx").write_bytes((ROOT / "templates/gbt9704/base.docx").read_bytes())
    return write(folder / "template.toml", SHIPPED)


def test_the_office_s_own_templates_come_first_and_the_one_in_use_is_marked(own: Path) -> None:
    lines = did(bulletin("template")).splitlines()
    assert lines[0].split() == ["工作区", "our-office", *lines[0].split()[2:]]
    assert [line.split()[2] for line in lines if line.startswith("*")] == ["shanghai-post"]
    facts = json.loads(did(bulletin("template", "list", "--format", "json")))
    assert {each["name"] for each in facts} >= {"our-office", *samples.SHIPPED}
    assert [each["name"] for each in facts if each["own"]] == ["our-office"]


def test_a_template_that_cannot_be_read_is_listed_without_a_word_on_it(own: Path) -> None:
    write(own, "schema = 1\n[")
    assert "our-office　\n" in did(bulletin("template"))


@pytest.mark.parametrize(("name", "holds"), [("gbt9704", "28 字，一页 22 行"), ("", "25 字")])
def test_check_says_how_much_a_page_holds(workspace: Path, name: str, holds: str) -> None:
    assert holds in did(bulletin("template", "check", *filter(None, [name])))


@pytest.mark.parametrize("name", samples.SHIPPED)
def test_check_finds_nothing_odd_in_what_comes_with_the_program(workspace: Path, name: str) -> None:
    assert "×" not in did(bulletin("template", "check", name)).replace("210×297", "")


def test_check_tells_of_a_style_that_nothing_uses_and_of_a_row_that_breaks(own: Path) -> None:
    wide = SHIPPED.replace('size = "初号"', 'size = "180pt"').replace('"57.9pt"', '"190pt"')
    write(own, f'{wide}\n[styles.spare]\nbased_on = "body"\n[styles.spared]\nbased_on = "spare"\n')
    done = bulletin("template", "check", "our-office")
    assert done.exit_code == 1
    assert "× 样式 spared 没有用到" in done.stdout
    assert "样式 spare 没有用到" not in done.stdout
    assert "一行排不下，排成了" in done.stdout


def test_check_knows_the_styles_and_the_lines_of_tables_in_rows(workspace: Path) -> None:
    write_rowed(workspace)
    said = bulletin("template", "check", "own").stdout
    unused = [style for style in ("box", "box_label", "logo") if f"样式 {style} 没有用到" in said]
    assert (unused, "一行排不下" in said) == ([], False)


def test_check_names_what_is_wrong_in_a_template(own: Path) -> None:
    write(own, SHIPPED.replace("color =", "colour =", 1))
    refused(bulletin("template", "check", "our-office"), "styles.nameplate.colour")


@pytest.mark.parametrize("name", TEMPLATES)
def test_preview_has_every_part_on_three_pages(workspace: Path, name: str) -> None:
    pages = did(bulletin("template", "preview", name))
    for words in (
        "要　目",
        "编者按",
        "一、",
        "（一）",
        "表1",
        "图1",
        "注：",
        "本期增发",
        "共印120份",
    ):
        assert words in pages
    assert "共 3 页" in pages


@pytest.mark.parametrize(("file", "begin"), [("看 看.pdf", b"%PDF"), ("看 看.docx", b"PK")])
def test_preview_writes_a_file(workspace: Path, file: str, begin: bytes) -> None:
    result = bulletin("template", "preview", "--output", workspace / file)
    assert (result.exit_code, file in result.stdout) == (0, True)
    assert (workspace / file).read_bytes().startswith(begin)


def test_fields_that_must_be_filled_show_their_label(own: Path) -> None:
    field = '[[fields]]\nkey = "签发人"\nrequired = true\n[[masthead]]\nstyle = "blank"\n'
    write(own, f'{SHIPPED}\n{field}text = "签发人：{{{{ field.签发人 }}}}"\n')
    assert "签发人：〔签发人〕" in did(bulletin("template", "preview", "our-office"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "gbt"), "没有叫“gbt”的模板"),
        (("preview", "没有"), "没有叫“没有”的模板"),
        (("preview", "--output", "样子.png"), "只能写成 .pdf 或 .docx"),
    ],
)
def test_wrong_words_are_answered(workspace: Path, words: tuple[str, ...], told: str) -> None:
    refused(bulletin("template", *words), told)
