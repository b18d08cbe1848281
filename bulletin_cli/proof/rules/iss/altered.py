"""ISS012: what was signed and published is as it was then."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.register import issue_rule


@issue_rule(
    "ISS012",
    "error",
    "签发、发布以后改过",
    about="签发、发布时记下了每个文件的 SHA-256：signed/、published/ 里的文件，articles/、images/，"
    "issue.toml 里印出来的几项。后来动过的，是错误。改回去；"
    "要照新的发，先 bulletin reopen 写明原因，再签发、发布，原来的文件都留着。",
)
def altered(context: IssueContext) -> Iterator[Found]:
    """An issue that was signed or published is not changed but through reopening it."""
    for each in context.altered:
        yield Found(f"签发、发布以后，{each}", context.issue_file)
