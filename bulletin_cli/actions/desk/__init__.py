"""What the commands of the desk do."""
