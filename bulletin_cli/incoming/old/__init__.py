"""Issues published before `bulletin`: a dump, a PDF or a Word file -> its facts and articles."""
