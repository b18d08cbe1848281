"""What a bulletin says: issues, articles, numbers, words; it knows no looks."""
