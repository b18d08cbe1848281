"""NUM: figures and dates."""
