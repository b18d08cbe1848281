"""The issues of all years as plain data: what is found in them again."""
