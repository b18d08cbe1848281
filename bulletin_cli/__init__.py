"""Compose and typeset Chinese official work bulletins (工作简报)."""

__version__ = "0.1.0"
