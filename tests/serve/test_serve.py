"""The preview's server over plain HTTP."""

from __future__ import annotations

import http.client
import json
import signal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.serve import serve
from bulletin_cli.workspace import Workspace
from tests.conftest import LONGEST, change, write
from tests.serve.conftest import ISSUE, Running


def ask(url: str, path: str = "/", host: str | None = None) -> tuple[int, Any, bytes]:
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=LONGEST)
    try:
        connection.request("GET", path, headers={"Host": host or address.netloc})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "localhost:x@y"])
def test_a_foreign_host_is_refused(host: str, server: Running) -> None:
    for path in ("/", "/state", "/page.js"):
        status, _, body = ask(server.url, path, host)
        assert (status, body) == (403, b"")
    assert ask(server.url, host="localhost")[0] == 200


def test_the_page_allows_nothing_from_elsewhere(server: Running) -> None:
    _, headers, _ = ask(server.url)
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/bulletin.toml", "/../bulletin.toml", "/pictures/x", "//x"])
def test_nothing_else_is_served(path: str, server: Running) -> None:
    assert ask(server.url, path)[0] == 404


def test_the_state_waits_for_a_change(server: Running, article: Path) -> None:
    version = json.loads(ask(server.url, "/state")[2])["version"]
    change(article, {"入冬以来": "立冬以来"})
    state = json.loads(ask(server.url, f"/state?after={version}")[2])
    assert state["version"] != version
    assert state["error"] is None
    assert "立冬以来" in "".join(state["pages"])


def test_all_broken_articles_are_named_beside_the_pages_of_the_rest(
    server: Running, article: Path
) -> None:
    good = article.read_bytes()
    write(article, "坏\n")
    article.with_name("03.md").unlink()
    state = json.loads(ask(server.url, "/state")[2])
    for part in ("有 2 处读不出来", "articles/02.md 第 1 行", "articles 列了 03.md"):
        assert part in state["error"]["message"]
    assert state["error"]["hint"].endswith("下面是读得出来的各篇。")
    assert "入冬以来" not in "".join(state["pages"])
    write(article, good)
    state = json.loads(ask(server.url, f"/state?after={state['version']}")[2])
    assert "有 2 处" not in state["error"]["message"]
    assert "入冬以来" in "".join(state["pages"])


def test_once_all_was_shown_a_broken_article_keeps_its_pages(
    server: Running, article: Path
) -> None:
    version = json.loads(ask(server.url, "/state")[2])["version"]
    write(article, "坏\n")
    state = json.loads(ask(server.url, f"/state?after={version}")[2])
    assert state["error"]["hint"].endswith("下面是改坏之前的各页。")
    assert "入冬以来" in "".join(state["pages"])


def test_ctrl_c_ends_the_server_quietly(server: Running) -> None:
    version = json.loads(ask(server.url, "/state")[2])["version"]
    address = urlsplit(server.url)
    waiting = http.client.HTTPConnection(address.hostname or "", address.port, timeout=LONGEST)
    waiting.request("GET", f"/state?after={version}", headers={"Host": address.netloc})
    server.process.send_signal(signal.SIGINT)
    out, err = server.process.communicate(timeout=LONGEST)
    waiting.close()
    assert (server.process.returncode, out, err) == (0, "", "")


def test_a_taken_port_is_an_error_with_a_hint(server: Running, root: Path) -> None:
    for port in (urlsplit(server.url).port or 0, 70000):
        with pytest.raises(BulletinError, match=f"端口 {port} 用不了") as error:
            serve(Workspace(root), ISSUE, port=port, opened=print, token="", edit=lambda *_: None)
        assert "换一个端口" in error.value.hint
