"""What rules read with: dates, ordinals, lists, numerals, lexicons."""
