"""ISS013: what the template asks for is given, and nothing is given that it does not ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_cli.base.paths import CONFIG_FILE, ISSUE_FILE
from bulletin_cli.base.strict_toml import suggestion
from bulletin_cli.layout.fields import FieldScope
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found, Place
from bulletin_cli.proof.register import issue_rule


@issue_rule(
    "ISS013",
    "error",
    "模板的字段没有写，或 [fields] 里的键模板没有",
    about="模板在 [[fields]] 里写明要哪些字段，如责任编辑、签发人：整个刊物的写在 bulletin.toml 的 "
    "[fields]，一期的写在 issue.toml 的 [fields]，都可以用 bulletin set 写。必填的没有写，"
    "写了模板没有的键，或写在了另一个文件里，是错误。已经发布的一期不查：它照的是当时的模板。",
)
def fields_to_fill_in(context: IssueContext) -> Iterator[Found]:
    """Every required field has a value, and every value a field that belongs into its file."""
    if context.issue.status == "published":
        return
    issue, config = context.issue_file, Place(CONFIG_FILE)
    yield from _faults(context, "periodical", context.periodical.fields, config)
    yield from _faults(context, "issue", context.issue.fields, issue)


def _faults(
    context: IssueContext, scope: FieldScope, given: Mapping[str, str], place: Place
) -> Iterator[Found]:
    scopes = {each.key: each.scope for each in context.fields}
    for field in context.fields:
        if field.scope == scope and field.required and not given.get(field.key, "").strip():
            message = f"没有写“{field.label}”，模板要它：bulletin set {field.key} 值"
            yield Found(message, place)
    for key in given:
        if key not in scopes:
            yield Found(f"[fields] 里的“{key}”模板没有：{_instead(context, scope, key)}", place)
        elif scopes[key] != scope:
            other = ISSUE_FILE if scope == "periodical" else CONFIG_FILE
            yield Found(f"[fields] 里的“{key}”要写在 {other} 里，移过去", place)


def _instead(context: IssueContext, scope: FieldScope, key: str) -> str:
    """Return what to do about a key that the template does not know."""
    known = tuple(each.key for each in context.fields if each.scope == scope)
    return suggestion(key, known).removesuffix("。") if known else "删去"
