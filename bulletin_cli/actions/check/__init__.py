"""What `bulletin check` does: what a target means, what is found in it, what mends it."""
