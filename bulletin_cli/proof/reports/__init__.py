"""Findings as text, json, SARIF, annotations, comments; and the pages of the rules."""
