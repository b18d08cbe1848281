"""Files of old issues on disk, and the archive that takes them as published issues."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import ARTICLES, IMAGES, ISSUE_FILE, ISSUES
from bulletin_cli.base.record import replace
from bulletin_cli.content.article import AS_IT_IS, Article, Block, Picture, PictureShape
from bulletin_cli.content.article_text import dump_article, parse_article
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.incoming.back_issues.content import OldSource
from bulletin_cli.incoming.back_issues.lines import dump_source
from bulletin_cli.incoming.file_kind import WORD_ENDINGS
from bulletin_cli.incoming.word.package import FILE_MOST
from bulletin_cli.store.files import TEXT_MOST, decode, lock, read_bytes
from bulletin_cli.store.issues import create
from bulletin_cli.store.picture_pixels import Prepared, prepare

_OFFICE = (".doc", ".wps", ".rtf", ".odt")  # through LibreOffice
# Of two files of one issue the first is the better source.
ENDINGS = (*WORD_ENDINGS, *_OFFICE, ".txt", ".pdf")
_OTHERS = (".ofd",)  # told, because they may be issues


def find_source_files(paths: Iterable[Path], issues: Path) -> list[Path]:
    """Return the files to read, those of folders too, Word files first; none of the archive's own.

    Raises BulletinError for a path that is not there, and where there is nothing to read.
    """
    paths = tuple(paths)
    found = {file.resolve(): file for path in paths for file in _files(path, issues.resolve())}
    if not found:
        looked = "、".join(str(path.absolute()) for path in paths)
        raise BulletinError("没有找到 Word、WPS、.txt、.pdf 文件", f"找过的文件夹是 {looked}。")
    return sorted(found.values(), key=lambda each: (_rank(each), str(each)))


def read_old_bytes(path: Path, file: str) -> bytes:
    """Return the bytes of a file of an old issue. Raises BulletinError."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise BulletinError(
            f"还不能收 {ending or '没有后缀的'} 文件", "在 Word 或 WPS 里另存为 .docx。", file=file
        )
    return read_bytes(path, file, TEXT_MOST if ending == ".txt" else FILE_MOST)


def read_old_source(data: bytes, path: Path, file: str) -> OldSource:
    """Return the lines of a file of an old issue. Raises BulletinError."""
    ending = path.suffix.lower()
    if ending not in (".txt", ".pdf"):
        from bulletin_cli.incoming.back_issues.word_source import read_word_source
        from bulletin_cli.store.word import word_bytes

        return read_word_source(word_bytes(path, file), file)
    if ending == ".pdf":
        from bulletin_cli.incoming.back_issues.pdf_source import read_pdf_source

        return read_pdf_source(data, file)
    return dump_source(decode(data, file), file)


def name_files(
    articles: Sequence[Article],
    pictures: Mapping[str, bytes],
    shapes: Mapping[str, PictureShape],
    room: float,
) -> tuple[tuple[Article, ...], dict[str, bytes], list[str]]:
    """Return the articles with names for files and pictures, the pictures, and messages.

    The pictures are made fit for a text `room` points wide, as those of new articles are, and
    come by their paths below the issue's folder.
    """
    made, messages = _prepared(articles, pictures, shapes, room)
    places = {
        name: f"{IMAGES}/{count:02}.{each.kind}"
        for count, (name, each) in enumerate(made.items(), 1)
    }
    placed = tuple(
        replace(article, file=f"{count:02}.md", blocks=tuple(_rename_pictures(article, places)))
        for count, article in enumerate(articles, start=1)
    )
    return placed, {place: made[name].data for name, place in places.items()}, messages


def published_files(issue: Issue, pictures: Mapping[str, bytes], file: str) -> dict[str, bytes]:
    """Return what lies in the folder of a published issue, by paths below it.

    Raises BulletinError for an article that could not be read again; `file` is what it came from.
    """
    files: dict[str, bytes] = dict(pictures)
    for article in issue.articles:
        text = dump_article(article)
        parse_article(text, article.file, file)
        files[f"{ARTICLES}/{article.file}"] = text.encode()
    files[ISSUE_FILE] = _issue_text(issue, Path(file).name).encode()
    return files


def add_published(root: Path, number: IssueNumber, files: Mapping[str, bytes]) -> None:
    """Make the folder of a published issue whole and at once. Raises BulletinError."""
    files = dict(files)
    text = files.pop(ISSUE_FILE).decode()
    with lock(root / ISSUES, root):
        create(root, number, text, files)


def _files(path: Path, issues: Path) -> Iterator[Path]:
    if not path.is_dir():
        if not path.exists():
            looked = f"检查路径；找过的文件夹是 {path.absolute().parent}。"
            raise BulletinError("文件或文件夹不存在", looked, file=str(path))
        yield path
        return
    for folder, folders, names in os.walk(path):
        here = Path(folder)
        folders[:] = [
            each for each in folders if each[0] != "." and (here / each).resolve() != issues
        ]
        yield from (here / name for name in names if _may_be_issue(name))


def _may_be_issue(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.lower().endswith((*ENDINGS, *_OTHERS))


def _rank(path: Path) -> int:
    ending = path.suffix.lower()
    return ENDINGS.index(ending) if ending in ENDINGS else len(ENDINGS)


def _prepared(
    articles: Sequence[Article],
    pictures: Mapping[str, bytes],
    shapes: Mapping[str, PictureShape],
    room: float,
) -> tuple[dict[str, Prepared], list[str]]:
    """Return each picture that Word can show, fit for print, and what became of the others."""
    shown = [block.path for each in articles for block in each.blocks if isinstance(block, Picture)]
    made: dict[str, Prepared] = {}
    messages: list[str] = []
    for name in dict.fromkeys(shown):
        try:
            made[name] = prepare(pictures.get(name, b""), shapes.get(name, AS_IT_IS), room)
        except BulletinError as error:
            messages.append(f"一幅图没有收进来：{error.message}")
        else:
            messages += made[name].told(f"{len(made):02}.{made[name].kind}")
    return made, messages


def _rename_pictures(article: Article, places: Mapping[str, str]) -> Iterator[Block]:
    for block in article.blocks:
        if not isinstance(block, Picture):
            yield block
        elif block.path in places:
            yield replace(block, path=places[block.path])


def _issue_text(issue: Issue, file: str) -> str:
    import tomlkit

    number = issue.number
    articles = tomlkit.array()
    articles.extend(each.file for each in issue.articles)
    facts = {
        "schema": 1,
        "year": number.year,
        "number": number.number,
        "span": number.span if number.span > 1 else None,
        "supplement": number.supplement or None,
        "whole_number": number.whole_number,
        "date": issue.date,
        "status": "published",
        "units": any(each.unit for each in issue.articles) or None,
        "print_run": issue.print_run,
        "articles": articles.multiline(multiline=True),
        "imported": {"file": file, "sha256": issue.imported},
    }
    return tomlkit.dumps({key: value for key, value in facts.items() if value is not None})
