"""NUM: numbers and dates (GB/T 15835-2011)."""
