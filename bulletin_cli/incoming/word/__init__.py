"""A Word file as its reader sees it: paragraphs, tables, pictures, changes and comments."""
