"""Rounds of proof, and the file that is handed out for review."""

from __future__ import annotations

from bulletin_cli.actions.desk.making import made, word_file
from bulletin_cli.actions.desk.steps import Move, Moved, moving
from bulletin_cli.actions.render import manifest_file
from bulletin_cli.base.digests import digest
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import IssueStep
from bulletin_cli.desk.workflow import rounds_done
from bulletin_cli.store.desk.steps import write_step
from bulletin_cli.store.outputs import output_path
from bulletin_cli.workspace import Workspace


def record_proof(
    space: Workspace, identifier: str, move: Move, number: int | None, *, check: bool
) -> Moved:
    """Write down a round of proof, the next one for None, unless `check` finds errors.

    Raises BulletinError, among others for a round before which another is missing.
    """
    with moving(space, identifier, move) as head:
        done = rounds_done(head.history)
        if number is not None and not 1 <= number <= done + 1:
            raise BulletinError(
                f"{identifier} 校了 {done} 次，这一次不能是第 {number} 次",
                f"写 --round {done + 1}，或不写。",
            )
        _, errors = made(space, identifier, check=check)
        if errors:
            return Moved(identifier, head, errors)
        step = IssueStep("proofed", move.on, move.name, move.note, number or done + 1)
        return Moved(identifier, write_step(space.root, identifier, step))


def hand_out(space: Workspace, identifier: str, move: Move, *, check: bool) -> Moved:
    """Render an issue for review and write down which file was handed out.

    Raises BulletinError.
    """
    with moving(space, identifier, move) as head:
        examined, errors = made(space, identifier, check=check)
        if errors:
            return Moved(identifier, head, errors)
        data = word_file(examined.pages)
        place = output_path(space.root, identifier, ".docx")
        files = {place: data, **manifest_file(space, identifier, examined.pages)}
        step = IssueStep("review", move.on, move.name, move.note, sha256=digest(data))
        issue = write_step(space.root, identifier, step, files)
        return Moved(identifier, issue, written=(place,))
