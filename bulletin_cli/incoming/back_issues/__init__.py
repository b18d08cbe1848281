"""Issues published before `bulletin`: a dump, a PDF or a Word file -> its facts and articles."""

from bulletin_cli.incoming.back_issues.facts import TemplateFacts, template_facts
from bulletin_cli.incoming.back_issues.lines import dump_source
from bulletin_cli.incoming.back_issues.read import read_old

__all__ = ["TemplateFacts", "dump_source", "read_old", "template_facts"]
