"""By what bytes are known again."""

from __future__ import annotations


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    import hashlib  # not on the way of commands that only read

    return hashlib.sha256(data).hexdigest()
