"""The annual volume: a year's issues bound together."""
