"""The run over the rules: what is ignored, in which order findings come."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.register import WITHOUT_ERRORS, errors, modules, rules
from bulletin_cli.proof.texts import read_plain
from bulletin_cli.store.templates import load_template
from tests import samples
from tests.proof.contexts import PATHS, article, checked, issue_context

OF_THE_ENGINE = {"SUP001", "SUP002", "ISS011"}  # kept without a function


def test_an_ignored_rule_finds_nothing() -> None:
    of = issue_context(day=None, articles=(article("待补充"),))
    assert {each.rule for each in checked(of, ("ISS002",))} == {"ISS003"}


def test_an_article_may_ignore_a_rule_for_itself() -> None:
    silent = replace(article("待补充", ignore=("ISS003",)), file="02.md")
    (found,) = checked(issue_context(articles=(article("待补充"), silent)))
    assert found.place.file == PATHS.article("01.md")


def test_an_article_may_ignore_what_a_rule_of_the_issue_finds_in_it() -> None:
    text = "字" * 24 + "。"  # one character too many for a line
    loud, silent = article(text), replace(article(text, ignore=("ISS009",)), file="02.md")
    issue = replace(samples.issue(), articles=(loud, silent), files=("01.md", "02.md"))
    pages = set_issue(issue, load_template("shanghai-post", samples.ROOT), samples.periodical())
    (found,) = checked(issue_context(articles=(loud, silent), pages=pages))
    assert (found.rule, found.place.file) == ("ISS009", PATHS.article("01.md"))


def test_an_unknown_rule_in_the_settings_is_refused() -> None:
    with pytest.raises(BulletinError, match="没有 ISS999 这条规则") as caught:
        checked(issue_context(), ("ISS999",))
    assert caught.value.file == "bulletin.toml"
    assert "ISS00" in caught.value.hint


def test_an_unknown_rule_in_an_article_is_found_and_the_others_run() -> None:
    text = "待补充\n<!-- bulletin: ignore ISS0003 -->\n\n正文。"
    found = checked(issue_context(articles=(article(text, ignore=("iss003",)),)))
    assert [(each.rule, each.place.line) for each in found] == [
        ("SUP002", 0), ("ISS003", 5), ("SUP002", 8),
    ]  # fmt: skip
    assert (
        found[0].message
        == "没有 iss003 这条规则，屏蔽不了；是不是 ISS003？bulletin rule 列出全部规则"
    )


def test_findings_come_by_text_and_line_and_those_of_other_files_last() -> None:
    two = replace(article("甲\n待补充\n乙TODO甲____"), file="02.md")
    found = checked(issue_context(day=date(2024, 11, 17), articles=(article("XX年"), two)))
    assert [(each.place.file[-9:], each.place.line, each.level) for each in found] == [
        ("les/01.md", 5, "error"), ("les/02.md", 6, "error"), ("les/02.md", 7, "error"),
        ("les/02.md", 7, "error"), ("ssue.toml", 0, "error"), ("ssue.toml", 0, "info"),
    ]  # fmt: skip
    assert [each.place.column for each in found[2:4]] == [2, 7]


def test_every_rule_has_a_title_and_a_docstring() -> None:
    for identifier, rule in rules().items():
        assert identifier == rule.id
        assert rule.name
        if identifier not in OF_THE_ENGINE:
            function = rule.of_issue or rule.of_paragraph or rule.of_text
            assert function, identifier
            assert function.__doc__, identifier


def test_the_modules_that_render_does_without_are_those_without_errors() -> None:
    with_errors = {
        function.__module__.removeprefix("bulletin_cli.proof.rules.")
        for rule in rules().values()
        if (rule.level == "error" or rule.pressing)
        and (function := rule.of_paragraph or rule.of_text or rule.of_issue)
    }
    without = set(modules()) - with_errors - {"sup.suppressions"}  # its rules have no function
    assert without == WITHOUT_ERRORS, (
        "WITHOUT_ERRORS in proof/register.py names the modules that have only warnings and infos: "
        f"add {sorted(without - WITHOUT_ERRORS)}, take out {sorted(WITHOUT_ERRORS - without)}"
    )
    assert errors() == {
        key: rule for key, rule in rules().items() if rule.level == "error" or rule.pressing
    }


def test_for_errors_alone_no_module_without_any_is_loaded() -> None:
    code = (
        "import sys\nfrom bulletin_cli.proof.engine import RuleSelection\n"
        "from bulletin_cli.proof.register import WITHOUT_ERRORS\n"
        "chosen = sorted(rule.id for rule in RuleSelection(errors=True).rules())\n"
        "rules = {f'bulletin_cli.proof.rules.{each}' for each in WITHOUT_ERRORS}\n"
        "print([*rules & sys.modules.keys()], *chosen)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", *sorted(errors())]


def test_rules_are_selected_and_left_out_by_id_and_by_family() -> None:
    every, usual = rules(), {rule.id for rule in RuleSelection().rules()}
    assert usual == {key for key, rule in every.items() if not rule.off}
    assert {rule.id for rule in RuleSelection(select=("PUN001",)).rules()} == {"PUN001"}
    family = {rule.id for rule in RuleSelection(select=("PUN",), ignore=("PUN001",)).rules()}
    assert family == {key for key in every if key.startswith("PUN")} - {"PUN001"}
    off = next(key for key, rule in every.items() if rule.off)
    assert [rule.id for rule in RuleSelection(select=(off,)).rules()] == [off]
    assert all(
        rule.level == "error" or rule.pressing for rule in RuleSelection(errors=True).rules()
    )


def test_without_an_issue_no_rule_of_issues_runs() -> None:
    assert check([read_plain("正文。", "a.txt")]) == ()


def test_a_suppression_that_nothing_needs_may_be_suppressed_for_the_whole_article() -> None:
    text = "<!-- bulletin: ignore PUN001 -->\n\n正文。"
    (found,) = checked(issue_context(articles=(article(text),)))
    assert (found.rule, found.message) == ("SUP001", "这一段前面屏蔽了 PUN001，但没有用上，删去")
    assert checked(issue_context(articles=(article(text, ignore=("SUP001",)),))) == ()


@pytest.mark.parametrize(
    ("ignore", "told"),
    [
        ((), {"SUP001", "SUP002"}),
        (("SUP001",), {"SUP002"}),
        (("SUP002",), {"SUP001"}),
        (("SUP",), set()),
    ],
)
def test_what_is_said_of_suppressions_is_left_out_like_any_rule(
    ignore: tuple[str, ...], told: set[str]
) -> None:
    text = "<!-- bulletin: ignore PUN001 PUN999 -->\n\n正文。"
    found = checked(issue_context(articles=(article(text),)), ignore)
    assert {each.rule for each in found} == told
