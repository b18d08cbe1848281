"""One random round from beginning to end: rendered, edited, revised twice, compared."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import docx

from bulletin_cli.content.article import Article
from bulletin_cli.content.article_text import dump_article, parse_article
from bulletin_cli.incoming.word.manifest import parse_manifest
from bulletin_cli.store.outputs import MANIFEST, output_path
from tests.conftest import bulletin, did, write
from tests.incoming.revised.rounds import Round
from tests.samples import ROOT, picture

_SETTINGS = """schema = 1

[periodical]
nameplate = ["示例行业", "示例工作简报"]
issuer = "示例局办公室"
template = "{template}"

[numbering]
last = "2024-34"
last_whole_number = 485

[distribution]
report_to = ["示例上级局"]
copy_to = ["各区局"]
issue_to = []

[check]
ignore = []
"""
_ISSUE = """schema = 1
year = 2024
number = 35
whole_number = 486
date = 2024-11-25
status = "draft"
articles = [{files}]
"""
_IDENTIFIER = "2024-35"


class Outcome:
    """What came of a round: `fault` says in words what is neither exact nor told."""

    def __init__(self, log: str, *, fault: str = "", exact: bool = False) -> None:
        self.log = log
        self.fault = fault
        self.is_exact = exact


def play(seed: int, root: Path) -> Outcome:
    """Play the round of a seed in a new workspace at `root`."""
    game = Round(seed)
    folder = root / "issues" / _IDENTIFIER
    before = _write(game, seed, root, folder)
    did(bulletin("-C", root, "render", "--no-check"))
    place = output_path(root, _IDENTIFIER, MANIFEST)
    marks = parse_manifest(place.read_bytes(), "").bookmarks
    document = docx.Document(str(output_path(root, _IDENTIFIER, ".docx")))
    game.edit(document, marks)
    returned = root / "退回 的.docx"
    document.save(str(returned))
    if game.marks == "none" and game.random.random() < 0.5:
        place.unlink()
    if place.is_file() or game.marks in (
        "kept",
        "bookmarks",
    ):  # else nobody knows what was rendered
        before = game.change_articles()
        for each in before:
            write(folder / "articles" / each.file, dump_article(each))
    form = f"{'tracked' if game.tracked else 'plain'} {'printed ' * game.prints_links}{game.marks}"
    log = f"{seed} {form} {game.log}"
    first = bulletin("-C", root, "revise", returned, "--apply", "--accept-all")
    now, files = _read(folder), _files(folder)
    second = bulletin("-C", root, "revise", returned, "--apply", "--accept-all")
    wanted = game.articles()
    is_exact = now == wanted
    fault = ""
    if first.exit_code not in (0, 1):
        fault = f"refused: {first.stderr}"
    elif not is_exact and not _is_told(now, wanted, first.stdout):
        fault = f"neither exact nor told:\n{first.stdout}\n{_differences(now, wanted)}"
    elif before != wanted and "没有改动" in first.stdout:
        fault = "changed, and nothing is told"
    elif _files(folder) != files or "写进" in second.stdout:
        fault = f"a second time changed: {second.stdout}"
    return Outcome(log, fault=f"{log}\n{fault}" if fault else "", exact=is_exact)


def _write(game: Round, seed: int, root: Path, folder: Path) -> tuple[Article, ...]:
    template = ("shanghai-post", "gbt9704")[seed % 2]
    settings = (ROOT / "templates" / template / "template.toml").read_text(encoding="utf-8")
    if game.prints_links:
        shutil.copytree(ROOT / "templates" / template, root / "templates" / template)
        write(root / "templates" / template / "template.toml", f"print_links = true\n{settings}")
    write(root / "bulletin.toml", _SETTINGS.format(template=template))
    files = ", ".join(f'"{file}"' for file in game.sheets)
    write(folder / "issue.toml", _ISSUE.format(files=files))
    for name, width in (("a", 40), ("b", 50), ("c", 60)):
        write(folder / "images" / f"{name}.png", picture(width, 20).data)
    articles = game.articles()
    for each in articles:
        write(folder / "articles" / each.file, dump_article(each))
    return articles


def _read(folder: Path) -> tuple[Article, ...]:
    return tuple(
        replace(parse_article(text, name, name), review=())
        if "<<<<<<<" not in text
        else Article(name, (text,), ())
        for name, text in ((each.name, each.read_text("utf-8")) for each in _paths(folder))
    )


def _paths(folder: Path) -> list[Path]:
    return sorted((folder / "articles").glob("*.md"))


def _files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in _paths(folder)}


def _lines(article: Article) -> set[str]:
    return set(filter(None, dump_article(article).split("\n")))


def _is_told(now: tuple[Article, ...], wanted: tuple[Article, ...], out: str) -> bool:
    """Return whether all that differs is named as something to settle."""
    if "要自己处理" not in out:
        return False
    shown = out.replace("[-", "").replace("-]", "").replace("{+", "").replace("+}", "")
    return all(
        line.strip("#* ") in shown
        for one, other in zip(now, wanted, strict=True)
        for line in _lines(one) ^ _lines(other)
    )


def _differences(now: tuple[Article, ...], wanted: tuple[Article, ...]) -> str:
    return "\n".join(
        f"{one.file}\n--- is\n{dump_article(one)}\n--- ought\n{dump_article(other)}"
        for one, other in zip(now, wanted, strict=True)
        if one != other
    )
