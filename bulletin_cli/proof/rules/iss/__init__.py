"""ISS: the issue as a whole."""
