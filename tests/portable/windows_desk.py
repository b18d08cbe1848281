"""The desk under Windows' Python: from submissions to what goes out, and several at once."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import pytest

from tests.conftest import write
from tests.portable.conftest import Clerk

SPACE = "编 务"
DAY = ("--date", "2024-11-25")
PNG = (Path(__file__).parents[2] / "docs" / "page-1.png").read_bytes()
HELD = "print('held', flush=True); sys.stdin.read()"
OPEN = f"import sys; held = open(sys.argv[1], 'rb'); {HELD}"
LOCK = f"""import sys
from pathlib import Path
from bulletin_cli.store.holding import hold
with hold(Path(sys.argv[1])):
    {HELD}
"""


class Editor(Clerk):
    """Somebody who works in a workspace of the desk's own."""

    @property
    def space(self) -> Path:
        """The editor's workspace."""
        return self.folder / SPACE

    @property
    def published(self) -> Path:
        """What went out of the issue."""
        return self.space / "issues" / "2024-1" / "published"

    def did(self, line: str, *more: str) -> str:
        """Run a command that does what it is asked to, whatever it reminds of."""
        done = self.bulletin(*line.split(), *more)
        assert done.code == 0, done.complained
        return done.said

    def at_once(self, lines: Sequence[Sequence[str]]) -> list[str]:
        """Run commands at the same time, and return what each of them said."""
        together = [self.starts(*line) for line in lines]
        return [each.communicate(timeout=90)[0].decode("gbk") for each in together]

    def starts(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a command in the workspace."""
        words = ("-m", "bulletin_cli", "-C", SPACE, *words)
        return self.wine.start(self.python, words, piped=True)

    def holds(self, code: str, file: str) -> subprocess.Popen[bytes]:
        """Start a program that holds a file of the workspace."""
        name = f"{SPACE}\\issues\\{file}"
        holder = self.wine.start(self.python, ["-c", code, name], piped=True)
        assert holder.stdout
        assert holder.stdout.readline().startswith(b"held")
        return holder

    def signs(self) -> None:
        """Bring the issue as far as it can go before it is published."""
        for step in ("proofed", "review"):
            self.did(f"{step} 1", *DAY)
        write(self.folder / "签发 单.png", PNG)
        self.did("sign 1", "--by", "李四", "--scan", "签发 单.png", *DAY)


@pytest.fixture(scope="module")
def editor(clerk: Clerk) -> Editor:
    """An editor with an issue of two submissions, published."""
    editor = Editor(clerk.wine)
    given = ("--template", "gbt9704", "--nameplate", "示例工作", "--issuer", "示例办公室")
    clerk.wine.run(clerk.python, ["-m", "bulletin_cli", "init", SPACE, *given]).did()
    for key, name in (("report_to", "示例省局"), ("copy_to", "示例市政府")):
        editor.did(f"set distribution.{key}", name)
    editor.did("units add 东区邮政管理局 --short 东区局 --group 区局")
    editor.did("new", *DAY)
    for name in ("来 稿（1）.docx", "来 稿&2.docx"):
        word = docx.Document()
        for text in (f"东区局报送{name[4]}", f"检查了{ord(name[4])}家。", "供稿单位：东区局"):
            word.add_paragraph(text)
        word.save(str(clerk.folder / name))
    said = editor.did("submit --received 2024-11-25", "来 稿（1）.docx", "来 稿&2.docx")
    assert said.count("收下　东区邮政管理局") == 2
    assert "待处理 2 篇" in editor.did("inbox")
    editor.did("accept 25-01 25-02", *DAY)
    editor.signs()
    editor.did("publish 1", *DAY)
    return editor


@pytest.fixture
def reopened(editor: Editor) -> Iterator[Editor]:
    """The editor with the issue opened again and signed again."""
    editor.did("reopen 1 --why 有错", *DAY)
    editor.signs()
    yield editor
    assert "没有动过" in editor.did("verify 1")


def read_only(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, all of which nobody may write to."""
    files = {each.name: each for each in folder.iterdir() if each.is_file()}
    assert not [name for name, each in files.items() if each.stat().st_mode & 0o222]
    return {name: each.read_bytes() for name, each in files.items()}


def test_what_went_out_is_read_only_and_verified(editor: Editor) -> None:
    assert {"2024-1.docx", "2024-1.txt", "SHA256SUMS"} <= set(read_only(editor.published))
    assert "没有动过" in editor.did("verify 1")


def test_what_follows_publication_is_made(editor: Editor) -> None:
    assert "发给 2 个单位" in editor.did("package 1", *DAY)
    assert "发给 2 个单位" in editor.did("package 1", *DAY)  # over the files of the first time
    assert "发文稿纸.docx" in editor.did("slip 1")
    assert "东区邮政管理局" in editor.did("stats --period 2024-11")


def test_published_again_the_read_only_files_give_way(reopened: Editor) -> None:
    before = read_only(reopened.published)
    reopened.did("publish 1", *DAY)
    assert read_only(reopened.published / "1") == before
    assert read_only(reopened.published).keys() == before.keys()


def test_what_is_open_in_word_keeps_all_as_it_went_out(reopened: Editor) -> None:
    before = read_only(reopened.published)
    holder = reopened.holds(OPEN, "2024-1\\published\\SHA256SUMS")  # the last that is written
    done = reopened.bulletin("publish", "1", *DAY)
    holder.communicate(timeout=30)
    assert done.code == 2
    assert re.search("SHA256SUMS：写不进去.*\n提示：.*Word", done.complained)
    assert read_only(reopened.published) == before
    reopened.did("publish 1", *DAY)


def test_eight_at_once_get_eight_numbers(editor: Editor) -> None:
    said = "".join(editor.at_once([("new", "--date", "2024-12-02")] * 8))
    numbers = sorted(map(int, re.findall(r"2024年第(\d+)期", said)))
    assert numbers == list(range(numbers[0], numbers[0] + 8))
    assert len(list((editor.space / "issues").glob("2024-*"))) == numbers[-1]


def test_eight_uses_written_down_at_once_are_all_there(editor: Editor) -> None:
    names = [f"渠道{number}" for number in range(8)]
    use = ("use", "1", "1", "--date", "2024-11-28", "--channel")
    said = "".join(editor.at_once([(*use, name) for name in names]))
    assert sorted(re.findall(r"2024-(\d)　", said)) == list("12345678")
    assert all(name in editor.did("use --list") for name in names)


def test_a_killed_holder_lets_go_and_readers_never_wait(editor: Editor) -> None:
    holder = editor.holds(LOCK, ".lock")
    waiting = editor.starts("new", "--date", "2024-12-20")
    assert "2024年第1期" in editor.did("list")
    assert waiting.poll() is None
    holder.kill()
    holder.communicate()
    assert "2024年第" in waiting.communicate(timeout=60)[0].decode("gbk")
    assert waiting.returncode == 0


def test_a_notice_becomes_an_article(editor: Editor) -> None:
    editor.did("new --date 2024-12-23")
    said = editor.did("notice --period 2024-11 --as-article")
    assert "采用情况的通报" in said
    assert "articles/01.md" in said


@pytest.mark.parametrize("end", ['> "出 来.txt"', '| more > "出 来.txt"'])
def test_output_goes_whole_into_files_and_pipes(editor: Editor, end: str) -> None:
    line = f'@"{editor.python.parents[1].name}\\bulletin.bat" -C "{SPACE}" inbox --all {end}\r\n'
    write(editor.folder / "出.bat", line.encode("gbk"))
    assert editor.wine.run("cmd", ["/c", "出.bat"]).code == 0
    said = (editor.folder / "出 来.txt").read_bytes().decode("gbk")
    assert said.count("东区邮政管理局") == 2
    assert said.count("采用") == 3  # in two rows, and in the line that counts them


def test_nothing_of_a_change_is_left(editor: Editor) -> None:
    hidden = {each.name for each in editor.space.rglob(".*")}
    assert hidden == {".lock"}
