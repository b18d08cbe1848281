"""What the texts of each part of a template may name, in the contents each kind of row."""

from __future__ import annotations

from bulletin_cli.base.record import record

# What a text of each part may name, beside what all of them may.
_NAMES: dict[str, tuple[str, ...]] = {
    "each_article": ("article", "section"),
    "each_section": ("section",),
    "section": ("section",),
    "article": ("article",),
    "header": ("page_number", "page_count"),
    "footer": ("page_number", "page_count"),
}
MARGINS = ("header", "footer")
_COMMON_NAMES = ("periodical", "issue", "field", "line_break")


@record
class NameScope:
    """What the texts of one part may name: its own facts, and `fields`, keys of the template's.

    What is repeated in the contents has its key for its part: `each_article`, `each_section`.
    """

    part: str
    fields: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that stand by themselves or before a full stop."""
        return (*_COMMON_NAMES, *_NAMES.get(self.part, ()))
