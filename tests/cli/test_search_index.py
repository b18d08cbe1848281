"""The index of search: as right as a plain look, whatever becomes of it or of the files."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bulletin_cli.actions.search import Asked, SearchResult, find_hits
from bulletin_cli.archive.query import parse_query
from bulletin_cli.store.search import index as index_module
from bulletin_cli.store.search import upkeep
from bulletin_cli.store.search.shelves import IssueShelf
from bulletin_cli.store.search.statements import SLOTS
from tests.cli.test_bad_disk import READ_ONLY, SMALL_DISK
from tests.cli.test_concurrency import CUT
from tests.conftest import bulletin, bulletin_process, did, on_posix, write

ISSUES = 12
NOW = 1_700_000_000.0
CHARACTERS = "的一是在不了会议安全生产检查局区２024aB，。（）"


def put(root: Path, identifier: str, *texts: str, status: str = "published") -> None:
    """Write an issue with these articles."""
    year, number = identifier.split("-")
    names = [f"{place:02}.md" for place in range(1, len(texts) + 1)]
    listed = ", ".join(f'"{name}"' for name in names)
    write(
        root / "issues" / identifier / "issue.toml",
        f"schema = 1\nyear = {year}\nnumber = {number}\nwhole_number = {number}\n"
        f'date = {year}-06-01\nstatus = "{status}"\narticles = [{listed}]\n',
    )
    for name, text in zip(names, texts, strict=True):
        write(article(root, identifier, name), f'+++\ntitle = "题目"\n+++\n\n{text}\n')


def article(root: Path, identifier: str, name: str = "01.md") -> Path:
    return root / "issues" / identifier / "articles" / name


@pytest.fixture
def archive(workspace: Path) -> Path:
    """Twelve issues, with two articles of random characters in each."""
    draw = random.Random(20)  # noqa: S311 - texts, no secrets
    for number in range(1, ISSUES + 1):
        lines = ("".join(draw.choices(CHARACTERS, k=60)) for _ in range(6))
        put(workspace, f"2023-{number}", *("\n\n".join((next(lines), next(lines))) for _ in "ab"))
    return workspace


def untracked(names: Sequence[str]) -> Iterable[str]:
    return names


def look(root: Path, *words: str, now: float = NOW) -> SearchResult:
    return find_hits([root], Asked(parse_query(words), limit=0), now, untracked)


def found(root: Path, *words: str, now: float = NOW) -> list[str]:
    """Return the files that have the words."""
    result = look(root, *words, now=now)
    assert result.told == ()
    return sorted(hit.file for hit in result.hits)


def read_plainly(root: Path, word: str) -> list[str]:
    """Return the files that have a word, told by nothing but the files."""

    def folded(text: str) -> str:
        return unicodedata.normalize("NFKC", text).lower()

    return sorted(
        path.relative_to(root).as_posix()
        for path in (root / "issues").glob("*/articles/*.md")
        if folded(word) in folded(path.read_text(encoding="utf-8").split("+++")[2])
    )


def database(root: Path) -> Path:
    (path,) = (root / ".cache").glob("*.db")
    return path


def test_two_hundred_queries_find_what_a_plain_look_finds(archive: Path) -> None:
    draw, several = random.Random(7), 0  # noqa: S311 - the same each time
    texts = [path.read_text(encoding="utf-8") for path in archive.glob("issues/*/articles/*.md")]
    lines = [line for text in texts for line in text.split("+++")[2].split("\n") if line]
    for _ in range(200):
        line, length = draw.choice(lines), draw.choice((1, 1, 2, 2, 3, 4, 8))
        start = draw.randrange(len(line) - length)
        word = line[start : start + length]
        expected = read_plainly(archive, word)
        assert found(archive, word) == expected, word
        several += len(expected) > 1
    assert several > 100


def test_the_number_of_hits_is_right_though_articles_have_changed(archive: Path) -> None:
    look(archive, "安")
    write(article(archive, "2023-3"), '+++\ntitle = "题"\n+++\n\n安全，安全。\n')
    for word in ("安", "安全"):
        result = find_hits([archive], Asked(parse_query([word]), limit=1), NOW, untracked)
        assert result.total == len(read_plainly(archive, word))


def test_what_changes_is_found_at_once(archive: Path) -> None:
    assert found(archive, "新词") == []
    write(article(archive, "2023-7"), '+++\ntitle = "题"\n+++\n\n新词。\n')
    assert found(archive, "新词") == ["issues/2023-7/articles/01.md"]
    write(article(archive, "2023-7"), '+++\ntitle = "题"\n+++\n\n旧词。\n')
    assert found(archive, "新词") == []
    put(archive, "2024-1", "新词一。", "新词二。")
    assert len(found(archive, "新词")) == 2
    shutil.rmtree(archive / "issues/2024-1")
    assert found(archive, "新词") == []
    put(archive, "2024-1", "甲", "新词。")
    assert found(archive, "新词") == ["issues/2024-1/articles/02.md"]


def test_an_article_that_is_not_listed_is_no_part_of_the_issue(archive: Path) -> None:
    write(article(archive, "2023-7", "09.md"), '+++\ntitle = "题"\n+++\n\n新词。\n')
    assert found(archive, "新词") == []


def test_the_index_can_be_deleted_at_any_moment(archive: Path) -> None:
    before = found(archive, "安全")
    shutil.rmtree(archive / ".cache")
    assert found(archive, "安全") == before
    assert database(archive).is_file()


def test_the_index_is_no_issue(archive: Path) -> None:
    before = bulletin("list").stdout
    found(archive, "安全")
    assert did(bulletin("list")) == before


@pytest.mark.parametrize("damage", ["letters", "cut", "middle", "another"])
def test_a_broken_index_is_made_anew_and_said_once(archive: Path, damage: str) -> None:
    before = found(archive, "安全")
    path = database(archive)
    whole = path.read_bytes()
    if damage == "letters":
        path.write_bytes(b"no index " * 1000)
    elif damage == "cut":
        path.write_bytes(whole[: len(whole) // 3])
    elif damage == "middle":
        path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    else:
        path.unlink()
        other = sqlite3.connect(path)
        other.executescript("CREATE TABLE folder(x); PRAGMA user_version = 1")
        other.close()
    result = look(archive, "安全")
    assert result.told == ("查找用的索引坏了，已经重新建好",)
    assert sorted(hit.file for hit in result.hits) == before
    assert found(archive, "安全") == before


@on_posix
@pytest.mark.parametrize("size", [100, 30_000])
def test_on_a_full_disk_the_search_reads_one_article_after_another(
    archive: Path, size: int
) -> None:
    done = bulletin_process("search", "安全", code=SMALL_DISK.format(size))
    told = "提醒：查找用的索引用不了（"
    assert (done.returncode, done.stderr[: len(told)]) == (0, told)
    assert f"共 {len(read_plainly(archive, '安全'))} 篇" in done.stdout
    assert did(bulletin("search", "安全")) == done.stdout


@on_posix
def test_where_nothing_may_be_written_the_search_reads(archive: Path) -> None:
    done = bulletin_process("search", "安全", code=READ_ONLY)
    assert done.stderr == ("提醒：查找用的索引用不了（磁盘是只读的），这次一篇一篇地找，慢一些。\n")
    assert did(bulletin("search", "安全")) == done.stdout


def test_an_index_that_another_process_keeps_is_not_waited_for_for_ever(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(archive, "安全")
    monkeypatch.setattr(index_module, "_WAIT", 0.01)
    other = sqlite3.connect(database(archive), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    result = look(archive, "安全")
    other.close()
    assert "另一个 bulletin 正在写" in result.told[0]
    assert sorted(hit.file for hit in result.hits) == before


def test_two_processes_make_one_index(archive: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: bulletin_process("search", "安全"), range(2)))
    assert [each.stderr for each in done] == ["", ""]
    assert len({each.stdout for each in done}) == 1
    assert found(archive, "安全") == read_plainly(archive, "安全")


@on_posix
@pytest.mark.parametrize("moment", [3, 12, 20, 30])
def test_after_a_kill_the_next_search_finds_all(archive: Path, moment: int) -> None:
    code = f"from bulletin_cli.store.search import upkeep\nupkeep._BATCH = 5\n{CUT.format(moment)}"
    assert bulletin_process("search", "安全", code=code).returncode == -9
    assert found(archive, "安全") == read_plainly(archive, "安全")


def test_what_was_indexed_before_ctrl_c_stays(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_BATCH", 5)

    def interrupted(names: Sequence[str]) -> Iterable[str]:
        yield from names[:12]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_hits([archive], Asked(parse_query(["安全"])), NOW, interrupted)
    index = upkeep.open_index(IssueShelf(archive))
    assert list(index.known()) == [f"2023-{number}" for number in range(12, 2, -1)]
    index.close()
    assert found(archive, "安全") == read_plainly(archive, "安全")


def test_an_issue_changed_more_often_than_there_are_slots_is_still_found(archive: Path) -> None:
    found(archive, "安全")
    shelf = IssueShelf(archive)
    folder = shelf.read("2023-7")
    assert folder
    index = upkeep.open_index(shelf)
    texts = [shelf.text(file) for file in folder.files]
    index.put([(folder, texts)] * (2 ** (SLOTS - 1) - 1))
    index.close()
    write(article(archive, "2023-7"), '+++\ntitle = "题"\n+++\n\n新词。\n')
    assert found(archive, "新词") == ["issues/2023-7/articles/01.md"]
    assert found(archive, "安全") == read_plainly(archive, "安全")


@pytest.fixture
def large(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive that counts as large, looked at just now and untouched for long before."""
    monkeypatch.setattr(upkeep, "LARGE", 10)
    monkeypatch.setattr(upkeep, "_NEWEST", 2)
    os.utime(archive / "issues", (NOW - 100, NOW - 100))
    found(archive, "安全")
    return archive


def edit(root: Path, identifier: str) -> None:
    """Write over an article as an editor does that leaves no trace in its folder."""
    text = article(root, identifier).read_text(encoding="utf-8")
    article(root, identifier).write_text(f"{text}\n安全新词\n", encoding="utf-8")


def test_in_a_large_archive_the_newest_issues_are_looked_at_each_time(large: Path) -> None:
    edit(large, "2023-12")
    assert "issues/2023-12/articles/01.md" in found(large, "安全", now=NOW + 1)


def test_before_nothing_is_said_to_be_there_all_issues_are_looked_at(large: Path) -> None:
    edit(large, "2023-7")
    assert found(large, "全新词", now=NOW + 1) == ["issues/2023-7/articles/01.md"]


def test_all_issues_are_looked_at_again_after_half_a_minute(large: Path) -> None:
    edit(large, "2023-7")
    assert "issues/2023-7/articles/01.md" in found(large, "安全", now=NOW + 31)


def test_all_issues_are_looked_at_again_after_a_command_changed_one(large: Path) -> None:
    did(bulletin("new", "--date", "2024-11-25"))
    edit(large, "2023-7")
    assert "issues/2023-7/articles/01.md" in found(large, "安全", now=NOW + 1)


def test_an_issue_deleted_meanwhile_is_not_found(large: Path) -> None:
    before = found(large, "安全", now=NOW + 1)
    shutil.rmtree(large / "issues/2023-12")
    os.utime(large / "issues", (NOW - 100, NOW - 100))
    after = found(large, "安全", now=NOW + 1)
    assert after == [each for each in before if "2023-12" not in each]
