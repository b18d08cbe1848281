"""Fixes accepted by a click in a real browser."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import change
from tests.serve.conftest import Running, Seen, running


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


def test_the_keyboard_alone_writes_a_fix_goes_on_and_takes_it_back(
    article: Path, seen: Seen
) -> None:
    change(article.parents[1] / "issue.toml", {'"published"': '"draft"'})
    change(article, {"入冬以来，": "入冬以来,", "下一步，": "下一步,"})
    rows = seen.page.locator("#findings li")
    rows.nth(1).wait_for()
    count = rows.count()
    seen.page.keyboard.press("f")
    seen.page.keyboard.press("a")
    rows.nth(count - 1).wait_for(state="detached")
    assert "入冬以来，" in article.read_text(encoding="utf-8")
    assert seen.page.evaluate("document.activeElement.textContent") == "1"
    seen.page.keyboard.press("u")
    rows.nth(count - 1).wait_for()
    assert "入冬以来," in article.read_text(encoding="utf-8")
    assert seen.page.locator("#undo").is_hidden()


def test_a_preview_that_was_started_anew_is_found_again_and_writes(
    root: Path, article: Path, server: Running, seen: Seen
) -> None:
    change(article.parents[1] / "issue.toml", {'"published"': '"draft"'})
    change(article, {"入冬以来，": "入冬以来,"})
    fix = seen.page.locator("#findings").get_by_role("button", name="改为“，”")
    fix.wait_for()
    server.process.kill()
    port = str(urlsplit(server.url).port)
    banner = seen.page.locator("#banner")
    banner.get_by_text(f"--port {port}").wait_for()
    with running(root, "--port", port):
        banner.wait_for(state="hidden")
        fix.click()
        fix.wait_for(state="detached")
    assert "入冬以来，" in article.read_text(encoding="utf-8")
