"""Proofreading: rules, the engine that runs them, and their reports."""
