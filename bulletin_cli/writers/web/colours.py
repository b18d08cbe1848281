"""A template's colours on a screen: changed no more than reading on light and dark asks for."""

from __future__ import annotations

LIGHT, DARK = "FFFFFF", "15171A"  # as page.css has them
LEAST, LEAST_LARGE = 4.5, 3.0  # contrast of text and of large text (WCAG 2, 1.4.3)
SOFT = 6.0  # of links, and on dark, where a pure colour flickers
_STEPS = 40


def readable(color: str, ground: str, least: float = LEAST) -> str:
    """Return the colour nearest to `color` (RRGGBB) that is read on `ground`, as #rrggbb."""
    end = "FFFFFF" if _luminance(ground) < 0.5 else "000000"
    mixed = (_mix(color, end, step / _STEPS) for step in range(_STEPS + 1))
    found = next(each for each in mixed if contrast(each, ground) >= least)
    return f"#{found.lower()}"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color))


def _luminance(color: str) -> float:
    parts = (each / 255 for each in _channels(color))
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
