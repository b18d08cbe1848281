"""A WordFile -> the articles in it, with all that was taken, changed or left out told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bulletin_cli.base.errors import BulletinError, UntitledError
from bulletin_cli.content.article import Article, plain
from bulletin_cli.incoming.clean import clean
from bulletin_cli.incoming.credit import extract_credits
from bulletin_cli.incoming.draft.accept import accept_changes
from bulletin_cli.incoming.draft.body import BodyReader
from bulletin_cli.incoming.draft.inline import lines
from bulletin_cli.incoming.draft.signs import sign_messages
from bulletin_cli.incoming.draft.titles import Title, titles
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.incoming.word.content import Piece, WordBlock, WordParagraph, paragraphs
from bulletin_cli.incoming.word.document import WordFile

_QUOTE = 20
_QUOTED_MOST = 200  # characters of which the quotation is made
_LABEL = re.compile(r"^(?:标题|题目|文章标题)[:：]\s*(?=\S)")


def title_count(word: WordFile) -> int:
    """Return how many articles the file seems to hold."""
    return len(titles(tuple(accept_changes(word.blocks))))


def read_draft(
    word: WordFile,
    file: str,
    names: Mapping[str, str],
    title: tuple[str, ...] = (),
    *,
    split: bool = False,
) -> tuple[ConvertedArticle, ...]:
    """Return the file's article, or, with `split`, all its articles.

    `names` are the paths for its pictures, by their ids in the file; a picture without one is
    told as left out. With `title` given all of the text is the body. What concerns the whole file
    is told with the first article. Raises BulletinError where there is no title, or no text.
    """
    blocks = tuple(accept_changes(word.blocks))
    if not any(each.text.strip() or each.pictures for each in paragraphs(blocks)):
        raise BulletinError("稿件是空的", "检查是不是选错了文件。", file=file)
    found = () if title else titles(blocks)
    if not found and not title:
        raise UntitledError("开头看不出标题", "给标题设“标题”样式，或用 --title 写明。", file=file)
    starts = found if split else found[:1]
    ends = [*(each.start for each in starts), len(blocks)][1:]
    articles = [
        _article(blocks[: each.start] if number == 0 else (), each, end, blocks, names, file)
        for number, (each, end) in enumerate(zip(starts, ends, strict=True))
    ] or [_convert(title, blocks, names, file)]
    first, *rest = articles
    return ConvertedArticle(first.article, (*_file_messages(word), *first.messages)), *rest


def _article(
    above: Sequence[WordBlock],
    title: Title,
    end: int,
    blocks: Sequence[WordBlock],
    names: Mapping[str, str],
    file: str,
) -> ConvertedArticle:
    lines_ = (line for block in blocks[title.start : title.end] for line in _lines(block))
    text = tuple(_LABEL.sub("", line) for line in lines_)
    return _convert(text, (*above, *blocks[title.end : end]), names, file)


def _lines(block: WordBlock) -> Iterator[str]:
    if isinstance(block, WordParagraph):
        for inline in lines((Piece(block.number), *block.pieces)):
            yield plain(inline)


def _convert(
    title: tuple[str, ...], blocks: Sequence[WordBlock], names: Mapping[str, str], file: str
) -> ConvertedArticle:
    body = BodyReader(blocks, names)
    if not body.blocks:
        raise BulletinError(
            f"“{''.join(title)}”只有标题，没有正文", "补上正文，或去掉 --split。", file=file
        )
    article, credits_ = extract_credits(Article("", title, body.blocks))
    return ConvertedArticle(article, (*body.messages, *credits_))


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
