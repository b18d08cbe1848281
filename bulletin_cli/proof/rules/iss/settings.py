"""ISS007: what the settings say of the bulletin: its receivers, and what is still to fill in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bulletin_cli.base.paths import CONFIG_FILE, GLOSSARY_FILE
from bulletin_cli.content.glossary import GlossaryEntry, Person, right_names
from bulletin_cli.layout.paragraphs import paragraphs_of
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found, Place
from bulletin_cli.proof.register import issue_rule
from bulletin_cli.proof.rules.iss.placeholders import SPARING_DATES

_TO_FILL_IN = frozenset("T待_＿○XxＸ×")  # of which every placeholder has one
_SEPARATORS = frozenset("，,；;")
_NEEDED = ("[periodical] nameplate", "[periodical] issuer")


@issue_rule(
    "ISS007",
    "error",
    "设置里还有占位，或受文单位重复、分隔不一、没有句号",
    about="刊名、编发单位、密级标志、报、送、发、本期增发、模板的字段和用词表里的 ○○○、XX局 "
    "是占位，付印前都要换成真的，没有的删去；报、送、发可以是空的。"
    "下面几样是提示：同一单位在报、送、发、本期增发里写了不止一次，一项里写了逗号、分号（顿号可以），"
    "一项自带句号，或模板排出来的"
    "报、送、发末尾没有句号。bulletin.toml 的 [distribution] 一项写一个单位，不写标点。",
)
def settings_to_fill_in(context: IssueContext) -> Iterator[Found]:
    """No setting is a placeholder; every receiver stands once, without marks of its own."""
    for place, key, text in _settings(context):
        if not _TO_FILL_IN.isdisjoint(text) and re.search(SPARING_DATES, text):
            instead = "换成真的" if key in _NEEDED else "换成真的，没有就删去"
            yield Found(f"{key} 里的“{text}”是占位，{instead}", place)
    yield from _receivers(context)
    yield from _imprint(context)


def _settings(context: IssueContext) -> Iterator[tuple[Place, str, str]]:
    """Yield every text that an office fills in, with its file and its key."""
    periodical, place = context.periodical, Place(CONFIG_FILE)
    for key, texts in (
        ("[periodical] nameplate", periodical.nameplate),
        ("[periodical] issuer", periodical.issuers),
        ("[periodical] marking", (periodical.marking,)),
        ("[distribution] report_to", periodical.report_to),
        ("[distribution] copy_to", periodical.copy_to),
        ("[distribution] issue_to", periodical.issue_to),
    ):
        yield from ((place, key, text) for text in texts)
    yield from ((context.issue_file, "also_to", text) for text in context.issue.also_to)
    for field in context.fields:
        where = place if field.scope == "periodical" else context.issue_file
        yield where, f"[fields] {field.key}", field.printed(periodical.fields, context.issue.fields)
    for entry in context.glossary.entries:
        for text in _words(entry):
            yield Place(GLOSSARY_FILE, entry.line), "这一条", text


def _words(entry: GlossaryEntry) -> tuple[str, ...]:
    """Return what may get into a text; a variant never does, and may well be XX局."""
    return (*right_names(entry), *((entry.office,) if isinstance(entry, Person) else ()))


def _receivers(context: IssueContext) -> Iterator[Found]:
    periodical, place = context.periodical, Place(CONFIG_FILE)
    receivers = (
        *periodical.report_to,
        *periodical.copy_to,
        *periodical.issue_to,
        *context.issue.also_to,
    )
    for name, count in Counter(receivers).items():
        if count > 1:
            yield Found(f"受文单位“{name}”写了 {count} 次，留一处", place, "info")
        if not _SEPARATORS.isdisjoint(name):
            yield Found(f"受文单位“{name}”里有分隔符，拆成几项", place, "info")
        if name.endswith(("。", ".")):
            yield Found(f"受文单位“{name}”自带句号，版式会加，删去", place, "info")


def _imprint(context: IssueContext) -> Iterator[Found]:
    imprint = context.pages.document.imprint if context.pages else ()
    for text in (paragraph.text for paragraph in paragraphs_of(imprint)):
        if text.startswith(("报：", "送：", "发：")) and not text.endswith("。"):
            message = f"版记“{text[:12]}…”末尾没有句号，在模板的 [[imprint]] 里补上"
            yield Found(message, Place(CONFIG_FILE), "info")
