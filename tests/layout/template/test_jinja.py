"""Jinja is loaded by halves, and is whole for whoever asks for the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest

HALF = "from bulletin_cli.layout.template.jinja import ImmutableSandboxedEnvironment as Sandbox\n"


@pytest.mark.parametrize(
    "code",
    [
        "import jinja2; assert issubclass(Sandbox, jinja2.Environment)",
        "from jinja2 import Environment, meta; assert issubclass(Sandbox, Environment)",
        "import jinja2; jinja2.FileSystemLoader('.'); assert jinja2.sandbox, jinja2.nodes",
        "import jinja2; assert not hasattr(jinja2, 'nothing') and not hasattr(jinja2, 'nix')",
    ],
)
def test_others_find_all_of_jinja_where_half_of_it_was_loaded(code: str) -> None:
    subprocess.run([sys.executable, "-c", HALF + code], check=True)
