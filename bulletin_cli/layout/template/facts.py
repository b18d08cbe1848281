"""What the texts of a template may name."""

from __future__ import annotations

# What the texts of templates may name, and the attributes of each; the reference explains them.
FACTS: dict[str, tuple[str, ...]] = {
    "periodical": (
        "nameplate", "issuer", "issuers", "marking", "report_to", "copy_to", "issue_to",
    ),
    "issue": (
        "label", "year", "number", "whole_number", "date",
        "contents", "units", "print_run", "also_to",
    ),
    "article": (
        "title", "full_title", "unit", "author", "editor_note", "page",
        "number", "count", "is_first", "is_last",
    ),
}  # fmt: skip
LISTS = ("nameplate", "issuers", "report_to", "copy_to", "issue_to", "also_to")
FLAGS = ("contents", "units", "is_first", "is_last")
