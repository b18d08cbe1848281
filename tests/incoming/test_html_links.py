"""Links of web pages: into the article, or told."""

from __future__ import annotations

import pytest

from bulletin_cli.content.markdown import dump
from bulletin_cli.incoming.draft import read_draft
from bulletin_cli.incoming.html import read_html
from bulletin_cli.incoming.text import ConvertedArticle

FILE = "页.html"


def taken(body: str) -> ConvertedArticle:
    page = read_html(f"<h1>示例区局召开会议</h1>{body}", FILE, lambda _: None)
    return read_draft(page, FILE, {})[0]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p>见<a href="https://a.cn/b">网<b>站</b></a>。</p>', "见[网**站**](https://a.cn/b)。"),
        ('<p>见<a href="https://a.cn/b c">网站</a>。</p>', "见[网站](https://a.cn/b%20c)。"),
        ('<p>见<a href="https://a.cn">https://a.cn</a>。</p>', "见https://a.cn。"),
        ('<p>见<a href="https://a.cn"> </a>。</p>', "见 。"),
        ('<p>见<a href="#top">上面</a>。</p>', "见上面。"),
        ('<p>见<a href="javascript:a()">上面</a>。</p>', "见上面。"),
        ("<p>见[x](https://a.cn)。</p>", "见\\[x\\](https://a.cn)。"),
    ],
)
def test_a_link_of_a_page_that_leads_outside_is_taken(body: str, text: str) -> None:
    assert dump(taken(body).article.blocks) == f"{text}\n"


def test_a_link_in_the_title_is_told() -> None:
    page = read_html(
        '<h1><a href="https://a.cn">示例区局召开会议</a></h1><p>文。</p>', FILE, lambda _: None
    )
    (one,) = read_draft(page, FILE, {})
    assert one.messages == ("没有收链接的地址：“示例区局召开会议 https://a.cn”",)
