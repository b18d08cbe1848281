"""What the program did not expect in a foreign file is one sentence, and its traceback is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError, UnreadableError
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.store.bug_log import keep_bug, last_bugs, log_place, reading
from tests.conftest import bulletin as run
from tests.conftest import bulletin_process, did, refused
from tests.incoming.word.building import p, package, r


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folder of settings, empty."""
    for name in ("XDG_CONFIG_HOME", "HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


def fail(error: Exception) -> None:
    with reading("来稿.docx"):
        raise error


def test_a_bug_becomes_a_sentence_and_its_traceback_is_kept(home: Path) -> None:
    with pytest.raises(
        UnreadableError, match=r"来稿\.docx：读到里面的某一处，读不下去了"
    ) as caught:
        fail(KeyError("abc"))
    assert "doctor --log" in caught.value.hint
    (kept,) = last_bugs(9)
    assert "KeyError: 'abc'" in kept
    assert "in fail" in kept
    assert home in log_place().parents


def test_what_the_user_can_mend_and_what_the_disk_refuses_is_raised_as_it_is() -> None:
    for error in (BulletinError("没有文字"), OSError(28, "满")):
        with pytest.raises(type(error)) as caught:
            fail(error)
        assert caught.value is error
    assert last_bugs(9) == []


def test_a_place_that_is_known_is_said_and_the_bug_behind_it_kept() -> None:
    nested = r("甲")
    for _ in range(25):
        nested = f"<w:r><w:pict><w:txbxContent>{p(nested)}</w:txbxContent></w:pict></w:r>"
    data = package(p(r("题")) + p(nested))
    limit = sys.getrecursionlimit()
    frame, depth = sys._getframe(), 0
    while frame.f_back:
        frame, depth = frame.f_back, depth + 1
    sys.setrecursionlimit(depth + 90)
    try:
        with pytest.raises(UnreadableError, match=r"读到第 \d+ 段"), reading("来稿.docx"):
            read_word(data, "来稿.docx")
    finally:
        sys.setrecursionlimit(limit)
    assert "RecursionError" in last_bugs(1)[0]


def test_the_log_has_the_bug_and_not_the_name_of_the_file() -> None:
    error = UnreadableError("处分决定.docx", "第 3 段")
    error.__cause__ = KeyError("abc")
    with pytest.raises(UnreadableError):
        fail(error)
    (kept,) = last_bugs(9)
    assert "KeyError: 'abc'" in kept
    assert "UnreadableError" not in kept
    assert "处分决定" not in kept


def test_the_log_stays_small_and_keeps_the_newest() -> None:
    for number in range(60):
        keep_bug(ValueError(f"第{number}个 " + "长" * 3_000))
    assert log_place().stat().st_size < 120_000
    assert "第59个" in last_bugs(1)[0]
    assert len(last_bugs(3)) == 3


def test_a_log_that_cannot_be_written_changes_nothing(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("no folder", "utf-8")
    with pytest.raises(UnreadableError):
        fail(ValueError("x"))


def test_doctor_shows_where_the_log_is_and_its_last_entries() -> None:
    assert "没有记下过错误" in did(run("doctor", "--log"))
    with pytest.raises(UnreadableError):
        fail(ValueError("abc"))
    out = did(run("doctor", "--log"))
    assert "最近 1 条" in out
    assert str(log_place()) in out
    assert "ValueError: abc" in out


def test_the_log_is_asked_for_by_itself() -> None:
    refused(run("doctor", "--log", "--probe", "a.docx"), "--log 只能单独用")


@pytest.mark.parametrize("words", ["add-article", "check", "revise", "import"])
def test_every_command_that_reads_a_foreign_file_says_one_sentence(
    workspace: Path, words: str
) -> None:
    did(run("new", "--date", "2024-11-25"))
    file = workspace / "来 稿.docx"
    file.write_bytes(package(p(r("甲"))))
    break_lxml = "from lxml import etree\ndef fail(*_, **__): raise RuntimeError('broken')\n"
    done = bulletin_process(words, file, code=f"{break_lxml}etree.fromstring = fail")
    assert done.returncode != 0
    assert "读不下去了" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "RuntimeError: broken" in last_bugs(1)[0]
