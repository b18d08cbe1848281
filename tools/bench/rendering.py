"""Word files beside pandoc and docxtpl, pages beside LibreOffice, and the typesetter alone."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import docx
import pypandoc

from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.workspace import Workspace
from tools.bench.timing import TimedCommand, in_turn, report
from tools.bench.workspaces import BULLETIN, COPIES, REFERENCE, archive

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


def typesetting(rounds: int, space: Path) -> None:
    """Time the typesetter in this process, on No. 486 and on a hundred times its text."""
    office = Workspace(space)
    issue, template, periodical = office.issue("2024-35"), office.template(), office.config
    long = replace(issue, articles=issue.articles * 100)
    documents = [compose(each, template, periodical.periodical) for each in (issue, long)]
    gc.set_threshold(100_000)  # as commands have it
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
