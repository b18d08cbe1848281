"""An old issue's lines -> its facts and articles, and what a human should look at."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bulletin_cli.base.record import record
from bulletin_cli.content.article import Article
from bulletin_cli.incoming.back_issues.apart import read_apart
from bulletin_cli.incoming.back_issues.articles import Builder, kind_doubts
from bulletin_cli.incoming.back_issues.content import Doubt, OldIssue, OldSource
from bulletin_cli.incoming.back_issues.contents import Contents, read_contents, title_key
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.back_issues.groups import group_lines, with_notes
from bulletin_cli.incoming.back_issues.imprint import Imprint, read_imprint
from bulletin_cli.incoming.back_issues.kinds import read_kinds
from bulletin_cli.incoming.back_issues.masthead import Masthead, read_masthead
from bulletin_cli.incoming.back_issues.paper import TextLine, text_lines

_TITLE_LINES = 4


@record
class OldParts:
    """The parts of an old issue and what they say: its lines are `head`, `listed`, and the `rest`.

    `listed` are those of the contents; where the imprint begins is counted in the `rest`.
    `doubts` are those of the articles.
    """

    masthead: Masthead
    imprint: Imprint
    contents: Contents
    head: tuple[TextLine, ...]
    rest: tuple[TextLine, ...]
    listed: tuple[TextLine, ...]
    articles: tuple[Article, ...]
    doubts: tuple[Doubt, ...]


def read_old(source: OldSource, template: TemplateFacts) -> OldIssue:
    """Return what the file says. It never raises; what is uncertain is a doubt."""
    return old_issue(read_parts(source, template), source)


def read_parts(source: OldSource, template: TemplateFacts) -> OldParts:
    """Return what the file says, and where. It never raises; what is uncertain is a doubt."""
    lines = text_lines(source.lines, _names(template.nameplate))
    masthead = read_masthead(lines, template)
    if masthead.nameplate != template.nameplate:  # its name may run along on every page
        lines = text_lines(source.lines, _names(masthead.nameplate))
        masthead = read_masthead(lines, template)
    contents = read_contents(lines, masthead.end, template)
    rest = [*lines[masthead.end : contents.start], *lines[contents.end :]]
    known = masthead.issuer, masthead.date
    imprint = read_imprint(rest, template.labels, known, broken=source.broken)
    articles, doubts = _articles(
        rest[: imprint.start], contents.titles, template, broken=source.broken
    )
    head, listed = lines[: masthead.end], lines[contents.start : contents.end]
    return OldParts(
        masthead, imprint, contents, tuple(head), tuple(rest), tuple(listed), articles,
        tuple(doubts),
    )  # fmt: skip


def old_issue(parts: OldParts, source: OldSource) -> OldIssue:
    """Return the issue that these parts are, with all doubts in the order of the file."""
    masthead, imprint = parts.masthead, parts.imprint
    messages = (Doubt(0, each) for each in source.messages)
    found = (
        *messages, *masthead.doubts, *parts.contents.doubts, *parts.doubts, *imprint.doubts,
    )  # fmt: skip
    return OldIssue(
        nameplate=masthead.nameplate,
        number=masthead.number,
        date=masthead.date,
        issuer=masthead.issuer,
        report_to=imprint.receivers.get("report_to", ()),
        copy_to=imprint.receivers.get("copy_to", ()),
        issue_to=imprint.receivers.get("issue_to", ()),
        print_run=imprint.print_run,
        articles=parts.articles,
        doubts=tuple(sorted(found, key=lambda doubt: doubt.place)),
    )


def _names(nameplate: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(("".join(nameplate), *nameplate)))


def _articles(
    lines: Sequence[TextLine], titles: Collection[str], template: TemplateFacts, *, broken: bool
) -> tuple[tuple[Article, ...], list[Doubt]]:
    stand = read_apart(lines, template)
    expected = (template.characters, template.first_line)
    named = template.sections | template.credits
    listed = {n for n in _listed(lines, titles) if lines[n].text.strip() not in named}
    reading = read_kinds(lines, listed, stand, expected, broken=broken)
    builder = Builder()
    for group, following in with_notes(group_lines(lines, reading.kinds, stand)):
        builder.add(group, following)
    builder.close()
    return tuple(builder.articles), [*kind_doubts(lines, reading), *builder.doubts]


def _listed(lines: Sequence[TextLine], titles: Collection[str]) -> set[int]:
    """Return the lines, by index, that together are a title of the contents."""
    found: set[int] = set()
    for start in range(len(lines)):
        text = ""
        for end in range(start, min(start + _TITLE_LINES, len(lines))):
            text += title_key(lines[end].text)
            if text in titles:
                found |= set(range(start, end + 1))
    return found
