"""Folders that run `bulletin` where nothing can be installed: for Windows, for Linux desktops."""
