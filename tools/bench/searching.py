"""`search` in ten thousand issues: built, asked, asked after a change; ripgrep beside it.

The texts are words of the trade in the order of chance. Figures are looked up, too: two hundred
words are counted by the index and by a plain look at the files.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import unicodedata
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from tools.bench.timing import TimedCommand, in_turn, report
from tools.bench.workspaces import BULLETIN, OFFICE, ROOT

YEARS, ISSUES, ARTICLES = 200, 50, 6
_LAST = 2024
_WORDS = ROOT / "bulletin_cli" / "layout" / "data" / "title_words.txt"
_QUERIES = 200


def searching(rounds: int, folder: Path) -> None:
    """Time the building, the queries, and a query after one issue changed; count both ways."""
    home = folder / "searched"
    _make_archive(home)
    search = [*BULLETIN, "-C", str(home), "search"]
    built = TimedCommand("search，第一次，建索引", [*search, "安全生产"])
    built.once(counted=True)
    size = sum(each.stat().st_size for each in (home / ".cache").iterdir())
    version = TimedCommand("bulletin --version", [*BULLETIN, "--version"])
    one, two, four, phrase, rare, changed = (
        TimedCommand(name, [*search, *words], before)
        for name, words, before in (
            ("search 会（一个字）", ["会"], None),
            ("search 安全（两个字）", ["安全"], None),
            ("search 安全生产（四个字）", ["安全生产"], None),
            ("search 安全生产 -会议", ["安全生产", "-会议"], None),
            ("search 无此词（没有的词，全部文件看一遍）", ["无此词"], None),
            ("search，改了一期以后", ["无此词"], lambda: _touch(home)),
        )
    )
    runs = [version, one, two, four, phrase, rare, changed, *_ripgrep(home)]
    in_turn(rounds, *runs)
    report(
        f"查找：{YEARS * ISSUES:,} 期、{YEARS * ISSUES * ARTICLES:,} 篇", runs, version,
        "查一个词至多比 --version 多 60 毫秒；改了一期以后至多多 500 毫秒；建索引不到 300 MB",
    )  # fmt: skip
    print(
        f"\n建索引 {built.seconds[0]:.0f} 秒，内存 {built.peak:.0f} MB，索引 {size / 1e6:.0f} MB。"
        f"{_QUERIES} 个词的篇数和逐字数的不同的有 {_differing(home)} 个。"
    )


def _ripgrep(home: Path) -> list[TimedCommand]:
    """Return ripgrep counting the files with a word, nothing where it is not installed."""
    if not shutil.which("rg"):
        print("\n本机没有装 ripgrep，没有比。")
        return []
    command = ["rg", "-c", "安全生产", str(home / "issues")]
    return [TimedCommand("rg -c 安全生产", command)]


def _touch(home: Path) -> None:
    """Change one article of an old issue, as an editor does."""
    path = home / "issues" / f"{_LAST - YEARS // 2}-7" / "articles" / "03.md"
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n添上一段。\n")


def _make_archive(home: Path) -> None:
    """Make the workspace; its texts are not kept, since a process begins as large as this one."""
    subprocess.run([*BULLETIN, "init", str(home), *OFFICE], check=True, stdout=subprocess.DEVNULL)
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if line[:1] != "#" for word in line.split()[1:]]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    draw = random.Random(20)  # noqa: S311 - texts, no secrets
    for whole_number in range(1, YEARS * ISSUES + 1):
        year, number = divmod(whole_number - 1, ISSUES)
        folder = home / "issues" / f"{_LAST - YEARS + 1 + year}-{number + 1}"
        (folder / "articles").mkdir(parents=True)
        _put_head(folder, whole_number)
        for place in range(1, ARTICLES + 1):
            text = "\n\n".join(_sentence(draw, words, weights) for _ in range(8))
            title = "".join(draw.choices(words, cum_weights=weights, k=5))
            head = f'+++\ntitle = "{title}"\nunit = "第{draw.randint(1, 60)}局"\n+++\n\n'
            file = folder / "articles" / f"{place:02}.md"
            file.write_text(f"{head}{text}\n", encoding="utf-8")


def _put_head(folder: Path, whole_number: int) -> None:
    year, number = map(int, folder.name.split("-"))
    day = date(year, 1, 1) + timedelta(7 * (number - 1))
    listed = ", ".join(f'"{place:02}.md"' for place in range(1, ARTICLES + 1))
    (folder / "issue.toml").write_text(
        f"schema = 1\nyear = {year}\nnumber = {number}\nwhole_number = {whole_number}\n"
        f'date = {day}\nstatus = "published"\narticles = [{listed}]\n',
        encoding="utf-8",
    )


def _sentence(draw: random.Random, words: list[str], weights: list[float]) -> str:
    """Return a paragraph of a hundred characters."""
    parts = ("".join(draw.choices(words, cum_weights=weights, k=6)) for _ in range(7))
    return f"{draw.randint(2, 999)}日，{'，'.join(parts)}。"


def _differing(home: Path) -> int:
    """Return how many of two hundred stretches of text are not counted as a plain look does."""
    from bulletin_cli.archive.folding import fold
    from bulletin_cli.archive.query import Query
    from bulletin_cli.store.search.shelves import IssueShelf
    from bulletin_cli.store.search.statements import Filters
    from bulletin_cli.store.search.upkeep import open_index

    texts = {
        path.relative_to(home).as_posix(): _plain(path)
        for path in (home / "issues").glob("*/articles/*.md")
    }
    draw = random.Random(7)  # noqa: S311 - the same each time
    index, differing = open_index(IssueShelf(home)), 0
    for text in draw.choices(list(texts.values()), k=_QUERIES):
        line = draw.choice([each for each in text.split("\n") if len(each) > 8])
        start, length = draw.randrange(len(line) - 6), draw.choice((1, 2, 2, 3, 4, 6))
        query = Query((fold(line[start : start + length]),))
        (word,) = query.wanted
        counted = index.count(query, Filters())
        if counted is None:  # then those that may have it are read
            candidates = index.candidates(query, Filters())
            counted = sum(word in texts[each.file] for each in candidates)
        differing += counted != sum(word in each for each in texts.values())
    index.close()
    return differing


def _plain(path: Path) -> str:
    """Return title and body of an article as the bench has written it, folded."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n")
    title = head.split('"')[1]
    return unicodedata.normalize("NFKC", f"{title}\n{body}").lower()
