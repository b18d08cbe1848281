"""CON: one thing said in two ways within an issue."""
