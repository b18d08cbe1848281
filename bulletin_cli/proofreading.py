"""One call for `bulletin check`: what a target means, what is found in it, what mends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.article_text import FENCE, parse_article
from bulletin_cli.errors import BulletinError
from bulletin_cli.glossary import Glossary
from bulletin_cli.numbering import label
from bulletin_cli.proof.baseline import Baseline
from bulletin_cli.proof.engine import Choice, check
from bulletin_cli.proof.finding import LEVELS, Finding
from bulletin_cli.proof.fixing import Fixed, fixed_files
from bulletin_cli.proof.texts import article_text, plain_text, word_text
from bulletin_cli.record import record
from bulletin_cli.store.files import lock, read_text, write_files
from bulletin_cli.store.sources import Source, read_source, source_of, write_sources
from bulletin_cli.workspace import Workspace

if TYPE_CHECKING:
    from bulletin_cli.proof.dossier import Text

STDIN = "-"
_MARKDOWN = (".md", ".markdown")
_WORD = ".docx"
_ENDINGS = (".txt", *_MARKDOWN, _WORD)
_REFERENCE = re.compile(r"(?:总第?|w)\d{1,6}期?|\d{1,4}|\d{4}-s?\d+(?:\+\d+)?")

# Name -> module:function of a report of all findings; "text" and "docx" are the command's own.
FORMATS = {
    "text": "",
    "json": "bulletin_cli.proof.report:json_report",
    "github": "bulletin_cli.proof.github:github_report",
    "sarif": "bulletin_cli.proof.sarif:sarif_report",
    "docx": "",
}


@record
class Orders:
    """What the command line asks for; `fail_on` is "" where bulletin.toml decides."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    baseline: Path | None = None
    update_baseline: bool = False

    def choice(self, settings: Choice) -> Choice:
        """Return the rules to run: those selected here, else those of bulletin.toml; less ignored.

        Raises BulletinError for an id that there is not.
        """
        settings.rules()
        if self.select:
            return Choice(self.select, self.ignore, where="")
        return Choice(settings.select, (*settings.ignore, *self.ignore), where="")


Check = Callable[[Mapping[str, str], bool], tuple[Finding, ...]]


@record
class Subject:
    """What is proofread together: an issue, one article within its issue, or a file of its own.

    `check` takes texts that stand in for files, and whether the pages are looked at too.
    `sources` returns the files that fixes may go into, `readable` says whether a changed one
    can still be read, `only` is the file whose findings alone are wanted.
    """

    label: str
    check: Check
    sources: Callable[[], dict[str, Source]]
    readable: Callable[[str, str], bool]
    space: Workspace | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    identifier: str = ""
    only: str = ""

    @property
    def root(self) -> Path:
        """The folder that the names of files count from."""
        return self.space.root if self.identifier and self.space else Path()

    def findings(
        self, texts: Mapping[str, str] | None = None, *, paged: bool = True
    ) -> tuple[Finding, ...]:
        """Return what the rules find."""
        found = self.check(texts or {}, paged)
        return tuple(each for each in found if self.only in ("", each.place.file))


def subject(start: Path, target: str | None, stdin: Callable[[], bytes], orders: Orders) -> Subject:
    """Return what `target` means in the workspace around `start`. Raises BulletinError.

    A path wins only where such a file exists or where it ends like one; a folder of issues/ is
    that issue.
    """
    if target == STDIN:
        return _standing_alone(source_of(stdin(), STDIN), Workspace.around(start), orders)
    path = Path(target or "")
    if target is None or (_REFERENCE.fullmatch(target) and not path.is_file()):
        space = Workspace.find(start)
        return _issue(space, space.resolve(target), orders)
    if path.exists() or path.suffix.lower() in _ENDINGS or re.search(r"[/\\]", target):
        return _of_path(path, target, start, orders)
    space = Workspace.find(start)
    return _issue(space, space.resolve(target), orders)


def mend(of: Subject, *, unsafe: bool) -> tuple[dict[str, Source], Fixed]:
    """Return the files of a subject, and what they would be after all fixes; nothing is written."""
    sources = of.sources()
    texts = {file: source.text for file, source in sources.items()}

    def again(changed: Mapping[str, str]) -> tuple[Finding, ...]:
        return of.findings(changed, paged=False)

    return sources, fixed_files(texts, again, of.readable, unsafe=unsafe)


def mend_files(of: Subject, *, unsafe: bool) -> dict[str, int]:
    """Write what mends a subject into its files, and return how many fixes each file got."""
    if not of.identifier or of.space is None:
        return _mend_files(of, unsafe=unsafe)
    with lock(of.space.issues, of.space.root):
        of.space.draft(of.identifier)
        return _mend_files(of, unsafe=unsafe)


def mended(of: Subject, *, unsafe: bool) -> bytes:
    """Return the bytes of a subject of one file after all fixes."""
    sources, fixed = mend(of, unsafe=unsafe)
    ((file, source),) = sources.items()
    return source.encoded(fixed.texts[file])


def difference(sources: Mapping[str, Source], fixed: Fixed) -> str:
    """Return what fixes would change, as a unified diff."""
    parts: list[str] = []
    for file, source in sources.items():
        before, after = _lines(source.text), _lines(fixed.texts[file])
        for line in unified_diff(before, after, fromfile=file, tofile=file):
            parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)


def without_known(
    subjects: Sequence[Subject], found: Sequence[tuple[Finding, ...]], orders: Orders
) -> tuple[list[tuple[Finding, ...]], list[str]]:
    """Return the findings that no baseline knows, and what to tell of the baselines.

    A baseline named on the command line is written where there is none.
    """
    told: list[str] = []
    places = [orders.baseline or (each.space.baseline if each.space else None) for each in subjects]
    for place in dict.fromkeys(filter(None, places)):
        mine = [n for n, each in enumerate(places) if each == place]
        new = orders.baseline is not None and not place.exists()
        if orders.update_baseline or new:
            baseline = Baseline.of(finding for n in mine for finding in found[n])
            write_files({place: baseline.dump()}, Path.cwd())
            told.append(f"基线 {place}：记下 {len(baseline)} 处")
        elif not place.exists():
            told.append(f"提醒：还没有基线 {place}，用 --update-baseline 写出。")
            continue
        else:
            baseline = Baseline.parse(read_text(place, str(place)), str(place))
        count = sum(len(found[n]) for n in mine)
        left = iter(baseline.unknown(finding for n in mine for finding in found[n]))
        fresh = set(map(id, left))
        found = [
            tuple(each for each in group if id(each) in fresh) if n in mine else group
            for n, group in enumerate(found)
        ]
        if hidden := count - len(fresh):
            told.append(f"基线里已知的 {hidden} 处没有列出。")
    if orders.update_baseline and not any(places):
        raise BulletinError(
            "没有写明基线文件", "加上 --baseline FILE，或在 [check] 里写 baseline。"
        )
    return list(found), told


def fails(of: Subject, findings: Sequence[Finding], orders: Orders) -> bool:
    """Return whether findings reach the level from which on a check fails."""
    level = orders.fail_on or (of.space.config.check.fail_on if of.space else LEVELS[0])
    failing = [str(each) for each in LEVELS]
    return any(each.level in failing[: failing.index(level) + 1] for each in findings)


def placed_below(findings: Sequence[Finding], root: Path, base: Path) -> list[Finding]:
    """Return findings whose files, named from `root`, are named from `base` where it is above."""
    here, above = root.resolve(), base.resolve()
    if here == above or not here.is_relative_to(above):
        return list(findings)
    prefix = here.relative_to(above).as_posix()
    return [
        replace(each, place=replace(each.place, file=f"{prefix}/{each.place.file}"))
        for each in findings
    ]


def _mend_files(of: Subject, *, unsafe: bool) -> dict[str, int]:
    sources, fixed = mend(of, unsafe=unsafe)
    write_sources(sources, fixed.texts, of.root)
    return {file: count for file, count in fixed.counts.items() if count}


def _of_path(path: Path, target: str, start: Path, orders: Orders) -> Subject:
    resolved = path.resolve()
    space = Workspace.around(resolved.parent) or Workspace.around(start)
    parts = resolved.relative_to(space.root).parts if _within(resolved, space) and space else ()
    if space and parts[:1] == ("issues",) and len(parts) == 2 and path.is_dir():
        return _issue(space, parts[1], orders)
    if space and parts[:1] == ("issues",) and len(parts) == 4 and parts[2] == "articles":
        name = parts[3]
        is_issue = (space.issues / parts[1] / "issue.toml").is_file()
        if path.is_file() and is_issue and name in space.head(parts[1]).files:
            return _issue(space, parts[1], orders, only="/".join(parts))
    if path.suffix.lower() == _WORD:
        return _word(path, target, space, orders)
    return _standing_alone(read_source(path, target), space, orders)


def _within(path: Path, space: Workspace | None) -> bool:
    return space is not None and path.is_relative_to(space.root)


def _issue(space: Workspace, identifier: str, orders: Orders, only: str = "") -> Subject:
    choice = orders.choice(space.choice())
    whole = space.issue(identifier, skip_missing=True)
    folder = f"issues/{identifier}/articles"

    def run(texts: Mapping[str, str], paged: bool) -> tuple[Finding, ...]:
        issue = space.issue(identifier, skip_missing=True, texts=texts) if texts else whole
        pages = space.typeset(issue) if paged else None
        dossier = space.dossier(identifier, issue, pages)
        return check(dossier.texts, dossier, choice)

    def sources() -> dict[str, Source]:
        files = (f"{folder}/{article.file}" for article in whole.articles)
        wanted = [file for file in files if only in ("", file)]
        return {file: read_source(space.root / file, file) for file in wanted}

    titles = {f"{folder}/{each.file}": each.full_title for each in whole.articles}
    named = only or label(whole.number)
    return Subject(named, run, sources, _is_article, space, titles, identifier, only)


def _standing_alone(source: Source, space: Workspace | None, orders: Orders) -> Subject:
    """Return a text file, or standard input, as it stands for itself."""
    choice = orders.choice(space.choice() if space else Choice())
    glossary = space.glossary if space else Glossary()
    name = "标准输入" if source.file == STDIN else source.file

    def run(texts: Mapping[str, str], paged: bool) -> tuple[Finding, ...]:
        del paged
        text = texts.get(source.file, source.text)
        return check([_text(text, source.file, glossary)], None, choice)

    def readable(file: str, text: str) -> bool:
        try:
            _text(text, file, glossary)
        except BulletinError:
            return False
        return True

    return Subject(name, run, lambda: {source.file: source}, readable, space)


def _word(path: Path, file: str, space: Workspace | None, orders: Orders) -> Subject:
    from bulletin_cli.store.word import read_word

    choice = orders.choice(space.choice() if space else Choice())
    glossary = space.glossary if space else Glossary()
    text = word_text(read_word(path, file), file, glossary)

    def refuse() -> dict[str, Source]:
        raise BulletinError(
            "不能改 Word 文件", "照报告在 Word 里改，或另存为 .txt 再用 --fix。", file=file
        )

    return Subject(file, lambda *_: check([text], None, choice), refuse, lambda *_: False, space)


def _text(text: str, file: str, glossary: Glossary) -> Text:
    """Return an article where the file has front matter, else its lines as they are."""
    markdown = file.lower().endswith(_MARKDOWN)
    if file == STDIN:
        markdown = text.lstrip().startswith((FENCE, "# ", "<!--"))
    if markdown and text.startswith(f"{FENCE}\n"):
        article = parse_article(text, Path(file).name, file)
        return article_text(article, file, glossary=glossary)
    return plain_text(text, file, markdown=markdown, glossary=glossary)


def _is_article(file: str, text: str) -> bool:
    try:
        parse_article(text, Path(file).name, file)
    except BulletinError:
        return False
    return True


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; splitlines would know other ends than LF."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + [last] * bool(last)
