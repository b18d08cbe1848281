"""Fixes accepted by a click in a real browser."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import change
from tests.serve.conftest import Seen


def test_a_click_writes_the_fix_and_the_finding_goes(article: Path, seen: Seen) -> None:
    change(article.parents[1] / "issue.toml", {'"published"': '"draft"'})
    change(article, {"入冬以来，": "入冬以来,"})
    seen.page.locator("#findings").get_by_role("button", name="改为“，”").click()
    seen.page.locator("#findings li").first.wait_for(state="detached")
    assert "入冬以来，" in article.read_text(encoding="utf-8")


def test_a_click_that_is_refused_says_why_beside_it(article: Path, seen: Seen) -> None:
    change(article, {"入冬以来，": "入冬以来,"})
    seen.page.locator("#findings").get_by_role("button", name="改为“，”").click()
    seen.page.locator("#told").get_by_text("，不能改").wait_for()
    assert "入冬以来," in article.read_text(encoding="utf-8")
