"""Where everything lies in a workspace: names, and paths below its root, always with /."""

from __future__ import annotations

from bulletin_cli.base.record import record

CONFIG_FILE = "bulletin.toml"
GLOSSARY_FILE = "glossary.toml"
UNITS_FILE = "units.toml"
POINTS_FILE = "points.toml"
COMMISSIONS_FILE = "commissions.toml"
DISTRIBUTION_FILE = "distribution.toml"
TEMPLATES = "templates"
ISSUES = "issues"
JOURNAL = f"{ISSUES}/.journal"  # every command looks for it before it loads much
USES = "uses"  # a file a year
SUBMISSIONS = "submissions"
SUBMISSION_FILE = "submission.toml"  # in the folder of a submission
SUBMISSION_TEXT = "article.md"
TO_ARCHIVE = "to-archive"  # what is handed over to the archive, a folder a year
EXCHANGE = "exchange"  # parcels that were sent up, receipts that were sent down
SITE = "site"  # the archive's pages, where no other folder is named
SITE_MARK = ".bulletin-site"  # in that folder: it is ours, and which files are
VOLUMES = "volumes"  # a year's issues bound together; can be made again
LOCK = ".lock"  # in the folder that is kept from others
STAGING = f"{ISSUES}/.new"  # an issue being made
CACHE = ".cache"  # what can be made again from all else, and deleted at any moment

# in the folder of a template
TEMPLATE_FILE = "template.toml"
BASE_FILE = "base.docx"
STARTER_FILE = "starter.toml"
TEMPLATE_SAMPLE = "sample"  # beside the shipped templates: what `template preview` sets

# in the folder of an issue
ISSUE_FILE = "issue.toml"
ARTICLES = "articles"
IMAGES = "images"
REMOVED = "removed"
OUTPUT = "output"
SIGNED = "signed"
PUBLISHED = "published"
TO_SEND = "to-send"


@record
class IssuePaths:
    """The paths of an issue's parts; `root / IssuePaths("2024-35").articles` is a place on disk."""

    identifier: str

    @property
    def folder(self) -> str:
        """The issue's folder."""
        return f"{ISSUES}/{self.identifier}"

    @property
    def issue_file(self) -> str:
        """What the issue says of itself."""
        return f"{self.folder}/{ISSUE_FILE}"

    @property
    def articles(self) -> str:
        """The folder of the articles, listed or not."""
        return f"{self.folder}/{ARTICLES}"

    @property
    def images(self) -> str:
        """The folder of the pictures."""
        return f"{self.folder}/{IMAGES}"

    @property
    def output(self) -> str:
        """The folder of what render wrote."""
        return f"{self.folder}/{OUTPUT}"

    def article(self, name: str) -> str:
        """Return the path of the article file `name`."""
        return f"{self.articles}/{name}"
