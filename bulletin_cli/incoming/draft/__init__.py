"""A contributor's Word file or web page (a WordFile) -> its articles, and what was left out."""

from bulletin_cli.incoming.draft.read import read_draft, title_count

__all__ = ["read_draft", "title_count"]
