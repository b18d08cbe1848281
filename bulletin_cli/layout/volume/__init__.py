"""A year's issues bound together (合订本): what stands before, between and behind them."""
