"""The archive as static pages: issues, lists of them, a search that needs no server, a feed."""
