"""Jinja's parser and sandbox without the loaders and disk caches that its package begins with.

Those bring pickle, tempfile and OpenSSL along, a third of what importing Jinja takes.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from typing import Any


def _postpone_package() -> None:
    """Let jinja2/__init__.py run when somebody asks for one of its names, which nobody here does.

    Its modules can be imported before, for they need nothing of it.
    """
    spec = find_spec("jinja2")
    if "jinja2" in sys.modules or spec is None or spec.loader is None:
        return
    run, package = spec.loader.exec_module, module_from_spec(spec)

    def asked(name: str) -> Any:
        del package.__dict__["__getattr__"]
        run(package)
        return getattr(package, name)

    package.__dict__["__getattr__"] = asked
    sys.modules["jinja2"] = package


_postpone_package()

import jinja2.nodes as nodes  # noqa: E402, PLR0402 - `from jinja2` would ask for a name
from jinja2.environment import Template  # noqa: E402
from jinja2.exceptions import TemplateError, TemplateSyntaxError  # noqa: E402
from jinja2.runtime import StrictUndefined  # noqa: E402
from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: E402

__all__ = [
    "ImmutableSandboxedEnvironment", "StrictUndefined", "Template", "TemplateError",
    "TemplateSyntaxError", "nodes",
]  # fmt: skip
