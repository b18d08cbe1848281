"""Whole processes against their peers, in turn and in one run; writes docs/benchmarks.md.

Each command runs N times, A B C A B C …, after a warm-up; what is quoted is the median, and the
median of the ratios within a round, which a change of the machine's speed leaves alone.
Run with `make bench`, or python tools/bench.py [ROUNDS].
"""

from __future__ import annotations

import gc
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from statistics import median

import docx
import pypandoc

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.workspace import Workspace
from tools.bench_proof import proofreading

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT.parent / "shared" / "reference" / "issue-486" / "articles"
BULLETIN = [str(Path(sys.executable).with_name("bulletin"))]
OFFICE = (
    "--template", "shanghai-post", "--nameplate", "示例行业", "--nameplate", "示例工作简报",
    "--issuer", "示例局办公室", "--report-to", "示例上级局", "--copy-to", "各区局",
)  # fmt: skip
COPIES = 200
_MARKS = re.compile(rb"<(w:bookmark(Start|End)|(Relationship|Override) [^>]*customXml)[^>]*/>")

DOCXTPL = """
import sys
from pathlib import Path
from docxtpl import DocxTemplate
articles = []
for path in sorted(Path(sys.argv[1]).glob("*.md")):
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line]
    title = [line[2:] for line in lines if line.startswith("# ")]
    articles.append({"title": "".join(title), "paragraphs": lines[len(title):]})
template = DocxTemplate(sys.argv[2])
template.render({"articles": articles})
template.save(sys.argv[3])
"""


class TimedCommand:
    """Wall seconds and peak memory of each run of a command."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        before: Callable[[], None] | None = None,
        most: int = 0,  # the highest exit code that is no failure
    ) -> None:
        self.name = name
        self.command = command
        self.before = before
        self.most = most
        self.seconds: list[float] = []
        self.peak = 0.0

    def once(self, *, counted: bool) -> None:
        """Run the command; `before` is not timed."""
        if self.before:
            self.before()
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if not 0 <= process.returncode <= self.most:
            sys.exit(f"{self.name}: exit code {process.returncode}")
        self.peak = max(self.peak, usage.ru_maxrss / 1024)
        if counted:
            self.seconds.append(seconds)

    def ratio(self, other: TimedCommand) -> float:
        """Return the median of the ratios to `other`, round by round."""
        return median(a / b for a, b in zip(self.seconds, other.seconds, strict=True))


def in_turn(rounds: int, *runs: TimedCommand) -> None:
    """Run all commands in turn, `rounds` times after a warm-up."""
    for number in range(rounds + 1):
        for run in runs:
            run.once(counted=number > 0)


def report(title: str, runs: Sequence[TimedCommand], peer: TimedCommand, limit: str) -> None:
    """Print one table."""
    print(f"\n## {title}\n\n目标：{limit}\n\n| 命令 | 中位数（毫秒） | 倍数 | 峰值内存（MB） |")
    print("| --- | ---: | ---: | ---: |")
    for run in runs:
        milliseconds = median(run.seconds) * 1000
        print(f"| {run.name} | {milliseconds:.1f} | {run.ratio(peer):.2f} | {run.peak:.0f} |")


def workspace(folder: Path) -> Path:
    """Make a workspace whose one issue is No. 486, its errors mended so that it is rendered."""
    space = folder / "space"
    articles = sorted(map(str, REFERENCE.glob("*.md")))
    for words in (
        ["init", str(space), *OFFICE, "--last", "2024-34", "--last-whole-number", "485"],
        ["-C", str(space), "new", "--date", "2024-11-25"],
        ["-C", str(space), "add-article", *articles],
        ["-C", str(space), "check", "--fix"],
    ):
        subprocess.run([*BULLETIN, *words], check=True, stdout=subprocess.DEVNULL)
    return space


def archive(folder: Path, source: Path, count: int, *, whole: bool) -> Path:
    """Make a workspace of `count` weekly issues: copies of `source`, or their issue.toml alone."""
    space = folder / f"archive-{count}"
    shutil.copytree(source, space, ignore=shutil.ignore_patterns("issues"))
    text = (space / "bulletin.toml").read_text(encoding="utf-8")
    text = text.replace('last = "2024-34"\nlast_whole_number = 485\n', "")
    (space / "bulletin.toml").write_text(text, encoding="utf-8")
    day, number = date(1800, 1, 6), 0
    for whole_number in range(1, count + 1):
        number = 1 if (day + timedelta(7)).year != day.year else number + 1
        day += timedelta(7)
        issue = space / "issues" / f"{day.year}-{number}"
        if whole:
            shutil.copytree(source / "issues" / "2024-35", issue)
        issue.mkdir(parents=True, exist_ok=True)
        articles = "".join(f'"{n:02}.md", ' for n in range(1, 7)) if whole else ""
        (issue / "issue.toml").write_text(
            f"schema = 1\nyear = {day.year}\nnumber = {number}\nwhole_number = {whole_number}\n"
            f"date = {day}\narticles = [{articles}]\n",
            encoding="utf-8",
        )
    return space


def docxtpl_template(path: Path) -> None:
    """Make the template that docxtpl fills: titles and paragraphs in loops."""
    document = docx.Document()
    for text in (
        "{%p for article in articles %}",
        "{{ article.title }}",
        "{%p for paragraph in article.paragraphs %}",
        "{{ paragraph }}",
        "{%p endfor %}",
        "{%p endfor %}",
    ):
        document.add_paragraph(text)
    document.save(str(path))


def start_up(rounds: int, space: Path) -> None:
    """Time the commands that do least."""
    bare = TimedCommand("python -c pass", [sys.executable, "-c", "pass"])
    typer = TimedCommand('python -c "import typer"', [sys.executable, "-c", "import typer"])
    shown = TimedCommand("bulletin --help", [*BULLETIN, "--help"])
    listed = TimedCommand("bulletin list", [*BULLETIN, "-C", str(space), "list"])
    in_turn(rounds, bare, typer, shown, listed)
    report("启动", [bare, typer, shown, listed], bare, "bulletin list 至多 6 倍")


def one_issue(rounds: int, space: Path, folder: Path) -> TimedCommand:
    """Render No. 486 beside pandoc and docxtpl; return pandoc's run."""
    bulletin = TimedCommand(
        "bulletin render --docx", [*BULLETIN, "-C", str(space), "render", "--docx", "2024-35"]
    )
    subprocess.run(
        [*BULLETIN, "-C", str(space), "render", "--docx"], check=True, stdout=subprocess.DEVNULL
    )
    look = str(space / "issues" / "2024-35" / "output" / "2024-35.docx")
    articles = sorted(map(str, REFERENCE.glob("*.md")))
    out = str(folder / "peer.docx")
    pandoc = TimedCommand(
        "pandoc --reference-doc",
        [pypandoc.get_pandoc_path(), *articles, f"--reference-doc={look}", "-o", out],
    )
    template = folder / "template.docx"
    docxtpl_template(template)
    filled = TimedCommand(
        "docxtpl", [sys.executable, "-c", DOCXTPL, str(REFERENCE), str(template), out]
    )
    in_turn(rounds, bulletin, pandoc, filled)
    report(
        "第486期排成 Word 文件",
        [bulletin, pandoc, filled],
        pandoc,
        "至多 pandoc 的 3 倍，争取 2 倍",
    )
    return pandoc


def many_issues(rounds: int, space: Path, folder: Path, pandoc: TimedCommand) -> None:
    """Time a whole archive beside what pandoc takes for one issue."""
    every = archive(folder, space, COPIES, whole=True)
    run = TimedCommand(
        f"render --all --docx（{COPIES} 期）", [*BULLETIN, "-C", str(every), "render", "--all"]
    )
    in_turn(max(rounds // 4, 2), run)
    each, peer = median(run.seconds) / COPIES * 1000, median(pandoc.seconds) * 1000
    print("\n## 一次排全部\n\n目标：每期至多 pandoc 每期的四分之一，峰值内存不到 120 MB\n")
    print(f"{run.name}：每期 {each:.1f} 毫秒，pandoc 每期 {peer:.1f} 毫秒，", end="")
    print(f"比值 {each / peer:.2f}；峰值内存 {run.peak:.0f} MB。")


def new_issue(rounds: int, space: Path, folder: Path) -> None:
    """Time `new` with a small and with a large archive."""
    runs = []
    for count in (10, 10_000):
        home = archive(folder, space, count, whole=False)
        runs.append(_new_run(home, count))
    in_turn(rounds, *runs)
    report("bulletin new", runs, runs[0], "有 10,000 期时至多是有 10 期时的 1.2 倍")


def _new_run(home: Path, count: int) -> TimedCommand:
    known = {path.name for path in (home / "issues").iterdir()}

    def forget() -> None:
        for path in (home / "issues").iterdir():
            if path.is_dir() and path.name not in known:
                shutil.rmtree(path)

    command = [*BULLETIN, "-C", str(home), "new", "--date", "2026-01-05"]
    return TimedCommand(f"new，已有 {count:,} 期", command, forget)


def checking(rounds: int, space: Path, folder: Path) -> None:
    """Time `check` of No. 486 beside `list`, and of one issue in small and large archives."""
    here = [*BULLETIN, "-C", str(space)]
    listed = TimedCommand("bulletin list", [*here, "list"])
    checked = TimedCommand("bulletin check", [*here, "check", "2024-35"], most=1)
    in_turn(rounds, listed, checked)
    report("校对第486期", [listed, checked], listed, "bulletin check 至多 list 的 2 倍")
    runs = []
    for count in (10, 10_000):
        home = archive(folder / "checked", space, count, whole=False)
        last = max((home / "issues").iterdir(), key=lambda path: path.stat().st_mtime_ns)
        shutil.copytree(space / "issues" / "2024-35" / "articles", last / "articles")
        toml = last / "issue.toml"
        listing = ", ".join(f'"{path.name}"' for path in sorted((last / "articles").iterdir()))
        text = toml.read_text(encoding="utf-8").replace("articles = []", f"articles = [{listing}]")
        toml.write_text(text, encoding="utf-8")
        command = [*BULLETIN, "-C", str(home), "check", last.name]
        runs.append(TimedCommand(f"check，共 {count:,} 期", command, most=1))
    in_turn(rounds, *runs)
    report("大档案里校对一期", runs, runs[0], "有 10,000 期时至多是有 10 期时的 1.3 倍")


def pages(rounds: int, space: Path, folder: Path) -> None:
    """Time the preview beside `list`, and the PDF beside LibreOffice converting the .docx."""
    here = [*BULLETIN, "-C", str(space)]
    listed = TimedCommand("bulletin list", [*here, "list"])
    preview = TimedCommand("bulletin preview --format text", [*here, "preview", "--format", "text"])
    in_turn(rounds, listed, preview)
    report("预览第486期", [listed, preview], listed, "preview --format text 至多 list 的 2.5 倍")
    if not shutil.which("soffice"):
        print("\n没有装 LibreOffice，PDF 没有量。")
        return
    source = space / "issues" / "2024-35" / "output" / "2024-35.docx"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    office = TimedCommand("LibreOffice 转换 Word 文件", [*convert, str(source)])
    drawn = TimedCommand("bulletin render --pdf", [*here, "render", "--pdf"])
    in_turn(max(rounds // 3, 3), office, drawn)
    report("第486期排成 PDF", [office, drawn], drawn, "render --pdf 比 LibreOffice 至少快 4 倍")


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


def typesetting(rounds: int, space: Path) -> None:
    """Time the typesetter in this process, on No. 486 and on a hundred times its text."""
    office = Workspace(space)
    issue, template, periodical = office.issue("2024-35"), office.template(), office.config
    long = replace(issue, articles=issue.articles * 100)
    documents = [compose(each, template, periodical.periodical) for each in (issue, long)]
    times: list[list[float]] = []
    for document in documents:  # not in turn: what a long document leaves behind slows a short one
        gc.collect()
        times.append([])
        for _ in range(rounds + 1):
            start = time.perf_counter()
            set_pages = typeset(document)
            times[-1].append(time.perf_counter() - start)
    times = [each[1:] for each in times]
    ratio = median(times[1]) / median(times[0])
    print("\n## 排版\n\n目标：第486期至多 15 毫秒；文字多 100 倍，时间至多 120 倍\n")
    print(f"第486期 {median(times[0]) * 1000:.1f} 毫秒，", end="")
    print(f"100 倍的文字（{len(set_pages.pages)} 页）{median(times[1]) * 1000:.0f} 毫秒，", end="")
    print(f"比值 {ratio:.0f}。")


def main() -> None:
    """Run everything and print the report."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    if not REFERENCE.is_dir():
        sys.exit("the published No. 486 is not beside the project: nothing to measure on")
    names = (
        "bulletin-cli", "typer", "jinja2", "docxtpl", "python-docx", "typst", "autocorrect-py",
    )  # fmt: skip
    libraries = "，".join(f"{name} {version(name)}" for name in names)
    print(
        "# 基准\n\n`make bench` 写出的报告：整个进程的墙钟时间，各命令轮流跑，比较同一轮的比值。\n"
    )
    print(f"- 机器：{platform.system()} {platform.machine()}，{os.cpu_count()} 核")
    print(
        f"- Python {platform.python_version()}，pandoc {pypandoc.get_pandoc_version()}，{libraries}"
    )
    print(f"- 轮数：{rounds}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        space = workspace(folder)
        start_up(rounds, space)
        pandoc = one_issue(rounds, space, folder)
        many_issues(rounds, space, folder, pandoc)
        new_issue(rounds, space, folder)
        pages(rounds, space, folder)
        returning(rounds, space, folder)
        importing(rounds, space, folder)
        typesetting(rounds, space)
        checking(rounds, space, folder)
        proofreading(rounds)


if __name__ == "__main__":
    main()
