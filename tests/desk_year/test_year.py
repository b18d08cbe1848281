"""A year of an office: every figure is what another count of the raw files gives."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli
from pypdf import PdfReader

from tests.cli.commands.volumes import BoundPdf
from tests.conftest import bulletin, did, write
from tests.desk_year.count import Files, counts, rows
from tests.desk_year.office import NAMES
from tests.desk_year.schemes import COUNTINGS, OWN_TOML
from tests.desk_year.year import Year

PERIODS = {
    ("--period", "2024"): (date(2024, 1, 1), date(2024, 12, 31)),
    ("--period", "2024Q1"): (date(2024, 1, 1), date(2024, 3, 31)),
    ("--period", "2024Q4"): (date(2024, 10, 1), date(2024, 12, 31)),
    ("--period", "2024年上半年"): (date(2024, 1, 1), date(2024, 6, 30)),
    ("--period", "2024-09"): (date(2024, 9, 1), date(2024, 9, 30)),
    ("--period", "2025Q1"): (date(2025, 1, 1), date(2025, 3, 31)),
    ("--from", "2024-05-16", "--to", "2024-11-05"): (date(2024, 5, 16), date(2024, 11, 5)),
}
NEXT = {"draft": "proofed", "proofed": "review", "review": "signed", "signed": "published"}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace after a year of work."""
    root = tmp_path_factory.mktemp("year") / "全年 工作"
    names = ("--nameplate", "示例简报", "--issuer", "示例局办公室")
    to = ("--report-to", "示例上级局", "--copy-to", "各区局")
    did(bulletin("init", root, "--template", "gbt9704", *names, *to))
    Year(root, 17).play()
    return root


@pytest.fixture(scope="module")
def files(year: Path) -> Files:
    return Files(year)


def asked(root: Path, *words: str) -> Any:
    """Return what a command says as json."""
    done = bulletin("-C", root, *words, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def figures(root: Path, scheme: str, *period: str) -> Any:
    """Return the figures of a period; the office's own scheme stands in its file."""
    if scheme != "own":
        return asked(root, "stats", *period, *(("--scheme", scheme) if scheme else ()))
    place = write(root / "points.toml", OWN_TOML)
    try:
        return asked(root, "stats", *period)
    finally:
        place.unlink()


def test_the_year_has_all_that_a_year_has(year: Path, files: Files) -> None:
    assert len(files.issues) == 50
    assert len(files.sent) == 400
    assert {unit for each in files.sent for unit in each["units"]} == set(NAMES)
    states = Counter(step["state"] for each in files.sent for step in each["history"])
    assert min(states.values()) > 5, states
    assert len(states) == 7
    assert sum(step.get("undo", False) for each in files.sent for step in each["history"]) > 10
    assert {"2024-s1", "2024-19+20"} < set(files.issues)
    ways = Counter(each["status"] for each in files.issues.values())
    assert ways == {
        "published": 45, "void": 1, "draft": 1, "proofed": 1, "review": 1, "signed": 1
    }  # fmt: skip
    assert [each.parents[1].name for each in year.glob("issues/*/published/1")] == ["2024-33"]
    shared = Counter(len(each.units) for each in files.printed)
    assert min(shared[1], shared[2], shared[3]) > 0
    several = Counter(each["article"] for each in files.uses)
    assert max(several.values()) > 2
    assert {each["kind"] for each in files.uses} == {"use", "endorsement"}
    assert {outcome for _, outcome in files.asked(date(2024, 1, 1), date(2024, 12, 31))} == {
        "done", "late", "missed"
    }  # fmt: skip


@pytest.mark.parametrize("scheme", COUNTINGS)
@pytest.mark.parametrize("period", PERIODS, ids="".join)
def test_every_figure_of_a_period_is_that_of_another_count(
    year: Path, files: Files, scheme: str, period: tuple[str, ...]
) -> None:
    told = figures(year, scheme, *period)
    first, last = PERIODS[period]
    expected = rows(files, COUNTINGS[scheme], first, last)
    assert {each["unit"]: each for each in told["rows"]} == expected
    printed = [each for each in files.printed if first <= each.day <= last]
    sent = sum(first <= each["received"] <= last for each in files.sent if counts(each))
    assert told["articles"] == len(printed)
    assert told["issues"] == len({each.id.split("/")[0] for each in printed})
    assert told["submitted"] == sent + sum(not each.sent for each in printed)


def test_every_point_of_a_unit_is_traced_to_a_file(year: Path) -> None:
    period = ("--period", "2024", "--scheme", "chang-2014")
    for row in asked(year, "stats", *period)["rows"][:6]:
        trace = asked(year, "stats", "explain", row["unit"], *period)
        assert sum(each["points"] for each in trace) == row["points"]
        assert [each for each in trace if not (year / each["file"]).is_file()] == []


def test_quarters_add_up_to_the_year(year: Path) -> None:
    for scheme in ("hu-2018", "own"):
        sums: Counter[str] = Counter()
        for quarter in range(1, 5):
            for row in figures(year, scheme, "--period", f"2024Q{quarter}")["rows"]:
                sums[row["unit"]] += row["points"]
        whole = figures(year, scheme, "--period", "2024")["rows"]
        assert {each["unit"]: each["points"] for each in whole} == pytest.approx(sums)


def test_status_tells_of_every_open_issue(year: Path, files: Files) -> None:
    told = asked(year, "status")["issues"]
    assert {each["id"]: (each["status"], each["articles"], each["next"]) for each in told} == {
        identifier: (each["status"], len(each["articles"]), NEXT[each["status"]])
        for identifier, each in files.issues.items()
        if each["status"] in NEXT
    }
    missing = {each["status"]: [one["command"][0] for one in each["missing"]] for each in told}
    assert missing == {"draft": ["render"], "proofed": [], "review": [], "signed": []}


def test_the_inbox_has_every_submission_in_its_state(year: Path, files: Files) -> None:
    told = asked(year, "inbox", "--all")
    listed = Counter((each["state"], "、".join(each["units"])) for each in told)
    assert listed == Counter(
        (each["history"][-1]["state"], "、".join(each["units"])) for each in files.sent
    )
    waiting = [each["state"] for each in asked(year, "inbox")]
    assert waiting == [each["state"] for each in told if each["state"] in ("received", "returned")]


def test_commissions_are_told_as_they_were_answered(year: Path, files: Files) -> None:
    told = asked(year, "commission", "list", "--all")
    listed = [
        (each["unit"], each["outcome"])
        for one in told
        if not one["cancelled"]
        for each in one["units"]
    ]
    assert Counter(listed) == Counter(files.asked(date(2024, 1, 1), date(2024, 12, 31)))
    assert sum(bool(one["cancelled"]) for one in told) == 1


def test_nothing_that_went_out_has_been_changed(year: Path) -> None:
    assert bulletin("-C", year, "verify", "--all").exit_code == 0


def test_the_catalogue_is_what_another_count_gives(year: Path, files: Files) -> None:
    done = bulletin("-C", year, "catalogue", "2024", "--articles", "--format", "json")
    told = json.loads(done.stdout)
    out = {each: issue for each, issue in files.issues.items() if issue["status"] == "published"}
    dated = sorted(out, key=lambda each: out[each]["date"])
    readers = {each: PdfReader(year / f"issues/{each}/published/{each}.pdf") for each in dated}
    assert [(item["序号"], item["日期"], item["页数"]) for item in told["items"]] == [
        (place, f"{out[each]['date']:%Y%m%d}", len(readers[each].pages))
        for place, each in enumerate(dated, start=1)
    ]
    printed = Counter(each.id.partition("/")[0] for each in files.printed)
    listed = [each for each in dated for _ in range(printed[each])]
    for identifier, article in zip(listed, told["articles"], strict=True):
        page = readers[identifier].pages[article["页码"] - 1]
        assert "".join(article["题名"].split()) in "".join(page.extract_text().split())
    left = [each for each, issue in files.issues.items() if issue["status"] in NEXT]
    assert [each for each in left if each not in done.stderr] == []


def test_the_year_is_handed_over_whole(year: Path, files: Files, tmp_path: Path) -> None:
    out = {each for each, issue in files.issues.items() if issue["status"] == "published"}
    for key, code in (("全宗号", "0123"), ("保管期限", "永久")):
        did(bulletin("-C", year, "set", key, code))
    place = tmp_path / "移交"
    assert bulletin("-C", year, "catalogue", "2024", "--package", "-o", place).exit_code == 0
    items = sorted(each for each in place.iterdir() if each.is_dir())
    names = [f"0123-WS·2024-Y-{number:04}" for number in range(1, len(out) + 1)]
    assert [each.name for each in items] == names
    handed = {each.stem: each.read_bytes() for each in place.glob("*/*.docx")}
    assert handed == {
        each: (year / f"issues/{each}/published/{each}.docx").read_bytes() for each in out
    }
    sums = (place / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(sums) == 3 * len(out) + 3


def test_the_years_volume_has_every_printed_article_at_the_page_where_it_begins(
    year: Path, files: Files, tmp_path: Path
) -> None:
    done = bulletin("-C", year, "volume", "2024", "--no-titles", "-o", tmp_path / "a.pdf")
    assert done.exit_code == 0, done.stderr
    bound = BoundPdf((tmp_path / "a.pdf").read_bytes())
    contents, units = bound.part("目录"), bound.part("单位索引")
    printed = {each.id: each.units for each in files.printed}
    assert len(printed) > 100
    begun = {title: page for _, title, page in bound.outline()}
    for identifier, names in printed.items():
        issue, _, name = identifier.partition("/")
        text = (year / "issues" / issue / "articles" / name).read_text(encoding="utf-8")
        title = str(tomli.loads(text.split("+++")[1])["title"])
        assert title in bound.pages[begun[title]]
        assert f"{title}{begun[title]}" in contents
        assert units.count(title) == len(names)
    left = {each for each, its in files.issues.items() if its["status"] != "published"}
    assert all(each in done.stderr for each in left)


def test_what_can_be_made_again_may_be_deleted(year: Path, tmp_path: Path) -> None:
    kept = shutil.ignore_patterns("output", ".cache", ".lock", "published", "signed")
    copy = Path(shutil.copytree(year, tmp_path / "抄 本", ignore=kept))
    for words in (
        ("stats", "--period", "2024", "--scheme", "chang-2014"), ("inbox",), ("commission", "list")
    ):  # fmt: skip
        assert asked(copy, *words) == asked(year, *words)
