"""What the command line asks of a check, where bulletin.toml does not decide."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_cli.actions.examine import choose_rules
from bulletin_cli.base.record import record
from bulletin_cli.proof.engine import RuleSelection
from bulletin_cli.proof.finding import LEVELS, Finding
from bulletin_cli.workspace import Workspace

DRAFT = "draft"  # the level at which incoming pieces are looked at
DRAFT_RULES = ("WRD040",)  # what is told of them only


@record
class CheckOptions:
    """Rules by id or family; `fail_on` is "" and `baseline` None where bulletin.toml decides.

    With `level` DRAFT also what is told of incoming pieces only.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    baseline: Path | None = None
    update_baseline: bool = False
    level: str = ""

    def choose_rules(self, space: Workspace | None) -> RuleSelection:
        """Return the rules to run: those selected here, else those of bulletin.toml; less ignored.

        Raises BulletinError for an id that there is not.
        """
        settings = choose_rules(space) if space else RuleSelection()
        settings.rules()
        if self.select:
            return RuleSelection(self.select, self.ignore, where="", data=settings.data)
        also = DRAFT_RULES if self.level == DRAFT else ()
        ignored = (*settings.ignore, *self.ignore)
        return RuleSelection(settings.select, ignored, also, where="", data=settings.data)

    def fails(self, findings: Sequence[Finding], space: Workspace | None) -> bool:
        """Return whether findings reach the level from which on a check fails."""
        level = self.fail_on or (space.config.check.fail_on if space else LEVELS[0])
        least = list(map(str, LEVELS)).index(level)
        return any(LEVELS.index(each.level) <= least for each in findings)

    def baseline_of(self, space: Workspace | None) -> Path | None:
        """Return the file of the findings that are known."""
        return self.baseline or (space.baseline if space else None)
