"""Articles that came back in another order stay, and the commands that move them are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.marks import Bookmark, document_bookmarks
from tests.composed import ISSUE, composed
from tests.incoming.revised.test_heads import WHOLE
from tests.incoming.revised.test_revised import came


def file_name(name: str) -> str:
    return f"{name}.md"


def article(name: str) -> Article:
    body = parse(f"正文{name}。", "")
    return replace(WHOLE, file=file_name(name), title=(f"题{name}",), editor_note="", blocks=body)


def rendered(names: str) -> Document:
    articles = tuple(map(article, names))
    return composed(replace(ISSUE, articles=articles, files=tuple(map(file_name, names))))


def returned(sent: Sequence[Bookmark], names: str) -> list[ReturnedParagraph]:
    """Return the paragraphs of an issue sent, as if somebody had put its articles in this order."""
    document = rendered(names)
    old = {(mark.article, mark.part, mark.block): mark.name for mark in sent}
    names_of = {
        mark.name: old[mark.article, mark.part, mark.block] for mark in document_bookmarks(document)
    }
    return [
        replace(each, names=tuple(names_of[name] for name in each.names)) for each in came(document)
    ]


def told(sent: str, came_back: str, now: str) -> list[tuple[str, str]]:
    """Return what is told of the order of articles, each of one sign: a title, and a command."""
    base = document_bookmarks(rendered(sent))
    ours = document_bookmarks(rendered(now))
    theirs = returned(base, came_back)
    found = merge_returned(base, ours, tuple(map(article, now)), theirs).others
    return [
        (each.before, each.advice.rpartition("move-article ")[2])
        for each in found
        if each.kind == "reordered"
    ]


@pytest.mark.parametrize(
    ("sent", "came_back", "now", "wanted"),
    [
        ("甲乙丙丁", "乙丙甲丁", "甲乙丙丁", [("题甲", "甲.md 3")]),
        ("甲乙丙丁", "丁甲乙丙", "甲乙丙丁", [("题丁", "丁.md 1")]),
        ("甲乙丙丁", "丙丁甲乙", "甲乙丙丁", [("题丙", "丙.md 1"), ("题丁", "丁.md 2")]),
        ("甲乙丙丁", "丙丁甲乙", "丙甲乙丁", [("题丁", "丁.md 2")]),  # one is done
        ("甲乙丙丁", "乙丙甲丁", "乙丙甲丁", []),  # all is done
        ("甲乙丙丁", "甲乙丙丁", "丁丙乙甲", []),  # the issue alone was changed
        ("甲乙丙", "乙丙甲", "新甲乙丙", [("题甲", "甲.md 4")]),
        ("甲乙丙", "丙甲乙", "新甲乙丙", [("题丙", "丙.md 2")]),
        ("甲乙丙", "乙丙甲", "乙丙新甲", []),
    ],
)
def test_each_article_that_was_moved_is_told_with_the_command_that_moves_it(
    sent: str, came_back: str, now: str, wanted: list[tuple[str, str]]
) -> None:
    assert told(sent, came_back, now) == wanted


def test_the_commands_make_the_order_that_came_back() -> None:
    for order in permutations("甲乙丙丁"):
        articles = list("甲乙丙丁")
        for title, command in told("甲乙丙丁", "".join(order), "甲乙丙丁"):
            articles.remove(title[-1])
            articles.insert(int(command.split()[1]) - 1, title[-1])
        assert articles == list(order)
