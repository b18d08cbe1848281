"""What a template and bulletin.toml say an issue looks like, for reading old ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType, SimpleNamespace
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.issue import Periodical
from bulletin_cli.layout.template import Template

_MARK = "\ue001"  # stands where a fact would
# What mastheads and imprints of offices say, whatever their template.
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "报": "report_to", "报送": "report_to", "主报": "report_to", "抄报": "report_to",
        "呈报": "report_to", "呈送": "report_to", "主送": "report_to",
        "送": "copy_to", "抄送": "copy_to", "分送": "copy_to",
        "发": "issue_to", "下发": "issue_to", "印发": "issue_to", "抄发": "issue_to",
        "发送": "issue_to", "发至": "issue_to",
    }
)  # fmt: skip
CONTENTS = (
    "要目", "目录", "目次", "本期要目", "本期目录", "本期导读", "本期内容", "本期看点", "内容提要",
    "内容导读", "导读", "议题",
)  # fmt: skip


@record
class TemplateFacts:
    """What is known beforehand; all of it may be wanting.

    `characters` are those of a full line of body text, `first_line` its indent in characters.
    `labels` are the words before the receivers (报) -> the field of OldIssue. `section` and `unit`
    are what stands before and after a section's name and a contributor, `sections` whole names,
    `credits` whole lines that name contributors.
    """

    nameplate: tuple[str, ...] = ()
    issuer: str = ""
    characters: float = 0.0
    first_line: float = 2.0
    labels: Mapping[str, str] = field(default_factory=lambda: LABELS)
    contents: tuple[str, ...] = CONTENTS
    section: tuple[str, str] = ("【", "】")
    unit: tuple[str, str] = ("（", "供稿）")
    sections: frozenset[str] = frozenset()
    credits: frozenset[str] = frozenset()


def template_facts(template: Template, periodical: Periodical) -> TemplateFacts:
    """Return what `template` prints around the facts, and how wide its lines are."""
    body = template.styles["body"]
    indents = (body.left + body.right) * body.size
    return TemplateFacts(
        nameplate=periodical.nameplate,
        issuer=periodical.issuer,
        characters=round(
            (template.page.column.text_width - indents) / (body.size + body.tracking), 2
        ),
        first_line=body.first_line,
        labels=MappingProxyType({**LABELS, **_labels(template)}),
        contents=tuple(dict.fromkeys((*CONTENTS, *_headings(template)))),
        section=_around(template, "section", {"section": _MARK}) or ("【", "】"),
        unit=_around(template, "article", {"article": _article(unit=_MARK)}) or ("（", "供稿）"),
    )


def _labels(template: Template) -> dict[str, str]:
    """Return the words that the imprint prints before each list of receivers."""
    found: dict[str, str] = {}
    for name in ("report_to", "copy_to", "issue_to"):
        facts = {"periodical": _periodical(**{name: (_MARK,)})}
        for text in _texts(template, "imprint", facts):
            label = re.match(rf"\s*([^\s：:]{{1,8}}?)\s*[：:]\s*{_MARK}", text)
            if label:
                found[label[1]] = name
    return found


def _headings(template: Template) -> list[str]:
    texts = _texts(template, "contents", {"article": _article(full_title=_MARK), "section": _MARK})
    return [close_up(text) for text in texts if _MARK not in text and text.strip()]


def _around(template: Template, part: str, facts: dict[str, Any]) -> tuple[str, str] | None:
    """Return what the part prints before and after the mark, if it prints something."""
    for text in _texts(template, part, facts):
        before, mark, after = text.partition(_MARK)
        if mark and (before.strip() or after.strip()):
            return before.strip(), after.strip()
    return None


def _texts(template: Template, part: str, facts: dict[str, Any]) -> list[str]:
    issue = {
        "label": "", "year": "", "number": "", "whole_number": "", "date": "",
        "contents": True, "units": True, "print_run": None, "also_to": (),
    }  # fmt: skip
    given = {"line_break": "\n", "periodical": _periodical(), "issue": issue,
             "field": SimpleNamespace(**dict.fromkeys((each.key for each in template.fields), "")),
             "article": _article(), "section": "", **facts}  # fmt: skip
    texts: list[str] = []
    for row in template.parts[part]:
        try:
            texts += row.render(given)
        except BulletinError:  # it cannot do without a fact that is not given
            continue
    return texts


def _periodical(**given: tuple[str, ...]) -> dict[str, Any]:
    none: tuple[str, ...] = ()
    return {"nameplate": ("",), "issuer": "", "issuers": none, "marking": "", "report_to": none,
            "copy_to": none, "issue_to": none, **given}  # fmt: skip


def _article(**given: str) -> dict[str, Any]:
    names = ("title", "full_title", "unit", "author", "editor_note", "page")
    place = {"number": 1, "count": 1, "is_first": True, "is_last": True}
    return dict.fromkeys(names, "") | place | given
