"""What `make windows-test` and `make linux-test` run: the folders that are handed out."""
