"""ISS010: comments on a returned file that nobody has settled yet."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found, Place
from bulletin_cli.proof.register import issue_rule


@issue_rule(
    "ISS010",
    "warning",
    "退回文件里的批注还没有处理",
    pressing=True,
    about="bulletin revise 把退回文件里的批注收进稿件信息，一条一段 [[review]]。"
    "照着改了，或者不用改，就删去那一段。",
)
def open_review(context: IssueContext) -> Iterator[Found]:
    """A review stands in an article's front matter until somebody takes it out."""
    for article in context.issue.articles:
        for review in article.review:
            quote = f"（指“{review.quote}”）" if review.quote else ""
            yield Found(
                f"{review.author or '批注'}：{review.text}{quote}；处理后删去这段 [[review]]",
                Place(context.paths.article(article.file), review.line or article.title_line),
            )
