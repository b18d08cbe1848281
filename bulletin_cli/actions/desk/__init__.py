"""What the commands of the desk do, one file for what belongs together."""
