"""PUN: marks (GB/T 15834-2011)."""
