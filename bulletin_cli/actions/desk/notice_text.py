"""The text of a notice (采用情况通报): the facts of a period put into an office's own templates.

A template has no loops. What is said of each group and of each commission is a text by itself,
so that a clerk can change that sentence, too, and no template can run for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bulletin_cli.actions.desk.figures import Statistics
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import chinese_date, chinese_numeral
from bulletin_cli.content.article import Article, Block, Heading, Span, plain
from bulletin_cli.content.article_text import refuse_title
from bulletin_cli.content.inline import parse_inline
from bulletin_cli.content.markdown import dump_text, heading_level, parse
from bulletin_cli.desk import notice as desk
from bulletin_cli.desk.notice import Names, NoticeFacts
from bulletin_cli.layout.template.letters import fill
from bulletin_cli.store.desk.own_templates import NOTICE, template_text
from bulletin_cli.workspace import Workspace

_TITLE = "# "


def notice_text(
    space: Workspace, found: Statistics, on: date, today: date, attachment: str
) -> Article:
    """Return a notice dated `on` without its tables. Raises BulletinError.

    `attachment` is what these are called, `today` the day up to which the figures are.
    """
    shown, periodical = found.figures, space.config.periodical
    common = {
        "period": shown.period.label,
        "nameplate": periodical.name,
        "issuer": periodical.issuer,
        "date": chinese_date(on),
    }
    outcomes = [each for each in found.outcomes if each.commission.due in shown.period]
    facts = {
        **common,
        **desk.totals(shown),
        **desk.commission_totals(outcomes),
        **desk.quotas(shown, found.register, found.scheme, today),
        "attachment": attachment,
    }

    def lines(name: str, each: NoticeFacts) -> str:
        letter = _Letter.read(space, name, {**common, **each})
        letter.blocks(letter.text.split("\n"))
        return letter.text

    parts = {
        "groups": "".join(lines("group", each) for each in desk.of_groups(shown)),
        "commissions": "".join(lines("commission", each) for each in desk.of_commissions(outcomes)),
    }
    return _Letter.read(space, "notice", facts, parts).article()


@record
class _Letter:
    """A template filled in: its file, what stands there, and the text that came of it."""

    file: str
    source: str
    text: str

    @classmethod
    def read(
        cls, space: Workspace, name: str, facts: NoticeFacts, parts: Mapping[str, str] | None = None
    ) -> _Letter:
        """Fill in the template `name`; `parts` are texts already, the facts no more than words."""
        source, file = template_text(space.root, NOTICE, f"{name}.txt")
        words = {key: _in_dialect(value) for key, value in facts.items()}
        return cls(file, source, fill(source, file, {**words, **(parts or {})}))

    def article(self) -> Article:
        """Return the text as an article, its headings numbered. Raises BulletinError."""
        lines = self.text.split("\n")
        heads = [line for line in lines if line.startswith(_TITLE)]
        if not heads:
            raise BulletinError("通报没有标题", "开头写一行“# 标题”。", file=self.file)
        title = tuple(map(self._title, heads))
        refuse_title(title, self.file, self._line_of(heads[0]))
        blocks = self.blocks(["" if line in heads else line for line in lines])
        if not blocks:
            raise BulletinError("通报只有标题，没有正文", "在标题下面写上正文。", file=self.file)
        return Article("", title, _numbered(blocks))

    def blocks(self, lines: list[str]) -> tuple[Block, ...]:
        """Return the blocks of filled lines; what is wrong is told by the template's line."""
        try:
            return parse("\n".join(lines), self.file)
        except BulletinError as error:
            raise self._told(error, lines[error.line - 1] if error.line else "") from error

    def _title(self, line: str) -> str:
        try:
            return plain(parse_inline(line.removeprefix(_TITLE), self.file, 1))
        except BulletinError as error:
            raise self._told(error, line) from error

    def _told(self, error: BulletinError, line: str) -> BulletinError:
        return BulletinError(error.message, error.hint, file=self.file, line=self._line_of(line))

    def _line_of(self, filled: str) -> int | None:
        """Return the line of the template that seems to have made a filled one."""
        for number, line in enumerate(self.source.split("\n"), start=1):
            begin = line.strip().partition("{")[0]
            if begin and filled.strip().startswith(begin):
                return number
        return None


def _in_dialect(value: Any) -> Any:
    """Return a fact as a template may print it anywhere in a line of an article."""
    if isinstance(value, Names):
        return Names(map(_in_dialect, value))
    return dump_text(" ".join(value.split())) if isinstance(value, str) else value


def _numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks whose first-level headings have their numbers, 一、 and so on."""
    count = 0
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            count += 1
            found.append(_with_number(block, count))
        else:
            found.append(block)
    return tuple(found)


def _with_number(heading: Heading, number: int) -> Heading:
    if heading_level(plain(heading.inline)):
        return heading
    return replace(heading, inline=(Span(f"{chinese_numeral(number)}、"), *heading.inline))
