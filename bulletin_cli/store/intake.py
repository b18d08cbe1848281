"""Reading what contributors sent from disk: the text, and the pictures it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BodilessError, BulletinError, UntitledError
from bulletin_cli.base.file_names import MARKDOWN
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Picture, PictureShape
from bulletin_cli.content.article_text import FENCE
from bulletin_cli.incoming.file_kind import FileKind, recognize_kind
from bulletin_cli.incoming.given_title import NOTHING, GivenTitle
from bulletin_cli.incoming.split import parts
from bulletin_cli.incoming.text import ConvertedArticle, read_incoming
from bulletin_cli.store.bug_log import reading
from bulletin_cli.store.files import TEXT_MOST, decode, read_bytes
from bulletin_cli.store.pictures import load_picture, read_image

if TYPE_CHECKING:
    from bulletin_cli.incoming.word.document import WordFile

_TEXT = (*MARKDOWN, ".txt")
ENDINGS = {"jpeg": "jpg", "tiff": "tif"}

AskSplit = Callable[[int], bool]
"""Asked with how many articles a file seems to hold; answers whether to take them apart."""


@record
class ArticleWithPictures:
    """One article with the bytes of its pictures, by the paths it names them with.

    `shapes` say how a Word file shows those that it does not show as they are; `keeps_originals`
    that a picture which is changed on the way in stays beside as it came.
    """

    converted: ConvertedArticle
    pictures: Mapping[str, bytes]
    shapes: Mapping[str, PictureShape] = field(default_factory=dict, hash=False)
    keeps_originals: bool = False

    def with_name(self, file: str) -> ArticleWithPictures:
        """Return the same with the name of the article's file."""
        article = replace(self.converted.article, file=file)
        return replace(self, converted=replace(self.converted, article=article))

    def with_pictures(
        self, paths: Mapping[str, str], pictures: Mapping[str, bytes], messages: Iterable[str]
    ) -> ArticleWithPictures:
        """Return the same with `pictures`, whose `paths` are new, and what was told of them."""
        article = self.converted.article
        blocks = (
            replace(block, path=paths[block.path]) if isinstance(block, Picture) else block
            for block in article.blocks
        )
        article = replace(article, blocks=tuple(blocks))
        told = (*self.converted.messages, *messages)
        converted = replace(self.converted, article=article, messages=told)
        return replace(self, converted=converted, pictures=pictures)


def as_one(_: int) -> bool:
    """Take whatever a file holds as one article."""
    return False


def convert_file(
    path: Path, title: GivenTitle = NOTHING, *, split: AskSplit = as_one
) -> tuple[ArticleWithPictures, ...]:
    """Return the articles of a file, one unless `split` says otherwise.

    What it is its bytes say: text, Markdown, a Word file, a web page, or what LibreOffice reads.
    Raises BulletinError with file and, for text, line.
    """
    from bulletin_cli.incoming.word.package import FILE_MOST

    ending, file = path.suffix.lower(), str(path)
    most = TEXT_MOST if ending in _TEXT else FILE_MOST
    with reading(file):
        kind = recognize_kind(read_bytes(path, file, most), ending, file)
        word = None if kind == "text" else _word(path, kind, file)
    if word:
        return _convert_word(word, path, title, split)
    text = decode(read_bytes(path, file), file)
    return _convert(text, file, path.parent, title, split, markdown=ending in MARKDOWN)


def convert_text(
    data: bytes, file: str, folder: Path, title: GivenTitle = NOTHING, *, split: AskSplit = as_one
) -> tuple[ArticleWithPictures, ...]:
    """Return the articles of `data`, which is Markdown when it begins like it.

    `file` names the source in messages; pictures are looked for in `folder`. What came through a
    pipe that loses Han is refused.
    """
    text = decode(data, file)
    _refuse_lost(text, file)
    markdown = text.lstrip().startswith(("# ", FENCE))
    return _convert(text, file, folder, title, split, markdown=markdown)


def refuse_unfit(text: str, file: str, folder: Path) -> None:
    """Refuse Markdown that could not be added, whatever title it is given. Raises BulletinError."""
    for each in parts(text, markdown=True):
        try:
            converted = read_incoming(each, file, markdown=True)
        except (BodilessError, UntitledError):
            continue
        with_pictures(converted, file, folder)


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


def _word(path: Path, kind: FileKind, file: str) -> WordFile:
    """Return what a file with formatting holds."""
    from bulletin_cli.incoming.word.document import read_word
    from bulletin_cli.incoming.word.package import FILE_MOST
    from bulletin_cli.store.office import convert_to_docx
    from bulletin_cli.store.webpage import read_archive, read_page

    if kind == "word":
        return read_word(read_bytes(path, file, FILE_MOST), file)
    if kind == "office":
        return read_word(convert_to_docx(path, file), file)
    return read_page(path, file) if kind == "page" else read_archive(path, file)


def _convert_word(
    word: WordFile, path: Path, title: GivenTitle, split: AskSplit
) -> tuple[ArticleWithPictures, ...]:
    from bulletin_cli.incoming.draft import read_draft, title_count
    from bulletin_cli.incoming.word.content import paragraphs

    shown = dict.fromkeys(key for each in paragraphs(word.blocks) for key in each.pictures)
    images = endings({key: word.pictures[key] for key in shown if key in word.pictures})
    names = {key: f"{path.stem}-{n}.{end}" for n, (key, end) in enumerate(images.items(), start=1)}
    with reading(str(path)):
        count = title_count(word)
    is_split = not title and count > 1 and split(count)
    with reading(str(path)):
        first, *others = read_draft(word, str(path), names, title, split=is_split)
    found = (_as_one_by_title(first, title, count), *others)
    pictures = {names[key]: word.pictures[key] for key in names}
    shapes = {names[key]: shape for key, shape in word.shapes.items() if key in names}
    return tuple(ArticleWithPictures(each, _used(each, pictures), shapes) for each in found)


def _as_one_by_title(
    converted: ConvertedArticle, title: GivenTitle, count: int
) -> ConvertedArticle:
    """Return the article with a message where its given title made one of several."""
    if not title or count < 2:
        return converted
    message = f"文件里像是有 {count} 篇稿件；给了标题，就当一篇收，别的标题都在正文里"
    return replace(converted, messages=(message, *converted.messages))


def endings(pictures: Mapping[str, bytes]) -> dict[str, str]:
    """Return the endings of those pictures that an issue can show."""
    found = {}
    for key, data in pictures.items():
        try:
            kind = read_image(data).kind
        except BulletinError:
            continue  # the article tells of it where it stood
        found[key] = ENDINGS.get(kind, kind)
    return found


def _used(converted: ConvertedArticle, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        block.path: pictures[block.path]
        for block in converted.article.blocks
        if isinstance(block, Picture)
    }


def _convert(
    text: str, file: str, folder: Path, title: GivenTitle, split: AskSplit, *, markdown: bool
) -> tuple[ArticleWithPictures, ...]:
    texts = parts(text, markdown=markdown)
    if title:
        one = read_incoming(text, file, markdown=markdown, title=title)
        return (with_pictures(_as_one_by_title(one, title, len(texts)), file, folder),)
    if len(texts) > 1 and not split(len(texts)):
        texts = (text,)
    return tuple(
        with_pictures(each, file, folder) for each in _each_with_text(texts, file, markdown)
    )


def _each_with_text(
    texts: tuple[str, ...], file: str, markdown: bool
) -> tuple[ConvertedArticle, ...]:
    """Return the articles of the texts; of several, those that are titles only are skipped."""
    found: list[ConvertedArticle] = []
    empty: list[BodilessError] = []
    for each in texts:
        try:
            found.append(read_incoming(each, file, markdown=markdown))
        except BodilessError as error:
            empty.append(error)
    if not found:
        raise empty[0]
    skipped = tuple(f"跳过了一篇：{each.message}" for each in empty)
    return replace(found[0], messages=(*skipped, *found[0].messages)), *found[1:]


def with_pictures(converted: ConvertedArticle, file: str, folder: Path) -> ArticleWithPictures:
    """Return an article with the pictures that it names below `folder`. Raises BulletinError."""
    pictures = {
        block.path: load_picture(folder, block.path, file, block.line).data
        for block in converted.article.blocks
        if isinstance(block, Picture)
    }
    return ArticleWithPictures(converted, pictures)
