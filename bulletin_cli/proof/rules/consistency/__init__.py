"""CON: what is said in two ways."""
