"""Move the contributor's own lines (供稿单位、作者、电话) out of an article's text, and say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import (
    LINE_BREAK,
    Article,
    Block,
    Paragraph,
    Picture,
    Table,
    plain,
)
from bulletin_cli.incoming.credit_line import (
    Credit,
    bare_name,
    is_bracketed,
    is_date,
    is_unit,
    read_credit,
)

_MOST = 5  # so many lines in a row may be credits
_KEPT = ("供稿单位", "作者")  # what an article has a place for


@record
class CreditMessage:
    """What became of a credit line, for the user; `kept` says that the article has all it says."""

    text: str
    kept: bool


def extract_credits(article: Article) -> tuple[Article, tuple[str, ...]]:
    """Return the article without its credit lines, and what was taken, each line in full."""
    article, messages = take_credits(article)
    return article, tuple(each.text for each in messages)


def extract_known_unit(
    article: Article, is_known: Callable[[str], bool]
) -> tuple[Article, tuple[str, ...]]:
    """Return the article without a last line that is the name of a unit that is known.

    By its form 中通快递 may be anything; where an office has written it down, it is certain.
    Below another such name it is the end of a list.
    """
    text, rest = _last(article)
    name = bare_name(text)
    if article.unit or not name or not is_known(name):
        return article, ()
    above = rest.blocks[-1] if rest.blocks else None
    if isinstance(above, Paragraph) and is_known(bare_name(plain(above.inline))):
        return article, ()
    return replace(rest, unit=name), (f"供稿单位“{name}”，取自末段“{text}”",)


def take_credits(article: Article) -> tuple[Article, tuple[CreditMessage, ...]]:
    """Return the article without its credit lines, and what became of each.

    They fill `unit` and `author` where these are empty. A line that says otherwise than what is
    there already stays, and so does every line that is not certain to be a credit.
    """
    messages: list[CreditMessage] = []
    for place, split in _PLACES:
        for _ in range(_MOST):
            text, rest = split(article)
            credit = read_credit(text)
            if credit is None:
                break
            if other := _other(article, credit):
                told = f"{place}“{text}”和已有的{other}不同，留在原处；请核对"
                messages.append(CreditMessage(told, kept=False))
                break
            article = replace(
                rest,
                unit=article.unit or credit["供稿单位"],
                author=article.author or credit["作者"],
            )
            messages.append(_message(credit, place, text))
    return article, tuple(messages)


def _other(article: Article, credit: Credit) -> str:
    """Return the name and text of the fact that the article has and the credit denies."""
    for name, stands in zip(_KEPT, (article.unit, article.author), strict=True):
        if stands and credit[name] not in ("", stands):
            return f"{name}“{stands}”"
    return ""


def _message(credit: Credit, place: str, text: str) -> CreditMessage:
    names = dict.fromkeys(name for name, _ in credit.facts)
    kept = "、".join(f"{name}“{credit[name]}”" for name in names if name in _KEPT)
    others = "、".join(name for name in names if name not in _KEPT)
    if not kept:
        return CreditMessage(f"{others}不进稿件，取自{place}“{text}”", kept=False)
    told = f"{kept}，取自{place}“{text}”"
    return CreditMessage(told + (f"；{others}不进稿件" if others else ""), kept=not others)


def _below_title(article: Article) -> tuple[str, Article]:
    """Return the last of several title lines, and the article without it."""
    *title, last = article.title or ("",)
    return (last if title else "", replace(article, title=tuple(title)))


def _first(article: Article) -> tuple[str, Article]:
    return _text(article.blocks, 0), replace(article, blocks=article.blocks[1:])


def _last(article: Article) -> tuple[str, Article]:
    """Return the last paragraph, pictures below it apart; a date brings the unit above it.

    Below one in brackets tables may stand, too: above a table other lines may be its own.
    """
    blocks = article.blocks
    end = len(blocks)
    while end and isinstance(blocks[end - 1], Picture | Table):
        end -= 1
    start = end - 1
    text = _text(blocks, start)
    if any(isinstance(each, Table) for each in blocks[end:]) and not is_bracketed(text):
        return "", article
    if is_date(text) and is_unit(_text(blocks, start - 1)):
        start -= 1
        text = f"{_text(blocks, start)}　{text}"
    above = blocks[start - 1] if start > 0 else None
    if is_unit(_text(blocks, start - 1)) or ("来源" in text and isinstance(above, Picture | Table)):
        return "", article  # the end of a list of units; the source of a picture
    return text, replace(article, blocks=blocks[:start] + blocks[end:])


def _text(blocks: Sequence[Block], at: int) -> str:
    """Return the text of a paragraph that is not all there is, "" where none stands."""
    if not 0 <= at < len(blocks) or len(blocks) == 1:
        return ""
    block = blocks[at]
    return plain(block.inline).replace(LINE_BREAK, " ") if isinstance(block, Paragraph) else ""


_PLACES: tuple[tuple[str, Callable[[Article], tuple[str, Article]]], ...] = (
    ("标题末行", _below_title),
    ("首段", _first),
    ("末段", _last),
)
