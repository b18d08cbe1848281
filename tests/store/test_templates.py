"""Where templates are found: the workspace's own before those that come with the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError, TemplateError
from bulletin_cli.store import templates
from tests import samples
from tests.conftest import change, write

SHIPPED = samples.ROOT / "templates"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A workspace with a template of its own, and one that bears a shipped one's name."""
    for name in ("ours", "gbt9704"):
        shutil.copytree(SHIPPED / "gbt9704", tmp_path / "templates" / name)
    return tmp_path


def test_the_workspaces_own_come_with_the_shipped_ones_by_name(own: Path) -> None:
    write(own / "templates" / "half" / "base.docx", b"")
    assert set(templates.list_names(own)) == {*samples.SHIPPED, "ours"}
    assert templates.list_names(None) == tuple(sorted(samples.SHIPPED))


def test_of_two_of_one_name_the_workspaces_own_is_taken(own: Path) -> None:
    assert templates.find("ours", own) == own / "templates" / "ours"
    assert templates.find("gbt9704", own) == own / "templates" / "gbt9704"
    assert templates.find("gbt9704", None) == SHIPPED / "gbt9704"
    (own / "templates" / "gbt9704" / "template.toml").unlink()
    assert templates.find("gbt9704", own) == SHIPPED / "gbt9704"


def test_a_template_that_there_is_not_is_told_with_those_there_are(own: Path) -> None:
    with pytest.raises(TemplateError, match="没有叫“our”的模板") as caught:
        templates.find("our", own)
    assert caught.value.file == "bulletin.toml"
    assert "ours" in caught.value.hint
    assert f"找过 {own / 'templates'} 和程序自带的模板。" in caught.value.hint


def test_before_there_is_a_workspace_no_file_is_blamed() -> None:
    with pytest.raises(TemplateError) as caught:
        templates.find("gbt9705", None)
    assert caught.value.file == ""
    assert "gbt9704" in caught.value.hint
    assert "找过" not in caught.value.hint


def test_what_is_wrong_in_a_template_is_told_with_its_file(own: Path) -> None:
    change(own / "templates" / "ours" / "template.toml", {"description": "descripton"})
    with pytest.raises(BulletinError) as caught:
        templates.load_template("ours", own)
    assert caught.value.file == "templates/ours/template.toml"
    assert templates.load_template("shanghai-post", own).name == "shanghai-post"


def test_a_base_that_is_missing_or_too_large_is_told(own: Path) -> None:
    base = own / "templates" / "ours" / "base.docx"
    with base.open("r+b") as stream:
        stream.truncate(templates.BASE_MOST + 1)
    with pytest.raises(BulletinError, match="超过 20 MB") as caught:
        templates.load_template("ours", own)
    assert caught.value.file == "templates/ours/base.docx"
    base.unlink()
    with pytest.raises(BulletinError, match="文件不存在"):
        templates.load_template("ours", own)


def test_every_offer_has_a_line_that_says_what_it_is() -> None:
    offers = templates.list_offers()
    assert [each.name for each in offers] == sorted(samples.SHIPPED)
    assert all(len(each.description) > 5 for each in offers)
