"""Decisions on findings: written at once, taken back, and never over somebody else's change."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.review import CheckReview
from bulletin_cli.base.errors import BulletinError
from tests.conftest import change, write


@pytest.fixture
def wrong(article: Path) -> Path:
    change(article, {"正文。": "甲,乙。\n\n甲,乙。\n\n表1　甲,乙\n\n| 甲,乙 |\n| --- |\n| 丙,丁 |"})
    return article


def review() -> CheckReview:
    return CheckReview(Path(), [None], CheckOptions(select=("PUN001",)))


def test_of_equal_findings_each_is_decided_on_by_itself(wrong: Path) -> None:
    looked = review()
    assert len(looked.pending()) == 5
    looked.skip(looked.pending()[0])
    looked.accept(looked.pending()[0])
    assert "甲,乙。\n\n甲，乙。\n" in wrong.read_text(encoding="utf-8")
    assert len(looked.pending()) == 3


def test_a_comment_for_a_table_stands_above_its_caption_and_serves_all_cells(wrong: Path) -> None:
    looked = review()
    looked.ignore(looked.pending()[3])
    comment = "<!-- bulletin: ignore PUN001 -->\n\n表1　甲,乙\n\n| 甲,乙 |"
    assert comment in wrong.read_text(encoding="utf-8")
    assert [each.finding.place.line for each in looked.pending()][:2] == [5, 7]


def test_what_was_changed_by_others_is_neither_written_nor_taken_back(wrong: Path) -> None:
    looked = review()
    looked.accept(looked.pending()[0])
    change(wrong, {"丙": "丙丙"})
    before = wrong.read_bytes()
    for act in (looked.undo, lambda: looked.accept(looked.pending()[0])):
        with pytest.raises(BulletinError, match="刚被别的程序改过，"):
            act()
        assert wrong.read_bytes() == before
    wrong.unlink()
    with pytest.raises(BulletinError, match="刚被别的程序改过，撤销不了"):
        looked.undo()
    assert looked.decisions == ["fixed"]


def test_a_word_needs_a_workspace_and_a_fix_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "甲.txt", "甲,乙。")
    looked = CheckReview(Path(), ["甲.txt"], CheckOptions())
    with pytest.raises(BulletinError, match="这里没有工作区，也就没有用词表"):
        looked.add(looked.pending()[0], "甲")


def test_what_stands_in_no_text_can_only_be_skipped(article: Path) -> None:
    change(article.parents[1] / "issue.toml", {"date = 2024-11-25": "# date"})
    looked = CheckReview(Path(), [None], CheckOptions())
    each = next(each for each in looked.pending() if each.finding.place.file.endswith(".toml"))
    for act in (looked.accept, looked.ignore):
        with pytest.raises(BulletinError, match="这个文件不在这里改"):
            act(each)
    looked.skip(each)
    assert each not in looked.pending()
