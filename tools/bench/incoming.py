"""Returned files beside `render`, old issues beside pandoc."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from statistics import median

import pypandoc

from tools.bench.timing import TimedCommand, in_turn, report
from tools.bench.workspaces import BULLETIN, COPIES

_MARKS = re.compile(rb"<(w:bookmark(Start|End)|(Relationship|Override) [^>]*customXml)[^>]*/>")


def returning(rounds: int, space: Path, folder: Path) -> None:
    """Time `revise` beside `render` on an issue of a hundred pages, unchanged and edited."""
    home = folder / "returned"
    shutil.copytree(space, home)
    issue = home / "issues" / "2024-35"
    articles = sorted((issue / "articles").iterdir())
    listing = [f"{copy}{place:02}.md" for copy in range(1, 14) for place in range(len(articles))]
    for name in listing:
        shutil.copy(articles[int(name[-5:-3])], issue / "articles" / name)
    text = (issue / "issue.toml").read_text(encoding="utf-8")
    text = re.sub(r"articles = \[.*?\]", f"articles = {listing}", text, flags=re.DOTALL)
    (issue / "issue.toml").write_text(text, encoding="utf-8")
    here = [*BULLETIN, "-C", str(home)]
    rendered = TimedCommand("bulletin render --no-check", [*here, "render", "--no-check"])
    subprocess.run(rendered.command, check=True, stdout=subprocess.DEVNULL)
    source = issue / "output" / "2024-35.docx"
    same = Path(shutil.copy(source, folder / "same.docx"))
    runs = [TimedCommand("revise，没有改动", [*here, "revise", str(same)])]
    for name, marks in (("每三段改一段", True), ("同上，没有书签和对照表", False)):
        file = _edited(source, folder / f"edited-{marks}.docx", marks=marks)
        runs.append(TimedCommand(f"revise，{name}", [*here, "revise", str(file)], most=1))
    in_turn(rounds, rendered, *runs)
    report("收回一百页的一期", [rendered, *runs], rendered, "revise 不到 render 的 5 倍")


def _edited(source: Path, target: Path, *, marks: bool) -> Path:
    """Copy a Word file with words replaced in every third paragraph, its marks kept or not."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            if not marks and part.startswith("customXml"):
                continue
            data = old.read(part)
            if part == "word/document.xml":
                pieces = data.decode().split("</w:p>")
                pieces[::3] = [re.sub("的|和", "与", each) for each in pieces[::3]]
                data = "</w:p>".join(pieces).encode()
            new.writestr(part, data if marks else _MARKS.sub(b"", data))
    return target


def importing(rounds: int, space: Path, folder: Path) -> None:
    """Time `import` of an archive of Word files and text dumps beside pandoc on one Word file."""
    every = folder / f"archive-{COPIES}"  # many_issues rendered it
    subprocess.run(
        [*BULLETIN, "-C", str(every), "render", "--all", "--no-check", "--docx", "--text"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    old = folder / "old"
    old.mkdir()
    issues = sorted(each for each in (every / "issues").iterdir() if each.is_dir())
    for place, issue in enumerate(issues):
        ending = "txt" if place % 2 else "docx"
        shutil.copy(issue / "output" / f"{issue.name}.{ending}", old)
    fresh = folder / "fresh"

    def before() -> None:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(space, fresh, ignore=shutil.ignore_patterns("issues"))

    words = [*BULLETIN, "-C", str(fresh), "import", str(old)]
    run = TimedCommand(f"import（{COPIES} 期）", words, before)
    one = str(next(old.glob("*.docx")))
    pandoc = TimedCommand("pandoc", [pypandoc.get_pandoc_path(), one, "-t", "markdown"])
    in_turn(max(rounds // 4, 2), run, pandoc)
    each, peer = median(run.seconds) / COPIES * 1000, median(pandoc.seconds) * 1000
    print("\n## 收进旧的各期\n\n目标：200 期的峰值内存不到 300 MB\n")
    print(f"{run.name}：每期 {each:.1f} 毫秒，pandoc 转成 Markdown 每期 {peer:.1f} 毫秒，", end="")
    print(f"比值 {each / peer:.2f}；峰值内存 {run.peak:.0f} MB。")
