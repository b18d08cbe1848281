"""Every command, killed at every call that writes: the next one finds the old or the new state.

What a kill leaves is what stands on the disk at that moment, so one run is photographed before
each of its calls. test_concurrency.py kills for good.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.commands.offices import put_issue
from tests.cli.commands.old_files import put
from tests.conftest import ARTICLE as EDITED
from tests.conftest import OFFICE, bulletin, change, did, editor, write
from tests.returned import ReturnedFile
from tests.samples import picture
from tests.submissions import EAST, NORTH, WEST, sent

CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.link")
WRITABLE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
ARTICLE = "# {}\n\n会议强调,抓好落实。\n\n第二段。\n"
Tree = dict[str, bytes | None]


def tree(place: Path) -> Tree:
    """Return all files and folders below `place` but for locks."""
    return {
        path.relative_to(place).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.name != ".lock"
    }


@dataclass
class Camera:
    """Takes what stands on the disk before each call that writes below `place`, if it is new."""

    place: Path
    calls: int = 0
    pictures: list[Path] = field(default_factory=list)
    _last: Tree = field(default_factory=dict)

    def look(self, *_: object) -> None:
        """Count a call, and copy the place unless it is as it was before the last call."""
        WATCHING.clear()
        self.calls += 1
        now = tree(self.place)
        if now != self._last:
            self._last = now
            self.pictures.append(self.place.with_name(f"{self.place.name}-{self.calls}"))
            shutil.copytree(self.place, self.pictures[-1])
        WATCHING.append(self)


WATCHING: list[Camera] = []  # the one at work, but while it takes a picture


def watch(event: str, args: tuple[object, ...]) -> None:
    if not WATCHING or not args or not isinstance(args[0], str):
        return
    opened = event == "open" and isinstance(args[2], int) and args[2] & WRITABLE
    if (opened or event in CHANGES) and Path(args[0]).resolve().is_relative_to(WATCHING[0].place):
        WATCHING[0].look()


sys.addaudithook(watch)


@pytest.fixture
def photographed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Camera]:
    """Return what runs a command and takes the states that it goes through."""

    def run(place: Path, words: tuple[str, ...], command: str) -> Camera:
        sync, camera = os.fsync, Camera(place)

        def fsync(handle: int) -> None:
            if WATCHING:
                WATCHING[0].look()
            sync(handle)

        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", fsync)
            WATCHING.append(camera)
            try:
                result = bulletin(*words, EDITOR=command)
            finally:
                WATCHING.clear()
        assert result.exit_code in (0, 1), result.stderr
        return camera

    return run


@pytest.fixture
def place(issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a workspace, of an issue with three articles that was rendered, and drafts."""
    root = issue.parents[1]
    for title in "甲乙丙":
        did(bulletin("add-article", "-", stdin=ARTICLE.format(title)))
    did(bulletin("render", "--docx", "--text", "--no-check"))
    rendered = issue / "output" / "2024-35.docx"
    put_issue(root, "2024-34", "2024-11-18", ["甲局", "乙局"])
    did(bulletin("use", "2024-34/2", "--channel", "省局", "--date", "2024-11-20"))
    place = tmp_path / "各处"
    returned = ReturnedFile(rendered)
    for new in ("第三段", "第四段"):  # of the first two articles
        returned.replace("第二段", new)
    write(place / "外" / "图.png", picture(10, 10).data)
    write(place / "外" / "稿.md", ARTICLE.format("丁") + "\n![图](图.png)\n")
    write(place / "外" / "戊.md", ARTICLE.format("戊"))
    write(place / "外" / "文.txt", "强调,落实。\n")
    returned.save(place / "外" / "退回.docx")
    write(place / "外" / "新.md", WEST.replace("十二家", "十三家"))
    sent(root, EAST, WEST, NORTH)
    did(bulletin("accept", "25-03"))
    change(issue / "articles" / "03.md", {"抓好": "抓实"})  # what is rendered now is another
    put(root, "第31期.txt", 31)
    shutil.move(root / "旧 的各期", place / "外" / "旧")
    shutil.move(root, place / "工作 区")
    monkeypatch.chdir(place / "工作 区")
    return place


INIT = ("init", "../新 区", *OFFICE, "--copy-template")
COMMANDS = (
    ("new", "--date", "2024-12-02"),
    ("add-article", "../外/稿.md", "../外/戊.md"),
    ("move-article", "3", "1"),
    ("remove-article", "2"),
    ("replace-article", "2", "../外/稿.md"),
    ("edit", "2"),
    ("set", "print_run", "5"),
    ("set", "issuer", "某局"),
    ("glossary", "add", "term", "甲词"),
    ("check", "--fix"),
    ("check", "--fix", "../外/文.txt"),
    ("check", "--format", "docx"),
    ("check", "--baseline", "known.json"),
    ("render", "--docx", "--text", "--no-check"),
    ("render", "--no-check", "-o", "../外"),
    ("revise", "../外/退回.docx", "--apply"),
    ("import", "../外/旧"),
    ("doctor", "--probe", "../外/探针.docx"),
    ("submit", "../外/新.md", "../外/稿.md", "--unit", "甲局"),
    ("submit", "../外/新.md", "--again", "25-02"),
    ("accept", "25-01", "25-02"),
    ("accept", "--undo", "25-03"),
    ("merge", "25-01", "25-02", "--title", "合稿"),
    ("return", "25-01", "25-02", "--why", "改"),
    ("remove-article", "4"),
    ("send-up", "25-01", "25-03", "--to", "省局办公室"),
    ("reply", "25-03", "-o", "回复.txt"),
    ("reply", "--copy-templates"),
    ("use", "2024-34/1", "--channel", "省局", "--date", "2024-12-02"),
    ("use", "--undo", "1"),
    ("endorse", "2024-34", "1", "--by", "张三", "--level", "市领导", "--date", "2024-12-02"),
    ("stats", "--period", "2024Q4", "--scheme", "yu-2011", "--keep"),
    ("stats", "--period", "2024Q4", "-o", "../外/统计.csv"),
    ("notice", "--period", "2024Q4", "--as-article", "--at", "1"),
    ("notice", "--period", "2024Q4", "-o", "../外/通报.docx"),
    ("notice", "--copy-template"),
    INIT,
    ("proofed", "2024-35", "--no-check"),
    ("review", "2024-35", "--no-check"),
    ("sign", "2024-35", "--by", "李四", "--no-check", "--scan", "../外/图.png"),
    ("publish", "2024-35", "--no-check"),
    ("reopen", "2024-35", "--why", "日期有误"),
    ("void", "2024-35", "--why", "不出了"),
    ("units", "add", "丙局", "--short", "丙"),
    (
        "commission",
        "add",
        "旺季",
        "--units",
        "甲局",
        "--asked",
        "2024-11-01",
        "--due",
        "2024-11-20",
    ),
    ("commission", "cancel", "1", "--why", "不办了"),
    ("slip", "2024-35"),
    ("slip", "--copy-template"),
    ("package", "2024-35", "--to", "各区局"),
)
SIGN = ("sign", "2024-35", "--by", "甲", "--no-check")
# What has to be done before a command can be: the last of two signatures moves the first away.
BEFORE = {
    "review": (("set", "steps", "review"),),
    "sign": (("set", "steps", "signed"), SIGN, ("reopen", "2024-35", "--why", "改")),
    "publish": (
        ("set", "steps", "signed"), SIGN, ("publish", "2024-35"),
        ("reopen", "2024-35", "--why", "改"), SIGN,
    ),
    "reopen": (("set", "steps", "signed"), SIGN),
    "commission": (
        ("commission", "add", "春运", "--units", "乙局", "--due", "2999-12-20"),
    ),
    "package": (
        ("set", "copy_to", "各区局"), ("set", "steps", "--unset"),
        ("set", "steps", "--remove", "proofed", "review", "signed"),
        ("publish", "2024-35", "--no-check"),
    ),
}  # fmt: skip


def leftovers(now: Tree) -> list[str]:
    ours = (".bulletin-", ".new", ".journal")
    return [path for path in now if any(part.startswith(ours) for part in path.split("/"))]


def visible(now: Tree, words: tuple[str, ...]) -> Tree:
    """Return what a user sees; of `init`, an empty folder that was asked for is no matter."""
    hidden = leftovers(now)
    kept = {path: data for path, data in now.items() if path not in hidden}
    return files(kept) if words == INIT else kept


def files(now: Tree) -> Tree:
    return {path: data for path, data in now.items() if data is not None}


def is_old_or_new(now: Tree, before: Tree, after: Tree) -> bool:
    """Return whether the workspace is as before or after, and so is what lies outside of it."""

    def part(whole: Tree, *, loose: bool) -> Tree:
        return {path: data for path, data in whole.items() if is_loose(path) == loose}

    return all(
        part(now, loose=loose) in (part(before, loose=loose), part(after, loose=loose))
        for loose in (True, False)
    )


def is_loose(path: str) -> bool:
    """Return whether a file lies in no workspace, so that only its own next writer sweeps."""
    return not path.startswith(("工作 区/", "新 区/"))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_killed_command_leaves_the_old_or_the_new(
    place: Path,
    photographed: Callable[..., Camera],
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = editor(tmp_path, f"path.write_text({EDITED!r}, 'utf-8')")
    for line in BEFORE.get(words[0], ()):
        assert bulletin(*line).exit_code == 0
    before = visible(tree(place), words)
    camera = photographed(place, words, command)
    assert not leftovers(tree(place))
    after = visible(tree(place), words)
    assert after != before
    assert len(camera.pictures) > 2
    looking = ("-C", "../新 区", "list") if words == INIT else ("list",)
    for each in camera.pictures:
        monkeypatch.chdir(each / "工作 区")
        broken = files(visible(tree(each), words))
        told = bulletin(*looking).stderr
        settled = visible(tree(each), words)
        assert is_old_or_new(settled, before, after), told
        assert all(map(is_loose, leftovers(tree(each))))
        assert files(settled) == broken or "没有做成；改了一半的已恢复原样" in told
        bulletin(*words, EDITOR=command)
        assert not leftovers(tree(each))
        assert settled != before or visible(tree(each), words) == after


def test_settling_that_is_killed_is_settled_by_the_next(
    place: Path, photographed: Callable[..., Camera], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(place)
    killed = photographed(place, ("replace-article", "2", "../外/稿.md"), "").pictures
    after = tree(place)
    twice = 0
    for half in killed:
        monkeypatch.chdir(half / "工作 区")
        for each in photographed(half, ("list",), "").pictures:
            twice += 1
            monkeypatch.chdir(each / "工作 区")
            bulletin("list")
            assert tree(each) in (before, after)
    assert twice > len(killed)
