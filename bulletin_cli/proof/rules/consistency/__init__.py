"""CON: what is said in two ways.

The folder is not called con like its family, for Windows lets no file bear that name.
"""
