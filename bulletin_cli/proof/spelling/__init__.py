"""The detector of misspellings: which characters stand together, and which are mistaken."""
