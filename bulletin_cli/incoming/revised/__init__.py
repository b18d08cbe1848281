"""A rendered Word file that came back: what was changed in it, and how articles take it over."""
