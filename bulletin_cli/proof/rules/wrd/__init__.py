"""WRD: words."""
