"""Issues published before `bulletin`: a dump, a PDF or a Word file -> its facts and articles."""

from bulletin_cli.incoming.old.facts import TemplateFacts, template_facts
from bulletin_cli.incoming.old.lines import dump_source
from bulletin_cli.incoming.old.read import read_old

__all__ = ["TemplateFacts", "dump_source", "read_old", "template_facts"]
