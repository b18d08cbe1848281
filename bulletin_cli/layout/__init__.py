"""What a bulletin looks like: templates, the composed document, lines and pages."""
