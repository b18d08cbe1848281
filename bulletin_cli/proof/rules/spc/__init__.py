"""SPC: blanks and characters."""
