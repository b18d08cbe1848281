"""What the preview does for its page alone: fixes written, files opened at a line."""

from __future__ import annotations

import http.client
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import LONGEST, change, files_of
from tests.serve.conftest import ISSUE, Running
from tests.serve.test_serve import ask

WRONG, RIGHT = "入冬以来,各", "入冬以来，各"


@pytest.fixture
def wrong(article: Path) -> Path:
    """An article of a draft with half a comma."""
    change(article.parents[1] / "issue.toml", {'status = "published"': 'status = "draft"'})
    text = article.read_text(encoding="utf-8")
    start = text.index("入冬以来")
    article.write_text(text[:start] + WRONG + text[start + 4 :], encoding="utf-8", newline="\n")
    return article


def token_of(url: str) -> str:
    match = re.search(r'name="token" content="([^"]{20,})"', ask(url)[2].decode())
    assert match
    return match[1]


def state_of(url: str) -> Any:
    return json.loads(ask(url, "/state")[2])


def place_of(state: Any, rule: str) -> int:
    return [each["rule"] for each in state["findings"]].index(rule)


def post(url: str, path: str, body: object, **headers: str) -> tuple[int, str]:
    """Return the status and what is told, as our own page asks unless `headers` say otherwise."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=LONGEST)
    own = {"Host": address.netloc, "Origin": f"http://{address.netloc}"}
    if "token" not in headers:
        own["X-Bulletin-Token"] = token_of(url)
    own |= {key.replace("_", "-"): value for key, value in headers.items() if key != "token"}
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    connection.request("POST", path, data, own)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, json.loads(text)["told"] if text else ""


def test_a_fix_is_written_into_the_article(server: Running, wrong: Path) -> None:
    state = state_of(server.url)
    place = place_of(state, "PUN001")
    assert state["findings"][place]["fix"] == "改为“，”"
    asked = {"version": state["version"], "finding": place}
    assert post(server.url, "/fix", asked) == (200, "")
    assert RIGHT in wrong.read_text(encoding="utf-8")


def test_fixes_are_taken_back_one_after_another(server: Running, wrong: Path) -> None:
    change(wrong, {"下一步，": "下一步,"})
    before, state = wrong.read_bytes(), state_of(server.url)
    assert state["undo"] == ""
    for _ in range(2):
        place_and_version = {"version": state["version"], "finding": place_of(state, "PUN001")}
        assert post(server.url, "/fix", place_and_version) == (200, "")
        state = state_of(server.url)
        assert state["undo"] == "改为“，”"
    for _ in range(2):
        assert post(server.url, "/undo", {"version": state["version"], "finding": -1})[0] == 200
        state = state_of(server.url)
    assert (wrong.read_bytes(), state["undo"]) == (before, "")


def test_a_fix_that_somebody_wrote_over_is_not_taken_back(server: Running, wrong: Path) -> None:
    state = state_of(server.url)
    post(server.url, "/fix", {"version": state["version"], "finding": place_of(state, "PUN001")})
    stale = state_of(server.url)["version"]
    change(wrong, {RIGHT: "又一句。" + RIGHT})
    after = wrong.read_bytes()
    current = state_of(server.url)["version"]
    for version, part in ((stale, "没有写"), (current, "刚被别的程序改过，撤销不了")):
        status, told = post(server.url, "/undo", {"version": version, "finding": -1})
        assert (status, part in told) == (409, True)
    assert wrong.read_bytes() == after


def test_where_nothing_was_fixed_nothing_is_taken_back(server: Running, wrong: Path) -> None:
    before, version = wrong.read_bytes(), state_of(server.url)["version"]
    assert post(server.url, "/undo", {"version": version, "finding": -1})[0] == 409
    assert wrong.read_bytes() == before


def test_a_fix_that_is_refused_has_the_page_look_again(server: Running, article: Path) -> None:
    change(article, {"截至11月29日": "截至待补充"})
    state = state_of(server.url)
    post(server.url, "/fix", {"version": state["version"], "finding": place_of(state, "ISS003")})
    again = json.loads(ask(server.url, f"/state?after={state['version']}")[2])
    assert (again["version"] != state["version"], again["pages"]) == (True, state["pages"])


def test_of_two_tabs_that_accept_the_same_the_second_is_told(server: Running, wrong: Path) -> None:
    state = state_of(server.url)
    asked = {"version": state["version"], "finding": place_of(state, "PUN001")}
    post(server.url, "/fix", asked)
    after = wrong.read_bytes()
    status, told = post(server.url, "/fix", asked)
    assert (status, "稿件在这之后改过，没有写" in told) == (409, True)
    assert wrong.read_bytes() == after


def test_a_page_that_is_out_of_date_writes_nothing(server: Running, wrong: Path) -> None:
    state = state_of(server.url)
    asked = {"version": state["version"], "finding": place_of(state, "PUN001")}
    change(wrong, {WRONG: "又一句。" + WRONG})
    before = wrong.read_bytes()
    assert post(server.url, "/fix", asked)[0] == 409
    state_of(server.url)
    assert post(server.url, "/fix", asked)[0] == 409
    assert wrong.read_bytes() == before


def test_an_article_that_is_gone_is_told(server: Running, wrong: Path) -> None:
    state = state_of(server.url)
    wrong.unlink()
    for path, part in (("/fix", "稿件在这之后改过"), ("/open", "文件不存在")):
        asked = {"version": state["version"], "finding": place_of(state, "PUN001")}
        status, told = post(server.url, path, asked)
        assert (status, part in told) == (409, True)
    assert not wrong.exists()


def test_an_issue_that_is_no_draft_is_not_changed(server: Running, root: Path, wrong: Path) -> None:
    change(root / "issues" / ISSUE / "issue.toml", {'"draft"': '"published"'})
    state, before = state_of(server.url), files_of(root)
    asked = {"version": state["version"], "finding": place_of(state, "PUN001")}
    status, told = post(server.url, "/fix", asked)
    assert (status, "，不能改" in told) == (409, True)
    assert files_of(root) == before
    assert wrong.exists()


def test_a_finding_without_a_fix_is_told(server: Running, article: Path) -> None:
    change(article, {"截至11月29日": "截至待补充"})
    state = state_of(server.url)
    asked = {"version": state["version"], "finding": place_of(state, "ISS003")}
    status, told = post(server.url, "/fix", asked)
    assert (status, "这一处自动改不了" in told) == (409, True)


@pytest.mark.parametrize(
    "headers",
    [
        {"token": ""},
        {"X_Bulletin_Token": "x" * 43},
        {"X_Bulletin_Token": "é"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
)
def test_other_pages_are_refused(
    headers: dict[str, str], server: Running, root: Path, wrong: Path
) -> None:
    assert wrong.exists()
    state, before = state_of(server.url), files_of(root)
    asked = {"version": state["version"], "finding": place_of(state, "PUN001")}
    for path in ("/fix", "/undo", "/open"):
        assert post(server.url, path, asked, **headers) == (403, "")
    assert files_of(root) == before


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"\xff", b"[]", b"7", b"[" * 900, {"version": "x"},
        {"version": 1, "finding": 0}, {"version": "x", "finding": "0"},
        {"version": "x", "finding": True}, b" " * 1000,
    ],
)  # fmt: skip
def test_a_body_that_asks_for_nothing_is_refused(body: object, server: Running) -> None:
    assert post(server.url, "/fix", body) == (400, "")


def test_a_finding_that_there_is_not_is_told(server: Running, wrong: Path) -> None:
    assert wrong.exists()
    version = state_of(server.url)["version"]
    for place in (-1, 999, 10**30):
        assert post(server.url, "/fix", {"version": version, "finding": place})[0] == 409
    assert post(server.url, "/elsewhere", {"version": version, "finding": 0})[0] == 404
