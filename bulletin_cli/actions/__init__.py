"""What each command does, between the files and the terminal."""
