"""TRM: names and set phrases."""
