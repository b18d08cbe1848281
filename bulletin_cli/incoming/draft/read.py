"""A WordFile -> the articles in it, with all that was taken, changed or left out told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin_cli.base.errors import BodilessError, BulletinError, UntitledError
from bulletin_cli.content.article import Article, Picture, PictureShape
from bulletin_cli.content.raised import plain_in_signs
from bulletin_cli.incoming.clean import clean
from bulletin_cli.incoming.credit import extract_credits
from bulletin_cli.incoming.draft.accept import accept_changes
from bulletin_cli.incoming.draft.body import BodyReader
from bulletin_cli.incoming.draft.forms import lay_out
from bulletin_cli.incoming.draft.inline import lines
from bulletin_cli.incoming.draft.signs import sign_messages
from bulletin_cli.incoming.draft.titles import FoundTitles, Title, find_titles, written
from bulletin_cli.incoming.given_title import NOTHING, GivenTitle, doubt, left_above, plain_title
from bulletin_cli.incoming.links import links_not_kept
from bulletin_cli.incoming.official import take_official
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph, WordPiece, paragraphs
from bulletin_cli.incoming.word.document import WordFile

_QUOTE = 20
_QUOTED_MOST = 200  # characters of which the quotation is made


def title_count(word: WordFile) -> int:
    """Return how many articles the file seems to hold."""
    return len(find_titles(_opened(word)[0]).titles)


def read_draft(
    word: WordFile,
    file: str,
    names: Mapping[str, str],
    title: GivenTitle = NOTHING,
    *,
    split: bool = False,
) -> tuple[ConvertedArticle, ...]:
    """Return the file's article, or, with `split`, all its articles.

    `names` are the paths for its pictures, by their ids in the file; a picture without one is
    told as left out. With the text of a `title` given all of the file is the body. What concerns
    the whole file is told with the first article. Raises BulletinError where there is no title,
    or no text.
    """
    blocks, laid_out = _opened(word)
    if not any(each.text.strip() or each.pictures for each in paragraphs(blocks)):
        raise BulletinError("稿件是空的", "检查是不是选错了文件。", file=file)
    told = (*_file_messages(word), *laid_out)
    pictures = {key: _picture(path, word.shapes.get(key)) for key, path in names.items()}
    if title.text:
        whole = _convert(title.text, blocks, pictures)
        if not whole.article.blocks:
            raise _bodiless(whole, file)
        return (_telling(whole, (*told, *_link_messages(blocks, [whole]))),)
    found = _given(title, blocks, file) if title else find_titles(blocks)
    if not found.titles:
        raise UntitledError(
            "开头看不出标题",
            "给标题设“标题”样式，或用 --title 写明，或用 --title-line 说是第几行。",
            file=file,
        )
    articles, empty = _articles(found, blocks, pictures, split=split)
    if not articles:
        raise _bodiless(empty[0], file)
    first, *rest = articles
    heads, links = _head_messages(found, blocks), _link_messages(blocks, articles)
    return _telling(first, (*told, *heads, *_skipped(empty, file), *links)), *rest


def _skipped(empty: Iterable[ConvertedArticle], file: str) -> Iterator[str]:
    """Yield what is told of articles without a text, which are left out."""
    for each in empty:
        yield from (f"跳过了一篇：{_bodiless(each, file).message}", *each.messages)


def _picture(path: str, shape: PictureShape | None) -> Picture:
    return Picture(path, "", centimetres=shape.centimetres if shape else 0.0)


def _opened(word: WordFile) -> tuple[tuple[WordBlock, ...], tuple[str, ...]]:
    return lay_out(tuple(accept_changes(word.blocks)))


def _telling(converted: ConvertedArticle, first: Iterable[str]) -> ConvertedArticle:
    return ConvertedArticle(converted.article, (*first, *converted.messages))


def _bodiless(converted: ConvertedArticle, file: str) -> BulletinError:
    title = converted.article.full_title
    return BodilessError(f"“{title}”只有标题，没有正文", "补上正文再加。", file=file)


def _given(title: GivenTitle, blocks: Sequence[WordBlock], file: str) -> FoundTitles:
    """Return the title on the lines that are given, with what stands above it and is none."""
    places = list(written(blocks))
    wanted = title.places(len(places), file)
    chosen = Title(places[wanted[0]], places[wanted[-1]] + 1)
    return FoundTitles((chosen,), find_titles(blocks).heads)


def _articles(
    found: FoundTitles,
    blocks: Sequence[WordBlock],
    pictures: Mapping[str, Picture],
    *,
    split: bool,
) -> tuple[list[ConvertedArticle], list[ConvertedArticle]]:
    """Return the articles that have text, and those that have none."""
    starts = found.titles if split else found.titles[:1]
    ends = [*(each.start for each in starts), len(blocks)][1:]
    articles: list[ConvertedArticle] = []
    empty: list[ConvertedArticle] = []
    above = [
        block for place, block in enumerate(blocks[: starts[0].start]) if place not in found.heads
    ]
    for title, end in zip(starts, ends, strict=True):
        body = (*above, *blocks[title.end : end])
        article = _convert(_title_text(title, blocks), body, pictures)
        (articles if article.article.blocks else empty).append(article)
        above = []
    return articles, empty


def _title_text(title: Title, blocks: Sequence[WordBlock]) -> tuple[str, ...]:
    """Return the lines of a title; characters one below the other are one line."""
    lines_ = [line for block in blocks[title.start : title.end] for line in _lines(block)]
    if len(lines_) > 2 and all(len(line) == 1 for line in lines_):
        return ("".join(lines_),)
    return tuple(map(plain_title, lines_))


def _head_messages(found: FoundTitles, blocks: Sequence[WordBlock]) -> Iterator[str]:
    """Yield what of the head is no part of the article, and which other line may be its title."""
    lines_ = written(blocks)
    first = found.titles[0]
    for place, kind in sorted(found.heads.items()):
        if place < first.start:
            yield left_above(kind, lines_[place].text.strip())
    if found.other is not None:
        counted = list(lines_)
        chosen, other = (
            (counted.index(place), lines_[place].text.strip())
            for place in (first.start, found.other)
        )
        yield doubt(chosen, other)


def _lines(block: WordBlock) -> Iterator[str]:
    if isinstance(block, WordParagraph):
        for inline in lines((WordPiece(block.number), *block.pieces)):
            yield plain_in_signs(inline)


def _convert(
    title: tuple[str, ...], blocks: Sequence[WordBlock], pictures: Mapping[str, Picture]
) -> ConvertedArticle:
    body = BodyReader(blocks, pictures)
    article, taken = take_official(Article("", title, body.blocks))
    article, credits_ = extract_credits(article)
    return ConvertedArticle(article, (*body.messages, *taken, *credits_))


def _file_messages(word: WordFile) -> Iterator[str]:
    """Yield what concerns the whole file: changes, comments, what the reader left out."""
    yield from _change_messages(word)
    quotes = _quotes(word)
    for identifier, comment in word.comments.items():
        quote = quotes[identifier].strip("\u3000 ")
        said = f"（指“{quote[:_QUOTE]}”）" if quote else ""
        yield f"批注没有收进稿件：{comment.author}：{' '.join(comment.text.split())}{said}"
    for left in word.left_out:
        yield f"没有收{left.what}" + (f"：“{left.where}”" if left.where else "")
    yield from sign_messages(piece for each in paragraphs(word.blocks) for piece in each.pieces)
    text = "\n".join(each.text for each in paragraphs(word.blocks))
    yield from clean(text.replace("\u2028", ""))[1]


def _link_messages(
    blocks: Sequence[WordBlock], articles: Iterable[ConvertedArticle]
) -> Iterator[str]:
    """Yield the links that stand where an article has none, or lead where none may lead."""
    taken = [block for each in articles for block in each.article.blocks]
    for link in links_not_kept(paragraphs(tuple(blocks)), taken):
        yield f"没有收链接的地址：“{link}”"


def _quotes(word: WordFile) -> defaultdict[str, str]:
    """Return the beginning of the text that each comment stands on, by the comment's id."""
    found = defaultdict[str, str](str)
    for each in paragraphs(word.blocks):
        for piece in each.pieces:
            for identifier in piece.comments:
                if len(found[identifier]) < _QUOTED_MOST:
                    found[identifier] += piece.text
    return found


def _change_messages(word: WordFile) -> Iterator[str]:
    changes = [
        change
        for each in paragraphs(word.blocks)
        for change in (*(piece.change for piece in each.pieces), each.end)
        if change
    ]
    authors = "、".join(dict.fromkeys(each.author or "没有署名" for each in changes))
    if changes:
        yield f"接受了修订 {len(changes)} 处（{authors}）"
