"""bulletin.toml and issues/ on disk: everything that reads or writes files."""
