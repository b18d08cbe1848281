"""ISS008, ISS011: article files that are listed nowhere, or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import UNREADABLE, Found, Place
from bulletin_cli.proof.register import engine_rule, issue_rule


@issue_rule(
    "ISS008",
    "error",
    "稿件没有列在 issue.toml 里，或一篇也没有",
    about="articles/ 里有、issue.toml 的 articles 里没有。两处都没有一篇的是警告；"
    "作废的一期不管。"
    "把文件名补进列表，或把文件移到 removed/。列了而没有文件的，是 ISS011。",
)
def unlisted(context: IssueContext) -> Iterator[Found]:
    """Every article file is listed, and there is one."""
    listed = context.issue.files
    if not listed and not context.article_files and context.issue.status != "void":
        yield Found(
            "本期一篇稿件也没有，用 bulletin add-article 加入", context.issue_file, "warning"
        )
    for name in context.article_files:
        if name not in listed:
            place = Place(context.paths.article(name))
            yield Found("这个稿件没有列在 issue.toml 的 articles 里，补上或移走", place)


engine_rule(
    UNREADABLE,
    "error",
    "稿件读不出来",
    always=True,
    about="稿件的文件不见了、不是文字，稿件信息或正文的写法读不懂，或者少了一幅图。"
    "这一篇的内容没有校对，也没有排进去；别的稿件照常。"
    "按所说的改好，或用 bulletin remove-article 撤下；不能忽略，也不记进基线。",
)
