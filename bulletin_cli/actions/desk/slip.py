"""The dispatch slip (发文稿纸) of an issue, filled in from what its files say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.strict_toml import suggestion
from bulletin_cli.base.typography import chinese_date
from bulletin_cli.content.numbering import label
from bulletin_cli.layout.fields import printed_fields
from bulletin_cli.store.desk.own_templates import FORMS, template_bytes

if TYPE_CHECKING:
    from bulletin_cli.content.issue import Issue
    from bulletin_cli.workspace import Workspace

FORM = "slip.docx"
ENDING = "-发文稿纸.docx"  # of the slip in the output/ of its issue
_BY_HAND = ("会签", "拟稿", "印刷", "附件")  # which no file says


def fill_slip(space: Workspace, identifier: str, given: Mapping[str, str]) -> bytes:
    """Return the slip of an issue as a Word file; `given` goes before what its files say.

    Raises BulletinError, among others for a name that the slip has no place for.
    """
    from bulletin_cli.writers.form import fill_form

    values = {**dict.fromkeys(_BY_HAND, ""), **_facts(space, space.issue(identifier))}
    for name in given:
        if name not in values:
            raise BulletinError(f"发文稿纸没有“{name}”这一栏", suggestion(name, tuple(values)))
    form, file = template_bytes(space.root, FORMS, FORM)
    return fill_form(form, file, {**values, **given})


def _facts(space: Workspace, issue: Issue) -> dict[str, str]:
    periodical, signed = space.config.periodical, issue.signed
    said = printed_fields(space.fields(), periodical.fields, issue.fields)
    if issue.status not in ("signed", "published"):
        signed = None
    return {
        "编发单位": periodical.issuer,
        "拟稿单位": periodical.issuer,
        "密级": said.get("密级") or periodical.marking,
        "缓急": said.get("紧急程度", ""),
        "签发意见": signed.opinion if signed else "",
        "签发人": signed.by if signed else "",
        "签发日期": chinese_date(signed.date) if signed else "",
        "主送": "；".join(periodical.report_to),
        "抄送": "；".join((*periodical.copy_to, *periodical.issue_to, *issue.also_to)),
        "核稿": _names(issue, "review"),
        "校对": _names(issue, "proofed"),
        "份数": str(issue.print_run or ""),
        "发文号": said.get("文号") or label(issue.number),
        "标题": periodical.name,
        "正文": "\n".join(_contents(issue)),
    }


def _names(issue: Issue, state: str) -> str:
    """Return by whom a step was taken since the issue was last a draft."""
    since = 0
    for place, step in enumerate(issue.history):
        since = place + 1 if step.state == "draft" else since
    names = (step.name for step in issue.history[since:] if step.state == state)
    return "、".join(dict.fromkeys(filter(None, names)))


def _contents(issue: Issue) -> list[str]:
    return [
        f"{number}. {article.full_title}{f'（{article.unit}）' if article.unit else ''}"
        for number, article in enumerate(issue.articles, start=1)
    ]
