"""PRV: what must not be published of a person."""
