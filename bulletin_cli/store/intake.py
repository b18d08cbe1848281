"""Reading what contributors sent from disk: the text, and the pictures it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.content.article import Picture
from bulletin_cli.content.article_text import FENCE
from bulletin_cli.incoming.split import parts
from bulletin_cli.incoming.text import ConvertedArticle, read_incoming
from bulletin_cli.store.files import decode, read_bytes
from bulletin_cli.store.pictures import image, load_picture

if TYPE_CHECKING:
    from bulletin_cli.incoming.word.document import WordFile

_MARKDOWN = (".md", ".markdown")
_WORD = (".docx", ".docm", ".dotx")
_OFFICE = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")
_HTML = (".html", ".htm")
_ENDINGS = {"jpeg": "jpg", "tiff": "tif"}

AskSplit = Callable[[int], bool]
"""Asked with how many articles a file seems to hold; answers whether to take them apart."""


@record
class ArticleWithPictures:
    """One article with the bytes of its pictures, by the paths it names them with."""

    converted: ConvertedArticle
    pictures: Mapping[str, bytes]

    def with_name(self, file: str) -> ArticleWithPictures:
        """Return the same with the name of the article's file."""
        article = replace(self.converted.article, file=file)
        return ArticleWithPictures(replace(self.converted, article=article), self.pictures)


def as_one(_: int) -> bool:
    """Take whatever a file holds as one article."""
    return False


def convert_file(
    path: Path, title: tuple[str, ...] = (), *, split: AskSplit = as_one
) -> tuple[ArticleWithPictures, ...]:
    """Return the articles of a file, one unless `split` says otherwise.

    Text, Markdown, Word files, web pages, and through LibreOffice the files of other word
    processors. Raises BulletinError with file and, for text, line.
    """
    ending, file = path.suffix.lower(), str(path)
    if ending == ".pdf":
        raise BulletinError(
            "PDF 不是稿件", "向供稿单位要 Word 文件；旧的简报用 bulletin import。", file=file
        )
    if word := _word(path, ending, file):
        return _convert_word(word, path, title, split)
    text = decode(read_bytes(path, file), file)
    return _convert(text, file, path.parent, title, split, markdown=ending in _MARKDOWN)


def convert_text(
    data: bytes, file: str, folder: Path, title: tuple[str, ...] = (), *, split: AskSplit = as_one
) -> tuple[ArticleWithPictures, ...]:
    """Return the articles of `data`, which is Markdown when it begins like it.

    `file` names the source in messages; pictures are looked for in `folder`. What came through a
    pipe that loses Han is refused.
    """
    text = decode(data, file)
    _refuse_lost(text, file)
    markdown = text.lstrip().startswith(("# ", FENCE))
    return _convert(text, file, folder, title, split, markdown=markdown)


def _refuse_lost(text: str, file: str) -> None:
    from bulletin_cli.proof.rules.spc.lost_characters import lost

    for number, line in enumerate(text.split("\n"), 1):
        if any(lost(line)):
            raise BulletinError(
                "汉字变成了“?”，PowerShell 的管道会这样",
                "不用管道，直接写文件名：bulletin add-article 稿件.txt。",
                file=file,
                line=number,
            )


def _word(path: Path, ending: str, file: str) -> WordFile | None:
    """Return what a file with formatting holds, None for a text."""
    from bulletin_cli.incoming.word.document import read_word
    from bulletin_cli.incoming.word.package import FILE_MOST
    from bulletin_cli.store.office import as_docx
    from bulletin_cli.store.webpage import read_page

    if ending in _WORD:
        return read_word(read_bytes(path, file, FILE_MOST), file)
    if ending in _OFFICE:
        return read_word(as_docx(path, file), file)
    return read_page(path, file) if ending in _HTML else None


def _convert_word(
    word: WordFile, path: Path, title: tuple[str, ...], split: AskSplit
) -> tuple[ArticleWithPictures, ...]:
    from bulletin_cli.incoming.draft import read_draft, title_count

    images = endings(word.pictures)
    names = {key: f"{path.stem}-{n}.{end}" for n, (key, end) in enumerate(images.items(), start=1)}
    count = 1 if title else title_count(word)
    found = read_draft(word, str(path), names, title, split=count > 1 and split(count))
    pictures = {names[key]: word.pictures[key] for key in names}
    return tuple(ArticleWithPictures(each, _used(each, pictures)) for each in found)


def endings(pictures: Mapping[str, bytes]) -> dict[str, str]:
    """Return the endings of those pictures that an issue can show."""
    found = {}
    for key, data in pictures.items():
        try:
            kind = image(data).kind
        except BulletinError:
            continue  # the article tells of it where it stood
        found[key] = _ENDINGS.get(kind, kind)
    return found


def _used(converted: ConvertedArticle, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        block.path: pictures[block.path]
        for block in converted.article.blocks
        if isinstance(block, Picture)
    }


def _convert(
    text: str, file: str, folder: Path, title: tuple[str, ...], split: AskSplit, *, markdown: bool
) -> tuple[ArticleWithPictures, ...]:
    texts = (text,) if title else parts(text, markdown=markdown)
    if len(texts) > 1 and not split(len(texts)):
        texts = (text,)
    return tuple(_convert_one(each, file, folder, title, markdown=markdown) for each in texts)


def _convert_one(
    text: str, file: str, folder: Path, title: tuple[str, ...], *, markdown: bool
) -> ArticleWithPictures:
    converted = read_incoming(text, file, markdown=markdown, title=title)
    pictures = {
        block.path: load_picture(folder, block.path, file, block.line).data
        for block in converted.article.blocks
        if isinstance(block, Picture)
    }
    return ArticleWithPictures(converted, pictures)
