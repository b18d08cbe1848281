"""STY: style."""
