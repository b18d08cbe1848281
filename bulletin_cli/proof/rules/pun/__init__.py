"""PUN: punctuation marks."""
