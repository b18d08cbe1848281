"""The browser that looks at pages."""

from __future__ import annotations

from tests.serve.conftest import browser

__all__ = ["browser"]
