"""SPC: blanks and characters that do not belong."""
