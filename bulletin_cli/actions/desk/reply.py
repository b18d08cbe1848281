"""The text that goes back to a contributor: used, to be revised, not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.typography import chinese_date
from bulletin_cli.content.numbering import label, parse_id
from bulletin_cli.desk.submissions import NAMES, Step, Submission, SubmissionState, standing
from bulletin_cli.layout.template.letters import fill
from bulletin_cli.store.desk.own_templates import REPLIES, template_text
from bulletin_cli.store.desk.submissions import load_submission, load_text
from bulletin_cli.store.files import is_file

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

_REPLIES: dict[SubmissionState, str] = {
    "accepted": "accepted",
    "merged": "accepted",
    "returned": "returned",
    "rejected": "rejected",
}


def write_reply(space: Workspace, identifier: str) -> str:
    """Return the reply to a submission, from the template of its state. Raises BulletinError."""
    submission = load_submission(space.root, identifier)
    name = _REPLIES.get(submission.state)
    if name is None:
        answered = "、".join(NAMES[each] for each in _REPLIES)
        raise BulletinError(
            f"{identifier} 现在是“{NAMES[submission.state]}”，没有回复可写",
            f"能回复的：{answered}。",
        )
    text, file = template_text(space.root, REPLIES, f"{name}.txt")
    return fill(text, file, _facts(space, submission))


def _facts(space: Workspace, submission: Submission) -> dict[str, object]:
    last = standing(submission.history)[-1]
    periodical = space.config.periodical
    return {
        "id": submission.id,
        "title": load_text(space.root, submission.id).full_title,
        "units": "、".join(submission.units),
        "author": submission.author,
        "received": chinese_date(submission.received),
        "date": chinese_date(last.date),
        "label": _label(space, last),
        "merged": submission.state == "merged",
        "name": last.name,
        "note": last.note,
        "nameplate": periodical.name,
        "issuer": periodical.issuer,
    }


def _label(space: Workspace, step: Step) -> str:
    """Return the number of the issue as it is printed, "" for none."""
    if not step.issue:
        return ""
    has_issue = is_file(space.root / IssuePaths(step.issue).issue_file)
    number = space.load_metadata(step.issue).number if has_issue else parse_id(step.issue)
    return label(number)
